package interlock.service.explain;

import interlock.service.wording.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields of all task records, and of what they contain, in the order in which a change of them
 * is told, with their names in both languages.
 */
final class Fields {
  /**
   * What is told elsewhere or not at all: the head of an entry has the ids, the cause and the
   * times; {@code nextDueAt} follows from the steps; {@code routingKey} is for machines.
   */
  static final Set<String> UNTOLD =
      Set.of(
          "taskId",
          "revision",
          "routingKey",
          "nextDueAt",
          "triggeredBy",
          "sourceTime",
          "openedAt",
          "updatedAt");

  private record Name(int order, String english, String chinese) {}

  private static final Map<String, Name> NAMES = new HashMap<>();

  static {
    // The task
    add("state", "state", "状态");
    add("command", "command", "指令");
    add("kind", "kind", "类别");
    add("conclusion", "conclusion", "办结结果");
    add("mergedInto", "merged into", "并入任务");
    add("cheatedAfterWarning", "cheated after warning", "预后被骗");
    add("level", "level", "风险等级");
    add("warningClass", "class", "预警类别");
    add("score", "score", "分值");
    add("priority", "priority", "优先级");
    add("urgent", "urgent", "加急");
    add("onCallNow", "on the call now", "正在通话");
    add("fundsInFlight", "money in flight", "资金在途");
    add("reasons", "reason", "原因");
    add("steps", "step", "措施");
    // Money
    add("amount", "amount", "金额");
    add("amountHeld", "held", "已止付金额");
    add("amountAtRisk", "at risk", "涉险金额");
    add("scope", "scope", "止付范围");
    add("applicationId", "application", "申请编号");
    add("originalApplicationId", "original application", "原申请编号");
    add("commandSeq", "commands so far", "指令序号");
    add("stopCount", "stops so far", "止付次数");
    add("peopleNotWarned", "people not warned", "未预警人数");
    add("approvals", "approval", "审批");
    add("expiresAt", "ends", "到期时间");
    add("responseDueAt", "answer due", "反馈时限");
    add("periodFrom", "movements from", "查询起始");
    add("completeUpTo", "complete up to", "流水完整至");
    add("knownUpTo", "movements known up to", "流水已知至");
    add("hop", "hop", "层级");
    add("transferId", "transfer", "交易流水号");
    add("orderId", "order number", "支付订单号");
    add("transferAmount", "transfer amount", "交易金额");
    add("transferAt", "transfer time", "交易时间");
    // Whom it concerns
    add("target", "target", "对象");
    add("transferOut", "payer", "付款方");
    add("path", "through account", "途经账户");
    add("phones", "phone", "电话");
    add("accounts", "account", "账户");
    add("personId", "person", "人员");
    add("contact", "contact", "涉诈联系方式");
    add("refusedLinks", "links refused", "被拒关联数");
    add("message", "message", "短信内容");
    add("careGroup", "care list", "重点关怀");
    add("fraudType", "kind of fraud", "诈骗类型");
    add("caseId", "case", "案件");
    add("caseIds", "case", "案件");
    // Who is to act
    add("responsibleUnit", "unit", "责任单位");
    add("unit", "unit", "单位");
    add("signDueAt", "to be signed for by", "签收时限");
    add("outcome", "outcome", "核查结果");
    add("copyUnits", "copy to", "抄送单位");
    add("carrier", "carrier", "运营商或平台");
    add("region", "region", "地区");
    add("branch", "branch", "网点");
    add("place", "place", "所在地");
    add("notice", "notice", "告知");
    add("legalBasis", "legal basis", "法律依据");
    add("policyVersion", "policy", "策略版本");
    // Inside the records above
    add("account", "account", "账户");
    add("institution", "institution", "机构");
    add("name", "name", "姓名");
    add("phone", "phone", "电话");
    add("url", "site", "网址");
    add("app", "app", "应用");
    add("source", "says", "来源");
    add("at", "at", "时间");
    add("reasonCode", "reason", "原因代码");
    add("channel", "channel", "申诉渠道");
    add("officer", "officer", "民警");
  }

  private Fields() {}

  private static void add(String field, String english, String chinese) {
    NAMES.put(field, new Name(NAMES.size(), english, chinese));
  }

  static boolean isKnown(String field) {
    return NAMES.containsKey(field);
  }

  /** Fields that are not in the table come last. */
  static int order(String field) {
    Name name = NAMES.get(field);
    return name == null ? Integer.MAX_VALUE : name.order();
  }

  /** A field that is not in the table keeps the contract's name. */
  static String label(String field, Language language) {
    Name name = NAMES.get(field);
    return name == null ? field : language.pick(name.english(), name.chinese());
  }
}
