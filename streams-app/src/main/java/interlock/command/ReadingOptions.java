package interlock.command;

import interlock.service.config.InterlockConfig;
import interlock.service.wording.Language;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that tell people of what was published. */
final class ReadingOptions {
  @Mixin private ClusterOptions cluster;

  @Option(names = "--reveal", description = "Show identifiers in full.")
  boolean reveal;

  @Mixin private LanguageOption languageOption;

  /**
   * The settings.
   *
   * @throws interlock.service.config.InvalidConfig with every problem
   */
  InterlockConfig load() {
    return cluster.loadToRead();
  }

  /** What is said before identifiers are shown. */
  String warning() {
    return language().pick("Identifiers are shown in full.", "以下显示完整标识信息。");
  }

  Language language() {
    return languageOption.language();
  }
}
