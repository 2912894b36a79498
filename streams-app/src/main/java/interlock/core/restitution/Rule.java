package interlock.core.restitution;

/** By which rule money goes back (银监发〔2016〕41号; domain.md §2.5, VERIFIED). */
public enum Rule {
  SINGLE_SOURCE("one case's money only: directly", "单一来源，直接返还"),
  BY_TIMESTAMP("several cases' money, told apart by timestamps: directly", "多笔汇入，按时间戳可辨，直接返还"),
  PRO_RATA("several cases' money, not to be told apart: by each loss", "多笔汇入，无法辨明，按被骗金额比例返还");

  private final String english;
  private final String chinese;

  Rule(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }
}
