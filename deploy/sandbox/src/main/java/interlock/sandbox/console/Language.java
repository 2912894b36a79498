package interlock.sandbox.console;

import interlock.core.codes.Documented;

/** The two languages of the people who run this. */
public enum Language {
  EN,
  ZH;

  /** The one that is spoken where this runs, by the environment's {@code LANG}. */
  public static Language ofEnvironment(String lang) {
    return lang != null && lang.startsWith("zh") ? ZH : EN;
  }

  String pick(String english, String chinese) {
    return this == EN ? english : chinese;
  }

  String of(Documented code) {
    return pick(code.english(), code.chinese());
  }
}
