package interlock.service.national;

import interlock.service.wording.Language;

/** How well something about the national interface is known. */
public enum Evidence {
  /** Read in public source code of real integrations; no official text was available. */
  VERIFIED_CODE("VERIFIED-CODE", "见于公开代码"),
  /** Our own reading: the field is known from code, that this belongs into it is not. */
  OURS("ours", "本系统的理解");

  private final String english;
  private final String chinese;

  Evidence(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** In words. */
  public String in(Language language) {
    return language.pick(english, chinese);
  }
}
