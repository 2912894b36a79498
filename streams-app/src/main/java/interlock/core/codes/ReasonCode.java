package interlock.core.codes;

import java.util.Optional;

/**
 * Everything that a task may give as a reason. The name stands in the record; the points come from
 * the policy. Source: design.md §2 to §5.
 */
public enum ReasonCode implements Documented {
  CONTACT_REPORTED(
      Group.EVIDENCE, "a carrier or platform reports a contact with fraud", "运营商或平台上报涉诈联系"),
  CONTACT_CONFIRMED(
      Group.EVIDENCE,
      "a carrier or platform is sure of a contact with fraud: 0.8 or more",
      "置信度 0.8 以上的涉诈联系"),
  IN_TOUCH_WITH_INVOLVED(
      Group.EVIDENCE,
      "was in touch with a number, site or app that is, or became, involved",
      "与涉案号码、网站或应用有过联系"),
  ON_CALL_WITH_INVOLVED(Group.EVIDENCE, "is on a call with an involved number now", "正与涉案号码通话"),
  SUSPICIOUS_TRANSFER(Group.EVIDENCE, "the bank finds a transfer suspicious", "银行认为转账可疑"),
  PAID_SUSPECT_ACCOUNT(Group.EVIDENCE, "a transfer to a suspect account", "向可疑账户转账"),
  PAID_INVOLVED_ACCOUNT(
      Group.EVIDENCE, "money was posted to an account that is, or became, involved", "资金已转入涉案账户"),
  IN_FLIGHT_TO_INVOLVED(
      Group.EVIDENCE, "a transfer to an involved account is still in flight", "向涉案账户的转账尚未完成"),
  IN_FLIGHT_ON_CALL(
      Group.EVIDENCE, "a transfer is in flight while the payer is on a fraud call", "通话涉诈期间正在转账"),
  COUNTER_ALARM(Group.EVIDENCE, "the branch pressed the counter alarm", "银行网点柜面报警"),
  LARGE_CASH_OPEN_CASE(Group.EVIDENCE, "large cash by a person with an open case", "劝阻对象办理大额取现"),
  POLICE_DIRECTIVE(Group.EVIDENCE, "the police directed it", "公安预警指令"),
  REPEATED_PAYMENTS(
      Group.EVIDENCE,
      "paid similar amounts to the same payee again and again (3008)",
      "连续多笔向同一对手转出相近金额（3008）"),
  BALANCE_DRAINED(
      Group.EVIDENCE, "more than half of the balance went within a day", "24 小时内转出过半余额"),
  GROWING_PAYMENTS(
      Group.EVIDENCE,
      "a small payment, then larger and larger ones, to new payees",
      "向陌生账户先小额后大额转账"),
  TWO_PARTIES_AGREE(
      Group.RAISE, "two parties saw it independently within 24 hours", "24 小时内两方独立印证"),
  CARE_LIST(Group.RAISE, "the person is on the care list", "属于重点关怀对象"),
  PHONE_BUSY(
      Group.RAISE,
      "busy twice within 10 minutes: probably on the phone with the fraudster",
      "10 分钟内两次占线，疑似正与诈骗分子通话"),
  STRANGER_ANSWERED(
      Group.RAISE,
      "a stranger answered twice within 10 minutes: calls may be forwarded",
      "10 分钟内两次陌生人接听，疑似呼叫转移"),
  UNREACHABLE(Group.RAISE, "the retry ladder of calls ended without an answer", "多次呼叫仍无法联系"),
  STEP_OVERDUE(Group.RAISE, "a step passed its deadline", "处置步骤超时"),
  RAISED_BY_OFFICER(Group.RAISE, "an officer raised the level", "民警调高等级"),
  LOWERED_BY_OFFICER(Group.RAISE, "an officer lowered the level", "民警调低等级"),
  RAISE_PROPOSED(
      Group.COURSE, "one officer would raise the level; another must agree", "民警提议调高等级，待另一民警同意"),
  LOWER_PROPOSED(
      Group.COURSE, "one officer would lower the level; another must agree", "民警提议调低等级，待另一民警同意"),
  LIFT_PROPOSED(
      Group.COURSE, "one officer would lift the measure; another must agree", "民警提议解除措施，待另一民警同意"),
  LINE_MEASURE_ENDED(
      Group.COURSE,
      "the longest time of the measure against the line has passed",
      "对线路的措施已满最长期限，予以恢复"),
  EVIDENCE_WITHDRAWN(Group.COURSE, "evidence was withdrawn by its source", "证据已被来源撤回"),
  SUBJECTS_JOINED(Group.COURSE, "two cases turned out to be one person", "两案确认为同一人"),
  SPLIT_BY_OFFICER(
      Group.COURSE, "an officer separated identifiers that do not belong together", "民警拆分误关联的标识"),
  LINK_REFUSED(
      Group.COURSE, "a link was refused: a shared identifier, or a cap", "关联被拒绝（共用标识或超上限）"),
  POSSIBLE_FAMILY_CONTACT(
      Group.COURSE, "the link leads to another person: perhaps family", "关联指向他人，可能为家属"),
  REGION_UNKNOWN(
      Group.COURSE, "no unit covers the place, so the national desk has it", "辖区未知，由国家级席位处置"),
  TRANSFERRED(Group.COURSE, "a unit handed the task to another", "单位移交"),
  VICTIM_REPORTED(Group.COURSE, "the person reported a loss", "当事人已报案"),
  CHEATED_AFTER_WARNING(Group.COURSE, "the loss came after a completed measure", "预警后被骗"),
  TOO_LATE(
      Group.COURSE,
      "the loss came after the opening, but before any completed measure",
      "任务开启后、措施完成前被骗"),
  SECOND_SCAM_PROTECTION(Group.COURSE, "a victim is a target again: visit later", "防止二次受骗回访"),
  REVISIT_DUE(Group.COURSE, "the care list asks for a regular visit", "到期回访"),
  FOUND_GENUINE(
      Group.COURSE, "a return visit found that what was told of the case is true", "回访属实"),
  FOUND_NOT_GENUINE(
      Group.COURSE, "a return visit found that what was told of the case is not true", "回访不真实"),
  CARE_ENDED(
      Group.COURSE,
      "a return visit found that the person need not be looked after any more",
      "回访认为无需继续关怀"),
  CASE_IDLE(Group.COURSE, "nothing open and nothing new for seven days", "七日无新情况自动办结"),
  OUR_OUTAGE(Group.COURSE, "the deadline fell into an outage of this system", "时限落在本系统故障期内"),
  REPORTED_PAYEE(Group.MONEY, "a report names this account as the payee", "报案所列收款账户"),
  TAINTED_MONEY(Group.MONEY, "money of a case was traced to this account", "追踪到涉案资金"),
  MOVED_RECENTLY(Group.MONEY, "the money moved within 24 hours", "资金 24 小时内有流动"),
  CASH_WITHDRAWAL_ATTEMPT(Group.MONEY, "somebody tries to take the money out in cash", "有人试图取现"),
  MORE_MONEY_ARRIVED(Group.MONEY, "more of the case's money came after the stop", "止付后又有涉案资金转入"),
  CASE_FILED(Group.MONEY, "the case is filed, so a freeze may follow", "已立案，可转冻结"),
  CASE_NOT_FILED(Group.MONEY, "the case is not filed yet, so the stop is extended", "尚未立案，续止付"),
  HOLD_EXPIRING(Group.MONEY, "the hold ends within hours", "止付即将到期"),
  HOLD_EXPIRED(Group.MONEY, "the hold ended", "止付已到期"),
  STOP_LIMIT_REACHED(Group.MONEY, "this account had its two stops for this case", "止付次数已达上限"),
  HELD_LESS_THAN_ASKED(Group.MONEY, "the bank held less than was asked", "实际止付金额不足"),
  BANK_REFUSED(Group.MONEY, "the bank refused the command", "银行拒绝执行"),
  HELD_BY_ANOTHER(
      Group.MONEY,
      "another authority holds the account already, so this waits its turn",
      "账户已被其他单位控制，轮候"),
  RECEIPT_OVERDUE(
      Group.MONEY, "the bank's receipt of the command did not come in time", "银行逾期未签收指令"),
  RESULT_OVERDUE(
      Group.MONEY,
      "the bank has the command, but its result did not come in time",
      "银行已签收但逾期未反馈结果"),
  UNSOLICITED_ANSWER(Group.MONEY, "the bank answered a command that was not given", "银行反馈了未下达的指令"),
  NOTHING_LEFT(Group.MONEY, "none of the case's money is here any more", "账户内已无涉案资金"),
  REPORT_WITHDRAWN(Group.MONEY, "the report was withdrawn", "报案已撤回"),
  APPEAL_RECEIVED(Group.MONEY, "an appeal is being looked into", "申诉已受理，核查中"),
  APPEAL_DISMISSED(Group.MONEY, "an appeal was dismissed", "申诉不成立"),
  APPEAL_UPHELD(Group.MONEY, "an appeal was upheld", "申诉成立"),
  LIFTED_BY_OFFICER(Group.MONEY, "an officer ordered the lift", "民警决定解除"),
  ORDERED_BY_OFFICER(Group.MONEY, "an officer ordered the measure", "民警决定采取措施"),
  CONSENT_MISSING(
      Group.MONEY,
      "the order names no document of the person's consent, so it is refused",
      "未附当事人同意书，不予执行"),
  NOT_OWN_ACCOUNT(
      Group.MONEY,
      "the account is not known to be the person's own, so the order is refused",
      "非当事人本人账户，不予执行"),
  BALANCE_UNKNOWN(
      Group.MONEY,
      "no balance is known and the order names no amount, so it is refused",
      "余额不明且未指定金额，不予执行"),
  LIVING_COSTS_ONLY(
      Group.MONEY,
      "no more is there than the living costs that stay free, so the order is refused",
      "余额未超过基本生活费用，不予执行"),
  TOO_MANY_OPEN(
      Group.MONEY,
      "so many measures of this kind are open on the account that this one is refused",
      "该账户同类未结措施已达上限，不予执行"),
  PROTECTION_GOES_ON(
      Group.MONEY, "the protection goes on until its longest time", "保护性止付未满最长期限，续控"),
  PROTECTION_ENDED(
      Group.MONEY, "the longest time of the protection has passed", "保护性止付已满最长期限，自动解除"),
  VICTIM_IN_DANGER(
      Group.MONEY,
      "the payer's case is special-high while the transfer is in flight",
      "付款人特高危且转账未完成"),
  VICTIM_DISSUADED(
      Group.MONEY, "the payer was dissuaded, so the transfer is to be cancelled", "付款人已被劝阻，撤销转账"),
  FALSE_ALARM(Group.MONEY, "it was no fraud, so the transfer is to be released", "误报，放行转账"),
  CUSTOMER_INSISTS(Group.MONEY, "the payer was met and insists", "见面劝阻后客户仍坚持"),
  TRANSFER_POSTED(
      Group.MONEY, "the transfer was posted, so there is nothing to hold any more", "转账已入账，无法再拦截"),
  TRANSFER_STAYED(
      Group.MONEY, "the transfer was rejected or reversed: the money stayed", "转账被拒绝或退回，资金未流出"),
  NAME_MISMATCH(Group.REVIEW, "the name does not fit the account", "户名与账号不符"),
  ALLOWED_TARGET(Group.REVIEW, "the target is on the list as allowed", "对象在白名单内"),
  MERCHANT_ACCOUNT(Group.REVIEW, "the account belongs to a merchant", "商户账户"),
  PAYMENT_INSTITUTION(Group.REVIEW, "the account belongs to a payment institution", "支付机构账户"),
  DEEP_HOP(Group.REVIEW, "the fourth hop or later, where innocent sellers stand", "四级及以后的账户"),
  OVER_HELD(Group.REVIEW, "more is held than is the case's money", "止付金额超过涉案资金"),
  NEAR_MISS(Group.REVIEW, "an outflow just before the reported transfer", "早于报案转账的近时流出"),
  SUSPECTED_TWIN(Group.REVIEW, "two banks may have told of one payment", "疑似同一笔交易被两行重复上报"),
  TOO_MANY_UPSTREAM(
      Group.REVIEW, "more payers or contacts than are warned one by one", "上游人数超过逐一预警上限"),
  APPROVAL_NEEDED(Group.REVIEW, "the policy asks for approval", "按策略需审批"),
  MODE_ADVISE(Group.REVIEW, "this kind of command only advises at present", "当前仅建议不执行"),
  BREAKER_OPEN(Group.REVIEW, "the breaker on stops is open", "止付熔断已触发"),
  LISTED(Group.CLUE, "the watch list names it", "在名单之内"),
  REPORTED_CONTACT(Group.CLUE, "a report names this number, site or app", "报案所列号码、网站或应用"),
  TWO_SOURCES_AGREE(Group.CLUE, "two sources report the same line", "两个来源上报同一线路"),
  SPOOFED_NUMBER(Group.CLUE, "the number shown may not be the caller's", "疑似改号"),
  OVERSEAS_NUMBER(Group.CLUE, "the number is abroad", "境外号码"),
  SIM_BOX_SIGNAL(Group.CLUE, "the carrier sees a SIM box", "疑似 GOIP 设备"),
  CASH_WITHDRAWN(Group.CLUE, "traced money was taken out in cash", "涉案资金已取现"),
  HOLDER_UNKNOWN(Group.CLUE, "no bank has told who holds the account", "开户人信息不明"),
  STOP_IN_FORCE(
      Group.CLUE, "a stop is at the bank, so every movement matters at once", "止付期间需实时监控"),
  ANSWER_OVERDUE(Group.CLUE, "the answer did not come in time", "逾期未反馈"),
  MONEY_MISSING(Group.CLUE, "a stop caught only a part", "止付后仍有资金缺口"),
  PAYER_INVOLVED(
      Group.CLUE, "the payer is involved or suspect: a lead, not a victim", "付款人涉案或可疑，转为线索"),
  HOLDS_TAINTED_MONEY(
      Group.CLUE, "the payer holds traced money: a lead, not a victim", "付款人持有涉案资金，转为线索"),
  MANY_IN_ONE_OUT(
      Group.CLUE, "many paid in and most of it went on to one (3006)", "分散转入集中转出（3006）"),
  ONE_IN_MANY_OUT(Group.CLUE, "one paid in and as much went on to many (3007)", "集中转入分散转出（3007）"),
  REPEATED_INFLOWS(
      Group.CLUE,
      "the same payer pays in similar amounts again and again (3008)",
      "同一对手连续多笔转入相近金额（3008）"),
  ACCOUNTS_OPENED_TOGETHER(
      Group.CLUE, "opened many accounts within a few working days (1001)", "短期频繁开户（1001）"),
  MANY_ACCOUNTS(Group.CLUE, "has many accounts in all (1002)", "累计开户数过多（1002）"),
  MANY_CARDS_ONE_PHONE(Group.CLUE, "many cards, or persons, share one phone", "一号多卡"),
  MANY_CARDS_ONE_DEVICE(Group.CLUE, "many cards are used from one device", "一机多卡");

