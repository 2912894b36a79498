package interlock.contract.intake;

import static interlock.contract.TopicNames.ACCOUNT_MOVEMENT;
import static interlock.contract.TopicNames.ENTERPRISE_FRAUD_CONTACT;
import static interlock.contract.TopicNames.STOP_PAYMENT_FEEDBACK;
import static interlock.contract.TopicNames.SUSPICIOUS_TRANSFER;
import static interlock.contract.TopicNames.TELECOM_FRAUD_CONTACT;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * What an optional field is needed for: the rule, or the part of a task, that does without it as if
 * nothing were there. Intake takes a record without any of them. {@code FieldUseTest} plays each
 * row with the field and without.
 */
@SuppressWarnings("ImmutableEnumChecker") // the collections are copies that nobody can change
public enum FieldUse {
  PAYER_PHONE(
      Topics.PAYMENTS,
      List.of("payer.phone"),
      Map.of(),
      "IN_FLIGHT_ON_CALL",
      "a call that a carrier reports is not joined with the payment, unless a binding joins them",
      "无法与运营商上报的通话关联（除非另有绑定关系）"),
  PAYEE_ACCOUNT(
      Topics.PAYMENTS,
      List.of("payee.account"),
      Map.of("cash", Set.of("false")),
      "IN_FLIGHT_TO_INVOLVED",
      "that the payee is on the list is not seen, and the money is not followed",
      "无法比对名单中的收款账户，也无法追踪资金"),
  PAYEE_NAME(
      Topics.PAYMENTS,
      List.of("payee.name"),
      Map.of("cash", Set.of("false")),
      "NAME_MISMATCH",
      "a report that names another holder stops the account without a person's review",
      "户名与报案不符时无法转人工复核"),
  PAYER_BALANCE(
      Topics.PAYMENTS,
      List.of("payerBalance"),
      Map.of("status", Set.of("POSTED")),
      "BALANCE_DRAINED",
      "that most of an account goes within a day is not seen",
      "无法识别一日内余额骤降"),
  PAYEE_BALANCE(
      List.of(ACCOUNT_MOVEMENT),
      List.of("payeeBalance"),
      Map.of("status", Set.of("POSTED"), "cash", Set.of("false")),
      "amount of a stop",
      "a stop may ask for more than is on the account",
      "止付金额可能超过账户余额"),
  CHANNEL(
      Topics.PAYMENTS,
      List.of("channel"),
      Map.of(),
      "MERCHANT_ACCOUNT",
      "a shop's account is not told from a mule's",
      "无法区分商户账户与涉案账户"),
  DEVICE(
      Topics.PAYMENTS,
      List.of("device.id", "device.mac"),
      Map.of("channel", Set.of("MOBILE", "ONLINE", "WALLET", "OTHER")),
      "MANY_CARDS_ONE_DEVICE",
      "many cards used from one device are not seen",
      "无法识别一机多卡"),
  COUNTER_SIGNAL(
      List.of(SUSPICIOUS_TRANSFER),
      List.of("signals"),
      Map.of("channel", Set.of("COUNTER")),
      "COUNTER_ALARM",
      "an alarm at the counter is not told from any other suspicion, and nobody is sent to the branch",
      "无法识别柜面报警，不会派警到网点"),
  CASH(
      Topics.PAYMENTS,
      List.of("cash"),
      Map.of("channel", Set.of("ATM")),
      "CASH_WITHDRAWAL_ATTEMPT",
      "that somebody takes the money out is not seen; true for a withdrawal or a pay-in",
      "无法识别取现（存取现金应为 true）"),
  CASH_BRANCH(
      Topics.PAYMENTS,
      List.of("branch"),
      Map.of("cash", Set.of("true")),
      "CASH_RUNNER",
      "officers are not told at which branch or machine the money is wanted",
      "无法告知民警取现的网点或机具"),
  PAYMENT_REGION(
      Topics.PAYMENTS,
      List.of("region"),
      Map.of(),
      "responsible unit",
      "the task goes to the national desk, not to the unit of the place",
      "任务只能发往全国值守席，无法派到属地单位"),
  HELD_UNTIL(
      Topics.PAYMENTS,
      List.of("heldUntil"),
      Map.of("status", Set.of("HELD")),
      "money in flight",
      "the payment counts as held for 24 hours, however long the bank holds it",
      "一律按暂缓 24 小时计算"),
  COMPLETE_UP_TO(
      List.of(ACCOUNT_MOVEMENT),
      List.of("completeUpTo"),
      Map.of("inReplyTo", Set.of()),
      "account query",
      "the query stays open: nobody knows whether more is to come",
      "查询任务无法办结：不知是否还有后续明细"),
  AMOUNT_HELD(
      List.of(STOP_PAYMENT_FEEDBACK),
      List.of("amountHeld"),
      Map.of("phase", Set.of("RESULT"), "resultCode", Set.of("0000", "1200")),
      "amount held",
      "the whole amount that was asked for counts as held, after 1200 too",
      "一律按足额止付计算（包括 1200）"),
  EXPIRES_AT(
      List.of(STOP_PAYMENT_FEEDBACK),
      List.of("expiresAt"),
      Map.of("phase", Set.of("RESULT"), "resultCode", Set.of("0000", "1200")),
      "HOLD_EXPIRING",
      "the hold counts as ending 48 hours after it began",
      "一律按生效后 48 小时到期计算"),
  CONFIDENCE(
      Topics.CONTACTS,
      List.of("confidence"),
      Map.of(),
      "CONTACT_CONFIRMED",
      "the contact counts as LOW, and agrees with no bank",
      "只按低危处理，也不能与银行线索互证"),
  SESSION_ID(
      Topics.CONTACTS,
      List.of("sessionId"),
      Map.of("phase", Set.of("ONGOING", "ENDED")),
      "on the call now",
      "the end of a call does not end it: it counts as going on for two hours",
      "通话结束无法对应，按仍在通话两小时计"),
  FRAUD_TYPE(
      Topics.CONTACTS,
      List.of("fraudType"),
      Map.of(),
      "message",
      "the person gets the general message, not the one about this kind of fraud",
      "只能发送通用劝阻短信，不能按诈骗类型发送"),
  LINE_SIGNALS(
      Topics.CONTACTS,
      List.of("signals"),
      Map.of("contact.kind", Set.of("CALL", "SMS")),
      "SPOOFED_NUMBER",
      "a number that was only shown is suspended, to the harm of whoever owns it",
      "改号来电会导致停掉无辜机主的号码"),
  CONTACT_REGION(
      Topics.CONTACTS,
      List.of("region"),
      Map.of(),
      "responsible unit",
      "the task goes to the national desk, not to the unit of the place",
      "任务只能发往全国值守席，无法派到属地单位");

