package interlock.service.national;

import interlock.common.Party;
import interlock.core.codes.ReasonCode;
import interlock.service.national.Filled.Group;
import interlock.service.national.Filled.Hint;
import interlock.service.national.Filled.Kind;
import interlock.service.national.Filled.Value;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentTask;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a message would hold of one revision of a task: docs/national-messages.md. Field names and
 * code values as read in public source code; nothing official was available.
 */
public final class Mapping {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Shanghai"));

  private static final Hint FRONT_END = new Hint("made by the front end", "由前置机生成");
  private static final Hint TWELVE_DIGITS =
      new Hint("a directory of 12-digit organisation codes", "需 12 位机构代码表");
  private static final Hint CASE_SYSTEM = new Hint("the case system", "案件系统");
  private static final Hint BANK = new Hint("the bank, or a query of the holder", "开户行或主体查询");
  private static final Hint CENTRE = new Hint("the centre, from its own staff", "反诈中心经办人员信息");

  private final NationalMessage message;
  private final StopPaymentTask task;
  private final List<Filled> fields = new ArrayList<>();

  private Mapping(NationalMessage message, StopPaymentTask task) {
    this.message = message;
    this.task = task;
  }

  /**
   * Every field that is known of the message, in its order.
   *
   * @param task a revision whose command is the message's
   */
  public static List<Filled> of(NationalMessage message, StopPaymentTask task) {
    var mapping = new Mapping(message, task);
    mapping.envelope();
    mapping.caseFields();
    mapping.parties();
    mapping.validity();
    mapping.authority();
    return List.copyOf(mapping.fields);
  }

  /** What the task says and no known field of the message holds. */
  public static List<Hint> unsaid(NationalMessage message, StopPaymentTask task) {
    List<Hint> unsaid = new ArrayList<>();
    if (message != NationalMessage.FREEZE && task.getScope() == StopPaymentScope.LIMITED) {
      String yuan = task.getAmount().toPlainString();
      unsaid.add(
          new Hint(
              "only " + yuan + " yuan are to be held (scope LIMITED)", "仅止付 " + yuan + " 元（限额）"));
    }
    if (task.getOrderId() != null) {
      unsaid.add(
          new Hint(
              "it is about one payment at a payment institution: A00105 is the message for that",
              "针对支付机构的单笔交易，应使用 A00105"));
    }
    return unsaid;
  }

  private void envelope() {
    missing(Group.ENVELOPE, "TransSerialNumber", "传输报文流水号", FRONT_END);
    given(Group.ENVELOPE, "ApplicationID", "业务申请编号", task.getApplicationId());
    if (message != NationalMessage.STOP) {
      optional(
          Group.ENVELOPE,
          "OriginalApplicationID",
          "原业务申请编号",
          task.getOriginalApplicationId(),
          Kind.OPEN,
          new Hint("the first stop's application", "首次止付的申请编号"));
    }
    missing(Group.ENVELOPE, "MessageFrom", "发送机构编号", TWELVE_DIGITS);
    missing(Group.ENVELOPE, "To", "接收机构编号", TWELVE_DIGITS);
    given(Group.ENVELOPE, "EmergencyLevel", "紧急程度", task.getUrgent() ? "02" : "01");
    if (message == NationalMessage.STOP) {
      ours(Group.ENVELOPE, "ApplicationType", "申请类型", "00");
    }
  }

  private void caseFields() {
    missing(Group.CASE, "caseNumber", "案件编号", CASE_SYSTEM);
    ours(Group.CASE, "caseType", "案件类型", "0001");
    ours(Group.CASE, "reason", "事由", reasons());
    switch (message) {
      case STOP, FREEZE -> missing(Group.CASE, "remark", "说明", new Hint("the officer", "民警填写"));
      case LIFT -> missing(Group.CASE, "withdrawalRemark", "解除说明", new Hint("the officer", "民警填写"));
      case EXTEND -> missing(Group.CASE, "extendRemark", "延期说明", new Hint("the officer", "民警填写"));
    }
  }

  private String reasons() {
    return task.getReasons().stream()
        .map(
            reason ->
                ReasonCode.of(reason.getCode()).map(ReasonCode::chinese).orElse(reason.getCode()))
        .collect(Collectors.joining("；"));
  }

