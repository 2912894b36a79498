package interlock.core.codes;

import java.util.Optional;

/**
 * Why Intake refused a record that it could decode. A refused record goes whole to {@code
 * intake.rejected} with this code; bytes that cannot be decoded are a dead letter and have no code
 * here.
 */
public enum RejectCode implements Documented {
  MISSING_FIELD(
      "a field that has no default is empty",
      "必填字段为空",
      "fill eventId, source, the record's own id, status and times"),
  NO_IDENTIFIER(
      "no phone, account or person token names the party that the record is about",
      "没有可用于关联的手机号、账号或人员标识",
      "send at least one readable identifier of the party"),
  UNREADABLE_PHONE(
      "a phone number cannot be read",
      "电话号码无法识别",
      "send E.164, a mainland number with its area code, or leave the field out"),
  UNREADABLE_ACCOUNT(
      "an account number cannot be read, or is masked",
      "账号无法识别或已被脱敏",
      "send the full account or wallet id, at most 64 characters"),
  UNREADABLE_PERSON(
      "a person token cannot be read",
      "人员标识无法识别",
      "send an opaque token of at most 128 printable ASCII characters"),
  UNREADABLE_CONTACT(
      "the number, site or app of a contact cannot be read or does not fit its kind",
      "联系方式（号码、网站、应用）无法识别或与类型不符",
      "CALL and SMS need phone, SITE needs url, APP needs app"),
  RAW_ID_NUMBER(
      "a person token is a raw identity card number",
      "人员标识是未经处理的身份证号码",
      "send a token made from it; never the number itself"),
  UNREADABLE_REGION(
      "a region is not a GB/T 2260 code",
      "行政区划代码无效",
      "send 2, 4, 6, 9 or 12 digits, or leave the field out"),
  NEGATIVE_AMOUNT("an amount is below zero", "金额为负数", "send amounts as zero or more"),
  ZERO_AMOUNT("a transfer of nothing", "交易金额为零", "send transfers above zero only"),
  AMOUNT_TOO_LARGE(
      "an amount is beyond what a transfer can be",
      "金额超出上限",
      "check the unit: amounts are yuan with two decimals"),
  UNSUPPORTED_CURRENCY(
      "a currency other than CNY", "不支持的币种", "convert to CNY, or do not send the record"),
  TIME_IN_FUTURE(
      "a time lies further ahead of our clock than the permitted skew",
      "时间晚于当前时间，超出允许偏差",
      "synchronise the clock; send UTC milliseconds"),
  TIME_TOO_OLD(
      "a time is older than what is still kept",
      "时间过早，已超出保留期",
      "send within the retention period; load history through a report"),
  TIME_ORDER(
      "two times of one record contradict each other",
      "记录内的时间先后矛盾",
      "validTo must not lie before validFrom, nor heldUntil before occurredAt"),
  FIELD_TOO_LONG("a text is longer than its limit", "字段超长", "shorten it as the contract says"),
  LIST_TOO_LONG(
      "a list has more entries than its limit",
      "列表条目过多",
      "split the record, or send the entries that matter"),
  TOMBSTONE(
      "a record without a value, as a compacted topic's owner writes to have a key forgotten",
      "墓碑记录（无值），不撤销任何条目",
      "it takes nothing back: send the entry with status REVOKED or ENDED; a tombstone after that"
          + " does no harm"),
  RECORD_TOO_LARGE("the whole record is too large", "记录过大", "send fewer or shorter fields"),
  UNKNOWN_STATUS(
      "a status that this version does not know",
      "未知的状态",
      "use a status of the contract; upgrade the reader first"),
  UNKNOWN_ENUM(
      "a required choice is UNKNOWN or from a newer contract",
      "必填的枚举值未知",
      "use a value of the contract; upgrade the reader first"),
  CONFIDENCE_OUT_OF_RANGE(
      "a confidence is not between 0 and 1", "置信度不在 0 到 1 之间", "send a fraction, not a percentage"),
  NUMBER_OUT_OF_RANGE(
      "a count or duration is negative or absurd", "数值超出范围", "send it as the contract says"),
  SAME_PAYER_AND_PAYEE(
      "payer and payee are one account", "付款方与收款方为同一账户", "do not send internal bookings"),
  NOT_ROUTABLE(
      "a feedback, decision or appeal whose routingKey, task id or target leads to no desk",
      "反馈、决定或申诉无法送达（路由键、任务号或对象无效）",
      "copy taskId, and routingKey or the target, from the task unchanged"),
  NOTHING_TO_DECIDE(
      "a decision whose action means nothing on a task of that sort",
      "该类任务不适用此决定",
      "see docs/api.md: what can be decided on which task"),
  UNKNOWN_RESULT_CODE(
      "a bank's result code is not on the list", "银行结果码不在清单内", "use a code of the reference page"),
  RESERVED_IDENTIFIER(
      "an identifier that belongs to nobody and only Interlock's own canary names, or another that the canary names",
      "该标识不属于任何人，仅供系统自检（金丝雀）使用；或自检来源使用了其他标识",
      "check the number: no phone begins with +86 10 09, no account or case with INTERLOCK.CANARY.;"
          + " do not send as interlock.canary"),
  SOURCE_NOT_LISTED(
      "the policy has no rule for this source, and lets in no other",
      "来源未在策略中登记",
      "send under the source that was agreed, or have it added to the policy's sources"),
  SOURCE_NOT_FOR_TOPIC(
      "the policy does not let this source send to this topic",
      "该来源无权向此主题发送",
      "send to a topic of yours, or have the rule of the source changed"),
  INSTITUTION_NOT_FOR_SOURCE(
      "the policy does not let this source speak for this institution",
      "该来源无权代表此机构",
      "name your own institution, or have the rule of the source changed"),
  SIGNATURE_MISSING(
      "the policy asks this source to sign, and the record is not signed",
      "该来源必须签名，但记录未签名",
      "send the headers il_signature and il_key"),
  SIGNATURE_INCOMPLETE(
      "one of the headers il_signature and il_key is there without the other",
      "签名头不完整（il_signature 与 il_key 必须同时出现）",
      "send both headers or neither"),
  SIGNATURE_WRONG(
      "the signature is not that of these bytes by this key",
      "签名与记录内容不符",
      "sign the value's bytes as they are sent, with the private half of il_key"),
  KEY_UNKNOWN(
      "no key of that id was published",
      "密钥标识未登记",
      "publish the key first (interlock keys publish), and wait some seconds"),
  KEY_NOT_FOR_SOURCE(
      "the key is not one of this source's",
      "密钥不属于该来源",
      "sign with a key that was published for the source of the record"),
  KEY_OUT_OF_DATE(
      "the key is not valid yet, or no longer, at the time of receipt",
      "密钥不在有效期内",
      "sign with a key that is valid now"),
  KEY_REVOKED("the key was revoked", "密钥已被吊销", "make and publish a new key");

  private final String english;
  private final String chinese;
  private final String fix;

  RejectCode(String english, String chinese, String fix) {
    this.english = english;
    this.chinese = chinese;
    this.fix = fix;
  }

  /** The constant of that name; empty when there is none. */
  public static Optional<RejectCode> of(String code) {
    return Names.of(RejectCode.class, code);
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

  /** What the sender should change. */
  public String fix() {
    return fix;
  }
}
