package interlock.contract.intake;

import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.common.LineCommand;
import interlock.common.StopCommand;
import interlock.contract.TopicNames;
import interlock.core.codes.RejectCode;
import java.util.Collections;
import java.util.List;

/**
 * What Intake refuses: a row for each topic, field and check.
 *
 * <p>A bad value holds {@link RejectRows#MARKER} where a value can hold anything, so that a refusal
 * that repeats its value is seen.
 */
final class RejectTable extends RejectRows {
  private RejectTable() {}

  static List<Row> rows() {
    var table = new RejectTable();
    Sent.TOPICS.forEach(table::everyRecord);
    table.bank();
    table.lines();
    table.police();
    table.answers();
    table.registry();
    return table.made();
  }

  private void everyRecord(String of) {
    topic(of);
    for (String id : new String[] {"source", "eventId"}) {
      row(id, "is blank", " 　", RejectCode.MISSING_FIELD);
      row(id, "is too long", LONG, RejectCode.FIELD_TOO_LONG);
    }
    for (String time : new String[] {"occurredAt", "reportedAt"}) {
      row(time, "lies ahead by more than the skew", FUTURE, RejectCode.TIME_IN_FUTURE);
      row(time, "is older than what is kept", LONG_AGO, RejectCode.TIME_TOO_OLD);
    }
  }

  private void bank() {
    for (String transfers :
        new String[] {TopicNames.SUSPICIOUS_TRANSFER, TopicNames.ACCOUNT_MOVEMENT}) {
      topic(transfers);
      texts("institution", "transferId");
      named("payer");
      party("payee");
      add(
          "is the payer's",
          "payer.account",
          "6222-0200-0000-0020-026",
          "payee.account",
          RejectCode.SAME_PAYER_AND_PAYEE);
      row("currency", "is not CNY", MARKER, RejectCode.UNSUPPORTED_CURRENCY);
      moved("amount");
      row("status", "is unknown", interlock.bank.TransferStatus.UNKNOWN, RejectCode.UNKNOWN_STATUS);
      deadline("heldUntil");
      row("heldUntil", "lies before occurredAt", Sent.AT.minusSeconds(1), RejectCode.TIME_ORDER);
      codes("signals");
      balance("payerBalance");
      balance("payeeBalance");
      optionalTexts("orderId", "branch");
    }
    topic(TopicNames.STOP_PAYMENT_FEEDBACK);
    texts("taskId", "institution", "resultCode");
    row(
        "resultCode",
        "is not on the list of bank result codes",
        MARKER,
        RejectCode.UNKNOWN_RESULT_CODE);
    row("account", "is blank", " ", RejectCode.NO_IDENTIFIER);
    account("account");
    row("command", "is unknown", StopCommand.UNKNOWN, RejectCode.UNKNOWN_ENUM);
    row("phase", "is unknown", interlock.bank.FeedbackPhase.UNKNOWN, RejectCode.UNKNOWN_ENUM);
    amount("amountHeld");
    balance("balanceBefore");
    deadline("effectiveFrom");
    deadline("expiresAt");
    amount("returnedAmount");
    optionalTexts("applicationId", "note");
  }