  private void parties() {
    if (message == NationalMessage.STOP) {
      Party out = task.getTransferOut() == null ? new Party() : task.getTransferOut();
      bank(Group.OUT, "transferOutBankID", "transferOutBankName", out);
      Hint report = new Hint("the victim's report", "报案材料");
      optional(Group.OUT, "transferOutAccountName", "转出户名", out.getName(), Kind.NAME, report);
      optional(
          Group.OUT, "transferOutAccountNumber", "转出账号", out.getAccount(), Kind.IDENTIFIER, report);
      ours(Group.OUT, "currency", "币种", "CNY");
      optional(
          Group.OUT,
          "transferAmount",
          "转出金额",
          task.getTransferAmount() == null ? null : task.getTransferAmount().toPlainString(),
          Kind.OPEN,
          report);
      optional(Group.OUT, "transferTime", "转出时间", time(task.getTransferAt()), Kind.OPEN, report);
    }
    Party target = task.getTarget();
    bank(Group.TARGET, "bankID", "bankName", target);
    missing(Group.TARGET, "accountType", "账户类型", BANK);
    optional(Group.TARGET, "accountName", "户名", target.getName(), Kind.NAME, BANK);
    optional(Group.TARGET, "accountNumber", "账号", target.getAccount(), Kind.IDENTIFIER, BANK);
    if (message == NationalMessage.FREEZE) {
      given(
          Group.TARGET,
          "freezeType",
          "冻结方式",
          task.getScope() == StopPaymentScope.LIMITED ? "01" : "02");
      given(Group.TARGET, "balance", "冻结金额", task.getAmount().toPlainString());
      missing(Group.TARGET, "idType", "证件类型", BANK);
      missing(Group.TARGET, "idNumber", "证件号码", BANK);
    }
  }

  /** Our institution codes are short names; a national one has 12 digits. */
  private void bank(Group group, String id, String name, Party party) {
    String code = party.getInstitution();
    optional(
        group,
        id,
        "银行机构编号",
        code != null && code.matches("\\d{12}") ? code : null,
        Kind.OPEN,
        TWELVE_DIGITS);
    missing(group, name, "银行名称", TWELVE_DIGITS);
  }

  private void validity() {
    String start =
        switch (message) {
          case STOP, LIFT -> "startTime";
          case EXTEND -> "postponeStartTime";
          case FREEZE -> "freezeStartTime";
        };
    Hint answer = new Hint("known when the bank has answered", "以银行反馈为准");
    if (message != NationalMessage.LIFT) {
      ours(Group.VALIDITY, start, "起始时间", time(task.getUpdatedAt()));
      optional(Group.VALIDITY, "expireTime", "到期时间", time(task.getExpiresAt()), Kind.OPEN, answer);
    }
    given(Group.VALIDITY, "applicationTime", "申请时间", time(task.getUpdatedAt()));
  }

  private void authority() {
    missing(Group.AUTHORITY, "applicationOrgID", "申请机构编号", TWELVE_DIGITS);
    missing(Group.AUTHORITY, "applicationOrgName", "申请机构名称", CENTRE);
    for (String who : List.of("operator", "investigator")) {
      String label = who.equals("operator") ? "经办人" : "协查人";
      missing(Group.AUTHORITY, who + "IDType", label + "证件类型", CENTRE);
      missing(Group.AUTHORITY, who + "IDNumber", label + "证件号码", CENTRE);
      missing(Group.AUTHORITY, who + "Name", label + "姓名", CENTRE);
    }
    missing(Group.AUTHORITY, "operatorPhone", "经办人电话", CENTRE);
    missing(Group.AUTHORITY, "Attachments", "法律文书", CASE_SYSTEM);
  }

  private static String time(Instant at) {
    return at == null ? null : TIME.format(at);
  }

  private void given(Group group, String name, String chinese, String text) {
    add(group, name, chinese, Optional.of(new Value(text, Kind.OPEN)), Evidence.VERIFIED_CODE);
  }

  private void ours(Group group, String name, String chinese, String text) {
    add(group, name, chinese, Optional.of(new Value(text, Kind.OPEN)), Evidence.OURS);
  }

  private void add(
      Group group, String name, String chinese, Optional<Value> value, Evidence evidence) {
    fields.add(new Filled(group, name, chinese, value, evidence, Optional.empty()));
  }

  private void optional(
      Group group, String name, String chinese, String text, Kind kind, Hint otherwise) {
    if (text == null || text.isBlank()) {
      missing(group, name, chinese, otherwise);
    } else {
      add(group, name, chinese, Optional.of(new Value(text, kind)), Evidence.VERIFIED_CODE);
    }
  }

  private void missing(Group group, String name, String chinese, Hint from) {
    fields.add(
        new Filled(
            group, name, chinese, Optional.empty(), Evidence.VERIFIED_CODE, Optional.of(from)));
  }
}
