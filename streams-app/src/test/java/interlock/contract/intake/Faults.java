package interlock.contract.intake;

import static interlock.contract.intake.Samples.AT;
import static interlock.contract.intake.Samples.line;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import interlock.bank.TransferStatus;
import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.common.Party;
import interlock.core.codes.RejectCode;
import interlock.police.WatchTargetKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.provider.Arguments;

/** Records with one fault each: topic, record, the code and field that it must be refused with. */
final class Faults {
  static final String RAW_ID = "11010519491231002X";
  private static final Instant FUTURE = AT.plus(Duration.ofDays(3));
  private static final Instant ANCIENT = Instant.EPOCH;

  private Faults() {}

  private static Arguments transfer(
      RejectCode code, String field, Consumer<interlock.bank.Transfer> fault) {
    var record = Samples.transfer();
    fault.accept(record);
    return arguments("bank.suspicious-transfer", record, code, field);
  }

  private static Arguments contact(
      RejectCode code, String field, Consumer<interlock.telecom.FraudContact> fault) {
    var record = Samples.fraudContact();
    fault.accept(record);
    return arguments("telecom.fraud-contact", record, code, field);
  }

  private static Arguments report(
      RejectCode code, String field, Consumer<interlock.police.IncidentReport> fault) {
    var record = Samples.report();
    fault.accept(record);
    return arguments("police.incident-report", record, code, field);
  }

  private static <T extends SpecificRecord> Arguments other(
      String topic, RejectCode code, String field, T record, Consumer<T> fault) {
    fault.accept(record);
    return arguments(topic, record, code, field);
  }

