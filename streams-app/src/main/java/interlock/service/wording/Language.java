package interlock.service.wording;

import interlock.core.codes.Documented;

/** The two languages of the people who run this. */
public enum Language {
  EN,
  ZH;

  /** The one that is spoken where this runs, by the environment's {@code LANG}. */
  public static Language ofEnvironment(String lang) {
    return lang != null && lang.startsWith("zh") ? ZH : EN;
  }

  public String pick(String english, String chinese) {
    return this == EN ? english : chinese;
  }

  /** What a code means, on one line. */
  public String of(Documented code) {
    return pick(code.english(), code.chinese());
  }

  /** The word for a contract's symbol; English shows the symbol itself. */
  public String word(Object symbol) {
    return pick(symbol.toString(), Words.chinese(symbol.toString()));
  }
}