  private void lines() {
    for (String contacts :
        new String[] {TopicNames.TELECOM_FRAUD_CONTACT, TopicNames.ENTERPRISE_FRAUD_CONTACT}) {
      topic(contacts);
      row("subscriber", "is blank", "", RejectCode.NO_IDENTIFIER);
      row("subscriber", "is a service number", "95588", RejectCode.NO_IDENTIFIER);
      row("subscriber", "is no phone number", MARKER + "x", RejectCode.UNREADABLE_PHONE);
      row("subscriber", "is too long", LONG, RejectCode.FIELD_TOO_LONG);
      canarys("subscriber", CANARYS_PHONE);
      contact("contact");
      row("phase", "is unknown", interlock.telecom.ContactPhase.UNKNOWN, RejectCode.UNKNOWN_ENUM);
      row("durationSeconds", "is below zero", -4711L, RejectCode.NUMBER_OUT_OF_RANGE);
      row("durationSeconds", "is above 31 days", 47_110_000L, RejectCode.NUMBER_OUT_OF_RANGE);
      codes("signals");
      row("confidence", "is above 1", 4.711, RejectCode.CONFIDENCE_OUT_OF_RANGE);
      row("confidence", "is below 0", -4.711, RejectCode.CONFIDENCE_OUT_OF_RANGE);
      row("confidence", "is no number", Double.NaN, RejectCode.CONFIDENCE_OUT_OF_RANGE);
      optionalTexts("sessionId", "fraudType");
    }
    topic(TopicNames.LINE_CONTROL_FEEDBACK);
    texts("taskId", "carrier", "result");
    contact("contact");
    row("command", "is unknown", LineCommand.UNKNOWN, RejectCode.UNKNOWN_ENUM);
    row("result", "is not on the list of results", MARKER, RejectCode.UNKNOWN_RESULT_CODE);
    optionalTexts("note");
  }

  private void police() {
    topic(TopicNames.WARNING_DIRECTIVE);
    texts("directiveId");
    row(
        "status",
        "is unknown",
        interlock.police.DirectiveStatus.UNKNOWN,
        RejectCode.UNKNOWN_STATUS);
    named("subject");
    party("counterparty");
    contact("contact");
    amount("amountAtRisk");
    deadline("feedbackDueAt");
    optionalTexts("fraudType");

    topic(TopicNames.INCIDENT_REPORT);
    texts("caseId");
    canarys("caseId", CANARYS_NAME.toUpperCase(java.util.Locale.ROOT));
    row("status", "is unknown", interlock.common.CaseStatus.UNKNOWN, RejectCode.UNKNOWN_STATUS);
    named("victim");
    amount("lossAmount");
    past("lossAt");
    row(
        "transfers",
        "has too many entries",
        Collections.nCopies(2001, Samples.line()),
        RejectCode.LIST_TOO_LONG);
    party("transfers[0].payee");
    account("transfers[0].payerAccount");
    moved("transfers[0].amount");
    past("transfers[0].occurredAt");
    optionalTexts("transfers[0].transferId", "transfers[0].orderId");
    row(
        "contacts",
        "has too many entries",
        Collections.nCopies(65, Samples.call()),
        RejectCode.LIST_TOO_LONG);
    contact("contacts[0]");
    optionalTexts("caseNumber", "fraudType", "handlingUnit");

    topic(TopicNames.WATCHLIST);
    texts("entryId");
    row("status", "is unknown", interlock.police.WatchStatus.UNKNOWN, RejectCode.UNKNOWN_STATUS);
    row(
        "target.kind",
        "is unknown",
        interlock.police.WatchTargetKind.UNKNOWN,
        RejectCode.UNKNOWN_ENUM);
    row("target.value", "is blank", " ", RejectCode.NO_IDENTIFIER);
    account("target.value");
    target(interlock.police.WatchTargetKind.PHONE, " ", RejectCode.UNREADABLE_CONTACT);
    target(interlock.police.WatchTargetKind.SITE, MARKER, RejectCode.UNREADABLE_CONTACT);
    target(interlock.police.WatchTargetKind.PERSON, "P " + MARKER, RejectCode.UNREADABLE_PERSON);
    row("grade", "is unknown", interlock.police.WatchGrade.UNKNOWN, RejectCode.UNKNOWN_ENUM);
    deadline("validFrom");
    deadline("validTo");
    row(
        "validTo",
        "lies before validFrom, or occurredAt",
        Sent.AT.minusSeconds(1),
        RejectCode.TIME_ORDER);
    optionalTexts("caseId", "legalBasis");

    topic(TopicNames.CARE_LIST);
    texts("entryId");
    row("status", "is unknown", interlock.police.CareStatus.UNKNOWN, RejectCode.UNKNOWN_STATUS);
    named("person");
    row("revisitEveryDays", "is below 1", 0, RejectCode.NUMBER_OUT_OF_RANGE);
    row("revisitEveryDays", "is above 3650", 4711, RejectCode.NUMBER_OUT_OF_RANGE);
    deadline("validTo");
    optionalTexts("ownerUnit", "ownerOfficer");

    topic(TopicNames.APPEAL);
    texts("appealId");
    row("status", "is unknown", interlock.police.AppealStatus.UNKNOWN, RejectCode.UNKNOWN_STATUS);
    named("target");
    add(
        "is a contact of unknown kind",
        "target",
        Contact.newBuilder().setKind(ContactKind.UNKNOWN).setPhone(MARKER).build(),
        "target.kind",
        RejectCode.UNKNOWN_ENUM);
    optionalTexts("caseId", "taskId", "decidedBy");
  }

