package interlock.command;

import interlock.service.config.InterlockConfig;
import interlock.service.config.InvalidConfig;
import interlock.service.wording.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands share that tell people of what was published. */
final class ReadingOptions {
  @Mixin private ConfigOptions options;

  @Option(names = "--reveal", description = "Show identifiers in full.")
  boolean reveal;

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      converter = Lang.class,
      description = "Language; by default that of the environment.")
  Language language = Language.ofEnvironment(System.getenv("LANG"));

  @Option(
      names = "--cluster",
      paramLabel = "HOST:PORT",
      description = "Short for --set bootstrap.servers=…")
  private String cluster;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = "Short for --set schema.registry.url=…")
  private String registry;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      description = "Short for --set topic.prefix=…")
  private String topicPrefix;

  /**
   * The settings.
   *
   * @throws InvalidConfig with every problem
   */
  InterlockConfig load() {
    List<String> settings = new ArrayList<>();
    add(settings, InterlockConfig.BOOTSTRAP_SERVERS, cluster);
    add(settings, "schema.registry.url", registry);
    add(settings, InterlockConfig.TOPIC_PREFIX, topicPrefix);
    return options.loadToRead(settings);
  }

  /** What is said before identifiers are shown. */
  String warning() {
    return language.pick("Identifiers are shown in full.", "以下显示完整标识信息。");
  }

  private static void add(List<String> settings, String key, String value) {
    if (value != null) {
      settings.add(key + "=" + value);
    }
  }

  /** {@code en} or {@code zh}. */
  static final class Lang implements ITypeConverter<Language> {
    @Override
    public Language convert(String text) {
      return Language.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
