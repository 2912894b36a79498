package interlock.core.codes;

/** What is published on {@code control.alert} for those who watch over Interlock. */
public enum AlertCode implements Documented {
  BREAKER_OPEN(
      "more stops in a minute than the policy allows: further ones go to officers first",
      "每分钟止付超过策略上限，后续止付先由人工审核",
      "find out who floods, reject what is false, approve the rest; docs/safety.md");

  private final String english;
  private final String chinese;
  private final String fix;

  AlertCode(String english, String chinese, String fix) {
    this.english = english;
    this.chinese = chinese;
    this.fix = fix;
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public String english() {
    return english;
  }

  @Override
  public String chinese() {
    return chinese;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