  private void target(interlock.police.WatchTargetKind kind, String value, RejectCode code) {
    var bad = new interlock.police.WatchTarget(kind, value);
    add("is no " + kind, "target", bad, "target.value", code);
  }

  private void answers() {
    topic(TopicNames.DECISION);
    texts("taskId", "officer", "unit");
    routingKey();
    canarys("routingKey", "p:+861009" + "00" + MARKER);
    row("action", "is unknown", interlock.police.DecisionAction.UNKNOWN, RejectCode.UNKNOWN_ENUM);
    row(
        "action",
        "means nothing at an account",
        interlock.police.DecisionAction.RAISE,
        RejectCode.NOTHING_TO_DECIDE);
    amount("amount");
    canarys("identifier", CANARYS_PHONE);
    canarys("identifier", "a:INTERLOCK.CANARY." + MARKER);
    row("identifier", "is too long", LONG, RejectCode.FIELD_TOO_LONG);
    row("identifier", "cannot be read", "6222****4711", RejectCode.UNREADABLE_ACCOUNT);
    row("identifier", "does not tell its kind", "WALLET" + MARKER, RejectCode.UNREADABLE_ACCOUNT);
    codes("documentRefs");
    optionalTexts("applicationId", "note");

    topic(TopicNames.DISSUASION_FEEDBACK);
    texts("taskId", "unit");
    routingKey();
    canarys("routingKey", "p:+861009" + "00" + MARKER);
    row("action", "is unknown", interlock.centre.DissuasionAction.UNKNOWN, RejectCode.UNKNOWN_ENUM);
    add(
        "is missing with TRANSFER",
        "action",
        interlock.centre.DissuasionAction.TRANSFER,
        "transferTo",
        RejectCode.MISSING_FIELD);
    row(
        "outcome",
        "is unknown",
        interlock.centre.DissuasionOutcome.UNKNOWN,
        RejectCode.UNKNOWN_ENUM);
    row("conclusion", "is unknown", interlock.common.Conclusion.UNKNOWN, RejectCode.UNKNOWN_ENUM);
    amount("amountSaved");
    amount("amountLost");
    optionalTexts("officer", "verification", "transferTo", "note");
  }

  private void registry() {
    topic(TopicNames.IDENTITY_BINDING);
    texts("bindingId");
    row(
        "status",
        "is unknown",
        interlock.registry.BindingStatus.UNKNOWN,
        RejectCode.UNKNOWN_STATUS);
    row("phone", "is no phone number", MARKER + "x", RejectCode.UNREADABLE_PHONE);
    row("phone", "is too long", LONG, RejectCode.FIELD_TOO_LONG);
    account("account");
    row("personId", "is no token", "P " + MARKER, RejectCode.UNREADABLE_PERSON);
    row(
        "personId",
        "is a raw identity card number",
        "110105194912314711",
        RejectCode.RAW_ID_NUMBER);
    deadline("validFrom");
    deadline("validTo");
    row(
        "validTo",
        "lies before validFrom, or occurredAt",
        Sent.AT.minusSeconds(1),
        RejectCode.TIME_ORDER);
    optionalTexts("ageBand");
  }
}
