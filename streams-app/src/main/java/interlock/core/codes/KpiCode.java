package interlock.core.codes;

/**
 * The figures by which a centre is judged. Each is one number over another for a cohort: the tasks
 * opened, or the cases reported, in a period, whatever happens to them later. Names and meaning
 * follow what forces report of themselves (签收及时率, 反馈及时率, 劝阻率, 预后被骗, 止付率); none is law.
 */
public enum KpiCode implements Documented {
  SIGNED_ON_TIME(
      Form.SHARE,
      "signed on time",
      "签收及时率",
      "SIGN steps done by their deadline",
      "SIGN steps of the dissuasion tasks opened that are done or past their deadline"),
  FEEDBACK_ON_TIME(
      Form.SHARE,
      "feedback on time",
      "反馈及时率",
      "steps of officers and banks (calls, visits, branch, family, revisits, reports) done by their"
          + " deadline",
      "such steps of the dissuasion tasks opened that are done or past their deadline"),
  WARNED(
      Form.SHARE,
      "dissuasion rate",
      "劝阻率",
      "dissuasion tasks with at least one completed measure (message, call, visit, family, bank)",
      "dissuasion tasks opened, without those cancelled"),
  MET_IN_8_HOURS(
      Form.SHARE,
      "met within 8 hours",
      "8小时见面率",
      "fund warnings whose VISIT was done within 8 hours after the task became one",
      "dissuasion tasks opened that became a fund warning: FUND or COUNTER at HIGH or above, without"
          + " those that ended within the 8 hours by another way"),
  DISSUADED(
      Form.SHARE,
      "success of dissuasion",
      "劝阻成功率",
      "dissuasion tasks concluded as DISSUADED or SELF_AWARE",
      "dissuasion tasks opened and concluded as DISSUADED, SELF_AWARE or DEFRAUDED"),
  CHEATED_AFTER_WARNING(
      Form.SHARE,
      "cheated after warning",
      "预后被骗率",
      "dissuasion tasks whose person lost money after a completed measure",
      "dissuasion tasks with at least one completed measure"),
  TOO_LATE(
      Form.SHARE,
      "cheated before any measure",
      "措施前被骗率",
      "dissuasion tasks whose person lost money after the opening, before any completed measure",
      "dissuasion tasks opened, without those cancelled"),
  GENUINE(
      Form.SHARE,
      "genuine by revisit",
      "处置真实率",
      "dissuasion tasks that a revisit found to be told truly",
      "dissuasion tasks opened that a revisit verified, truly told or not"),
  PRECISION(
      Form.SHARE,
      "precision",
      "预警准确率",
      "dissuasion tasks concluded as DISSUADED, SELF_AWARE or DEFRAUDED",
      "dissuasion tasks opened and concluded as one of these or FALSE_ALARM; by level (the highest"
          + " that the task had) and by source"),
  FIRST_HOLD_IN_30_MINUTES(
      Form.SHARE,
      "first hold within 30 minutes",
      "30分钟内首笔止付率",
      "cases whose first hold was acknowledged within 30 minutes after the report",
      "cases reported, without those withdrawn"),
  COVERED_AFTER_30_MINUTES(
      Form.SHARE,
      "held 30 minutes after the report",
      "报案后30分钟止付覆盖率",
      "yuan held for the case by then, at most what was lost",
      "yuan lost in the cases reported"),
  COVERED_AFTER_1_HOUR(
      Form.SHARE, "held 1 hour after the report", "报案后1小时止付覆盖率", "likewise", "likewise"),
  COVERED_AFTER_6_HOURS(
      Form.SHARE, "held 6 hours after the report", "报案后6小时止付覆盖率", "likewise", "likewise"),
  COVERED_AFTER_24_HOURS(
      Form.SHARE, "held 24 hours after the report", "报案后24小时止付覆盖率", "likewise", "likewise"),
  HELD_TO_FROZEN(
      Form.SHARE,
      "held money that was frozen",
      "止付转冻结率",
      "yuan frozen, at its highest, of the stops opened",
      "yuan held, at its highest, of the stops opened"),
  LAPSED(
      Form.SHARE,
      "held money whose stop lapsed",
      "止付到期流失率",
      "yuan held when the stop ended by itself, of the stops opened",
      "yuan held, at its highest, of the stops opened"),
  RETURNED(
      Form.SHARE,
      "frozen money given back",
      "资金返还率",
      "yuan given back, of the cases reported",
      "yuan frozen, at its highest, of the cases reported"),
  WRONGFUL(
      Form.SHARE,
      "wrongful stops",
      "错误止付率",
      "stops that were in force and were lifted: appeal upheld, report withdrawn, false alarm, or by"
          + " an officer",
      "stops opened that came into force"),
  WRONGFUL_HOURS(
      Form.AVERAGE,
      "hours restricted wrongfully",
      "错误止付平均时长（小时）",
      "hours from coming into force to the lift, of wrongful stops",
      "wrongful stops"),
  HIGH_LOSS(
      Form.SHARE,
      "high losses",
      "高损案件占比",
      "cases of 300,000 yuan and more",
      "cases reported, without those withdrawn"),
  OPEN_PER_OFFICER(
      Form.AVERAGE,
      "open tasks per officer",
      "人均待办",
      "tasks that waited for an officer at the end of each day",
      "officers on duty by the policy's directory, added up over the days; units that name none are"
          + " left out");

  /** How the two numbers are shown. */
  public enum Form {
    /** Numerator ÷ denominator in percent. */
    SHARE,
    /** Numerator ÷ denominator as it is. */
    AVERAGE
  }

  private final Form form;
  private final String english;
  private final String chinese;
  private final String numerator;
  private final String denominator;

  KpiCode(Form form, String english, String chinese, String numerator, String denominator) {
    this.form = form;
    this.english = english;
    this.chinese = chinese;
    this.numerator = numerator;
    this.denominator = denominator;
  }

  public Form form() {
    return form;
  }

  /** What is counted above the line, in English. */
  public String numerator() {
    return numerator;
  }

  /** What is counted below the line, in English. */
  public String denominator() {
    return denominator;
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
}