  static Stream<Arguments> all() {
    String longText = "9999".repeat(3_000);
    return Stream.of(
        transfer(RejectCode.MISSING_FIELD, "source", t -> t.setSource(" ")),
        transfer(RejectCode.MISSING_FIELD, "eventId", t -> t.setEventId("")),
        transfer(RejectCode.MISSING_FIELD, "institution", t -> t.setInstitution("　")),
        transfer(RejectCode.MISSING_FIELD, "transferId", t -> t.setTransferId("")),
        transfer(RejectCode.TIME_IN_FUTURE, "occurredAt", t -> t.setOccurredAt(FUTURE)),
        transfer(RejectCode.TIME_IN_FUTURE, "reportedAt", t -> t.setReportedAt(FUTURE)),
        transfer(RejectCode.TIME_TOO_OLD, "occurredAt", t -> t.setOccurredAt(ANCIENT)),
        transfer(RejectCode.TIME_ORDER, "heldUntil", t -> t.setHeldUntil(AT.minusMillis(1))),
        transfer(
            RejectCode.TIME_IN_FUTURE,
            "heldUntil",
            t -> t.setHeldUntil(Instant.ofEpochMilli(Long.MAX_VALUE))),
        transfer(RejectCode.NO_IDENTIFIER, "payer", t -> t.setPayer(Samples.nobody())),
        transfer(
            RejectCode.NO_IDENTIFIER,
            "payer",
            t -> t.setPayer(new Party(null, null, null, "95588", null))),
        transfer(RejectCode.UNREADABLE_PHONE, "payer.phone", t -> t.getPayer().setPhone("9999x")),
        transfer(
            RejectCode.UNREADABLE_ACCOUNT,
            "payer.account",
            t -> t.getPayer().setAccount("6222****9999")),
        transfer(
            RejectCode.UNREADABLE_PERSON, "payer.personId", t -> t.getPayer().setPersonId("人9999")),
        transfer(RejectCode.RAW_ID_NUMBER, "payer.personId", t -> t.getPayer().setPersonId(RAW_ID)),
        transfer(
            RejectCode.UNREADABLE_PHONE,
            "payee.phone",
            t -> t.setPayee(new Party(null, null, null, "9999x", null))),
        transfer(
            RejectCode.SAME_PAYER_AND_PAYEE, "payee.account", t -> t.setPayee(Samples.party())),
        transfer(RejectCode.ZERO_AMOUNT, "amount", t -> t.setAmount(new BigDecimal("0.00"))),
        transfer(RejectCode.NEGATIVE_AMOUNT, "amount", t -> t.setAmount(new BigDecimal("-0.01"))),
        transfer(
            RejectCode.AMOUNT_TOO_LARGE,
            "amount",
            t -> t.setAmount(new BigDecimal("9999999999999999.99"))),
        transfer(RejectCode.UNSUPPORTED_CURRENCY, "currency", t -> t.setCurrency("USD")),
        transfer(RejectCode.UNKNOWN_STATUS, "status", t -> t.setStatus(TransferStatus.UNKNOWN)),
        transfer(
            RejectCode.LIST_TOO_LONG,
            "signals",
            t -> t.setSignals(Collections.nCopies(5_000, "9999"))),
        transfer(RejectCode.FIELD_TOO_LONG, "signals", t -> t.setSignals(List.of(longText))),
        transfer(RejectCode.FIELD_TOO_LONG, "transferId", t -> t.setTransferId(longText)),
        transfer(RejectCode.FIELD_TOO_LONG, "payer.name", t -> t.getPayer().setName(longText)),
        transfer(
            RejectCode.FIELD_TOO_LONG, "payer.account", t -> t.getPayer().setAccount(longText)),
        contact(RejectCode.NO_IDENTIFIER, "subscriber", c -> c.setSubscriber("")),
        contact(RejectCode.NO_IDENTIFIER, "subscriber", c -> c.setSubscriber("95588")),
        contact(RejectCode.UNREADABLE_PHONE, "subscriber", c -> c.setSubscriber("9999x")),
        contact(
            RejectCode.UNREADABLE_CONTACT,
            "contact.url",
            c -> c.setContact(new Contact(ContactKind.SITE, "17000009999", null, null))),
        contact(
            RejectCode.UNREADABLE_CONTACT,
            "contact.phone",
            c -> c.setContact(new Contact(ContactKind.CALL, "9999x", null, null))),
        contact(
            RejectCode.UNREADABLE_CONTACT,
            "contact.app",
            c -> c.setContact(new Contact(ContactKind.OTHER, null, null, " "))),
        contact(
            RejectCode.UNKNOWN_ENUM,
            "contact.kind",
            c -> c.setContact(new Contact(ContactKind.UNKNOWN, "17000009999", null, null))),
        contact(
            RejectCode.UNKNOWN_ENUM,
            "phase",
            c -> c.setPhase(interlock.telecom.ContactPhase.UNKNOWN)),
        contact(RejectCode.CONFIDENCE_OUT_OF_RANGE, "confidence", c -> c.setConfidence(90)),
        contact(RejectCode.CONFIDENCE_OUT_OF_RANGE, "confidence", c -> c.setConfidence(Double.NaN)),
        contact(RejectCode.NUMBER_OUT_OF_RANGE, "durationSeconds", c -> c.setDurationSeconds(-1L)),
        report(
            RejectCode.UNKNOWN_STATUS,
            "status",
            r -> r.setStatus(interlock.common.CaseStatus.UNKNOWN)),
        report(RejectCode.NO_IDENTIFIER, "victim", r -> r.setVictim(Samples.nobody())),
        report(
            RejectCode.NEGATIVE_AMOUNT,
            "lossAmount",
            r -> r.setLossAmount(new BigDecimal("-1.00"))),
        report(
            RejectCode.ZERO_AMOUNT,
            "transfers[1].amount",
            r -> r.getTransfers().get(1).setAmount(new BigDecimal("0.00"))),
        report(
            RejectCode.UNREADABLE_ACCOUNT,
            "transfers[1].payee.account",
            r -> r.getTransfers().get(1).setPayee(new Party("*9999", null, null, null, null))),
        report(
            RejectCode.UNREADABLE_ACCOUNT,
            "transfers[0].payerAccount",
            r -> r.getTransfers().get(0).setPayerAccount("*9999")),
        report(
            RejectCode.TIME_IN_FUTURE,
            "transfers[0].occurredAt",
            r -> r.getTransfers().get(0).setOccurredAt(FUTURE)),
        report(
            RejectCode.LIST_TOO_LONG,
            "transfers",
            r -> r.setTransfers(Collections.nCopies(10_001, line()))),
        report(
            RejectCode.UNREADABLE_CONTACT,
            "contacts[1].phone",
            r ->
                r.setContacts(
                    List.of(Samples.call(), new Contact(ContactKind.SMS, "9999x", null, null)))),
        other(
            "police.watchlist",
            RejectCode.TIME_ORDER,
            "validTo",
            Samples.watchEntry(WatchTargetKind.PHONE, Samples.PHONE),
            w -> w.setValidTo(AT.minusMillis(1))),
        other(
            "police.watchlist",
            RejectCode.UNKNOWN_ENUM,
            "target.kind",
            Samples.watchEntry(WatchTargetKind.UNKNOWN, Samples.PHONE),
            w -> {}),
        other(
            "police.watchlist",
            RejectCode.UNREADABLE_CONTACT,
            "target.value",
            Samples.watchEntry(WatchTargetKind.PHONE, ""),
            w -> {}),
        other(
            "police.watchlist",
            RejectCode.UNKNOWN_ENUM,
            "grade",
            Samples.watchEntry(WatchTargetKind.PHONE, Samples.PHONE),
            w -> w.setGrade(interlock.police.WatchGrade.UNKNOWN)),
        other(
            "police.care-list",
            RejectCode.NUMBER_OUT_OF_RANGE,
            "revisitEveryDays",
            Samples.careEntry(),
            c -> c.setRevisitEveryDays(0)),
        other(
            "police.care-list",
            RejectCode.UNKNOWN_STATUS,
            "status",
            Samples.careEntry(),
            c -> c.setStatus(interlock.police.CareStatus.UNKNOWN)),
        other(
            "police.warning-directive",
            RejectCode.NO_IDENTIFIER,
            "subject",
            Samples.directive(),
            d -> d.setSubject(Samples.nobody())),
        other(
            "police.appeal",
            RejectCode.NO_IDENTIFIER,
            "target",
            Samples.appeal(Samples.nobody()),
            a -> {}),
        other(
            "police.decision",
            RejectCode.NOT_ROUTABLE,
            "routingKey",
            Samples.decision(),
            d -> d.setRoutingKey("6222020000000009999")),
        other(
            "police.decision",
            RejectCode.UNREADABLE_ACCOUNT,
            "identifier",
            Samples.decision(),
            d -> d.setIdentifier(Samples.PERSON)),
        other(
            "police.decision",
            RejectCode.UNKNOWN_ENUM,
            "action",
            Samples.decision(),
            d -> d.setAction(interlock.police.DecisionAction.UNKNOWN)),
        other(
            "dissuasion.feedback",
            RejectCode.NOT_ROUTABLE,
            "routingKey",
            Samples.feedback(),
            f -> f.setRoutingKey("")),
        other(
            "dissuasion.feedback",
            RejectCode.UNKNOWN_ENUM,
            "outcome",
            Samples.feedback(),
            f -> f.setOutcome(interlock.centre.DissuasionOutcome.UNKNOWN)),
        other(
            "dissuasion.feedback",
            RejectCode.FIELD_TOO_LONG,
            "note",
            Samples.feedback(),
            f -> f.setNote(longText)),
        other(
            "registry.identity-binding",
            RejectCode.NO_IDENTIFIER,
            "",
            Samples.binding(),
            b -> {
              b.setPhone("95588");
              b.setAccount(null);
            }),
        other(
            "stop-payment.feedback",
            RejectCode.UNKNOWN_RESULT_CODE,
            "resultCode",
            Samples.stopFeedback(),
            f -> f.setResultCode("9999")),
        other(
            "stop-payment.feedback",
            RejectCode.NO_IDENTIFIER,
            "account",
            Samples.stopFeedback(),
            f -> f.setAccount("")),
        other(
            "line-control.feedback",
            RejectCode.UNKNOWN_RESULT_CODE,
            "result",
            Samples.lineFeedback(),
            f -> f.setResult("MAYBE 9999")));
  }
}
