package interlock.sandbox.console;

import java.util.Map;

/** The Chinese words for the symbols on a task; English shows the symbol itself. */
final class Words {
  private static final Map<String, String> CHINESE =
      Map.ofEntries(
          Map.entry("LOW", "低危"),
          Map.entry("MEDIUM", "中危"),
          Map.entry("HIGH", "高危"),
          Map.entry("SPECIAL_HIGH", "特高危"),
          Map.entry("CONTACT", "触网"),
          Map.entry("CALL", "电话"),
          Map.entry("FUND", "资金"),
          Map.entry("COUNTER", "柜面"),
          Map.entry("OPEN", "待签收"),
          Map.entry("SIGNED", "已签收"),
          Map.entry("IN_PROGRESS", "处置中"),
          Map.entry("CONCLUDED", "已办结"),
          Map.entry("CANCELLED", "已撤销"),
          Map.entry("MERGED", "已合并"),
          Map.entry("SIGN", "签收"),
          Map.entry("SMS", "短信"),
          Map.entry("BANK_VERIFY", "银行核实"),
          Map.entry("BRANCH_DISPATCH", "网点出警"),
          Map.entry("VISIT", "见面劝阻"),
          Map.entry("FAMILY_CONTACT", "联系亲友"),
          Map.entry("PROTECTIVE", "保护性措施"),
          Map.entry("REVISIT", "回访"),
          Map.entry("TAKE_REPORT", "受理报案"),
          Map.entry("STOP", "止付"),
          Map.entry("EXTEND", "止付延期"),
          Map.entry("FREEZE", "冻结"),
          Map.entry("LIFT", "解除"),
          Map.entry("REVIEW", "人工复核"),
          Map.entry("HOLD", "暂缓转账"),
          Map.entry("CANCEL_TRANSFER", "撤销转账"),
          Map.entry("RELEASE", "放行"),
          Map.entry("PROPOSED", "待审批"),
          Map.entry("REQUESTED", "已下达"),
          Map.entry("RECEIVED", "银行已收"),
          Map.entry("ACTIVE", "已生效"),
          Map.entry("PARTIAL", "部分生效"),
          Map.entry("FROZEN", "已冻结"),
          Map.entry("REFUSED", "被拒绝"),
          Map.entry("LIFTED", "已解除"),
          Map.entry("EXPIRED", "已到期"),
          Map.entry("WHOLE_ACCOUNT", "全额"),
          Map.entry("LIMITED", "限额"),
          Map.entry("DETAIL", "查明细"),
          Map.entry("HOLDER", "查户主"),
          Map.entry("MONITOR", "动态监控"),
          Map.entry("SUSPEND_NUMBER", "停机"),
          Map.entry("BLOCK_CONTACT", "封堵"),
          Map.entry("VERIFY_NUMBER", "核实号码"),
          Map.entry("RESTORE", "恢复"),
          Map.entry("MULE", "跑分线索"),
          Map.entry("CASH_RUNNER", "取现线索"),
          Map.entry("DEFRAUDED", "已被骗"),
          Map.entry("DISSUADED", "及时劝阻"),
          Map.entry("SELF_AWARE", "自主防范"),
          Map.entry("FALSE_ALARM", "误报"),
          Map.entry("UNKNOWN_RESULT", "结果未知"));

  private Words() {}

  static String of(Object symbol, Language language) {
    return language == Language.EN
        ? symbol.toString()
        : CHINESE.getOrDefault(symbol.toString(), symbol.toString());
  }
}
