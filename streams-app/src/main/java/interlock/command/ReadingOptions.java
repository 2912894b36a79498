package interlock.command;

import interlock.service.config.InterlockConfig;
import interlock.service.wording.Language;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that tell people of what was published. */
final class ReadingOptions {
  @Mixin private ClusterOptions cluster;

  @Option(names = "--reveal", description = "Show identifiers in full.")
  boolean reveal;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      converter = Lang.class,
      description = "Language; by default that of the environment.")
  Language language = Language.ofEnvironment(System.getenv("LANG"));

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
    return language.pick("Identifiers are shown in full.", "以下显示完整标识信息。");
  }

  /** {@code en} or {@code zh}. */
  static final class Lang implements ITypeConverter<Language> {
    @Override
    public Language convert(String text) {
      return Language.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
