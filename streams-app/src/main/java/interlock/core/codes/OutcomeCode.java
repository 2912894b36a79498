package interlock.core.codes;

/** What became of an event, as {@code source.receipt} tells its source (law art. 26). */
public enum OutcomeCode implements Documented {
  TASK_OPENED("somebody is warned because of it", "已据此生成劝阻任务"),
  TASK_CONCLUDED("a task that rests on it ended as conclusion says", "相关劝阻任务已办结，结论见 conclusion"),
  TASK_CANCELLED("a task that rested on it ended, its evidence being taken back", "相关线索撤回，劝阻任务已取消"),
  STOP_ACTIVE("a bank holds money of this report's case", "本案已有资金被止付"),
  MONEY_FROZEN("money of this report's case is frozen", "本案已有资金被冻结"),
  MONEY_RETURNED("money of this report's case was given back", "本案已有资金返还"),
  DECISION_WITHOUT_EFFECT(
      "the decision found nothing on the task to decide, or no such task: nothing changed",
      "决定未产生效果：该任务无待决事项或任务不存在，未作变更"),
  APPEAL_WITHOUT_EFFECT(
      "the upheld appeal found no open measure that it is about: nothing was lifted",
      "申诉成立但未找到对应的在执行措施，未解除任何措施");

  private final String english;
  private final String chinese;

  OutcomeCode(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
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