  /** Where on a task's way the reason arises. */
  public enum Group {
    /** What opens a dissuasion task and carries points. */
    EVIDENCE("what opens a dissuasion task and carries points", "开启劝阻任务并计分的证据"),
    /** What changes the level or the urgency of an open case. */
    RAISE("what changes the level or the urgency of an open case", "改变等级或紧急程度的情形"),
    /** What happened to a dissuasion task. */
    COURSE("what happened to a dissuasion task", "劝阻任务的经过"),
    /** Why money is to be stopped, held on to or let go. */
    MONEY("why money is to be stopped, held on to or let go", "止付、续控或解除资金的理由"),
    /** Why a person must decide first. */
    REVIEW("why a person must decide first", "需人工审核的理由"),
    /** Why an account is queried, a line controlled or a lead given. */
    CLUE("why an account is queried, a line controlled or a lead given", "查询账户、管控线路或形成线索的理由");

    private final String english;
    private final String chinese;

    Group(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    /** One line in English. */
    public String english() {
      return english;
    }

    /** One line in Chinese. */
    public String chinese() {
      return chinese;
    }
  }

  private final Group group;
  private final String english;
  private final String chinese;

  ReasonCode(Group group, String english, String chinese) {
    this.group = group;
    this.english = english;
    this.chinese = chinese;
  }

  /** The constant of that name; empty when there is none. */
  public static Optional<ReasonCode> of(String code) {
    return Names.of(ReasonCode.class, code);
  }

  /** Where on a task's way the reason arises. */
  public Group group() {
    return group;
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
