package interlock.command;

import interlock.service.wording.Language;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** In which language people are told. */
final class LanguageOption {
  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      converter = Lang.class,
      description = "Language; by default that of the environment.")
  private Language language = Language.ofEnvironment(System.getenv("LANG"));

  Language language() {
    return language;
  }

  /** {@code en} or {@code zh}. */
  static final class Lang implements ITypeConverter<Language> {
    @Override
    public Language convert(String text) {
      return Language.valueOf(text.toUpperCase(Locale.ROOT));
    }
  }
}