  private final List<String> topics;
  private final List<String> fields;
  private final Map<String, Set<String>> when;
  private final String rule;
  private final String english;
  private final String chinese;

  /**
   * @param fields dotted paths, any of which does
   * @param when the row is about records that have one of these values there, or any
   */
  FieldUse(
      List<String> topics,
      List<String> fields,
      Map<String, Set<String>> when,
      String rule,
      String english,
      String chinese) {
    this.topics = topics;
    this.fields = fields;
    this.when = when;
    this.rule = rule;
    this.english = english;
    this.chinese = chinese;
  }

  /** Constants of an enum cannot be used before they are declared; these can. */
  private static final class Topics {
    static final List<String> PAYMENTS = List.of(SUSPICIOUS_TRANSFER, ACCOUNT_MOVEMENT);
    static final List<String> CONTACTS = List.of(TELECOM_FRAUD_CONTACT, ENTERPRISE_FRAUD_CONTACT);
  }

  /** What a record lacks, as the contract's fields have it: defaults for what was left out. */
  public static List<FieldUse> lackedBy(String topic, GenericRecord record) {
    return Arrays.stream(values())
        .filter(use -> use.topics.contains(topic))
        .filter(use -> use.when.entrySet().stream().allMatch(e -> has(record, e)))
        .filter(use -> use.fields.stream().noneMatch(field -> given(record, field)))
        .toList();
  }

  private static boolean has(GenericRecord record, Map.Entry<String, Set<String>> condition) {
    Object value = at(record, condition.getKey());
    return value != null
        && (condition.getValue().isEmpty() || condition.getValue().contains(value.toString()));
  }

  /** A blank text, an empty list, and what stands there by default are as good as nothing. */
  private static boolean given(GenericRecord record, String path) {
    int dot = path.lastIndexOf('.');
    Object parent = dot < 0 ? record : at(record, path.substring(0, dot));
    if (!(parent instanceof GenericRecord holder)) {
      return false;
    }
    Schema.Field field = holder.getSchema().getField(path.substring(dot + 1));
    Object value = holder.get(field.pos());
    return value != null
        && !value.toString().isBlank()
        && !value.equals(GenericData.get().getDefaultValue(field));
  }

  private static Object at(GenericRecord record, String path) {
    Object here = record;
    for (String name : path.split("\\.", -1)) {
      here =
          here instanceof GenericRecord holder
              ? holder.get(holder.getSchema().getField(name).pos())
              : null;
    }
    return here;
  }

  /** Without prefix. */
  public List<String> topics() {
    return topics;
  }

  /** Dotted paths, any of which does. */
  public List<String> fields() {
    return fields;
  }

  /** The reason code, or what else of a task does without. */
  public String rule() {
    return rule;
  }

  /** What is lost, in one line of English. */
  public String english() {
    return english;
  }

  /** The same in Chinese. */
  public String chinese() {
    return chinese;
  }
}
