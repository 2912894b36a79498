package interlock.sandbox.cost;

import interlock.bank.Device;
import interlock.bank.Transfer;
import interlock.centre.DissuasionAction;
import interlock.centre.DissuasionFeedback;
import interlock.centre.DissuasionOutcome;
import interlock.common.Conclusion;
import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.core.desk.Address;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.DeviceId;
import interlock.core.identity.Phone;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened to one desk until its file had the wanted size; the last event is measured. */
final class Stories {
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
  private static final long FEN = 1_234_500;

  /** More than goes out, so that some is left to carry on. */
  private static final long FEN_IN = 3 * FEN;

  private static final DeviceId DEVICE = DeviceId.ofFingerprint("PHONE-0007").orElseThrow();
  private static final int HERO = 7;
  private static final int OTHERS = 1_000;
  private static final int FULL_FACTS = 420;
  private static final int LINES_OF_A_FULL_REPORT = 2_000;

  private Stories() {}

  /**
   * Calls, suspicious transfers, a directive. A full file has twelve ended cases, and an open one
   * with as many attempts to call as are kept.
   */
  static Address person(OfflineRooms rooms, FileSize size, Specimen.LastMail last) {
    int facts =
        switch (size) {
          case SMALL -> 1;
          case USUAL -> 5;
          case FULL -> FULL_FACTS;
        };
    for (int i = 0; i < facts; i++) {
      receive(rooms, fact(i));
      if (size == FileSize.FULL && i < FULL_FACTS - 100 && i % 20 == 19) {
        answer(rooms, i, last.taskId(), DissuasionAction.CONCLUDE, Conclusion.DISSUADED);
      } else if (size == FileSize.FULL && i >= FULL_FACTS - 60) {
        answer(rooms, i, last.taskId(), DissuasionAction.CALL, Conclusion.NONE);
      }
    }
    receive(rooms, call(facts));
    return Address.subject(phone());
  }

  /**
   * Payments into and out of a mule's account; from usual on, cases name some of them, so that the
   * last, outgoing one carries tainted money on.
   */
  static Address account(OfflineRooms rooms, FileSize size) {
    int payments =
        switch (size) {
          case SMALL -> 1;
          case USUAL -> 20;
          case FULL -> FULL_FACTS;
        };
    int cases =
        switch (size) {
          case SMALL -> 0;
          case USUAL -> 1;
          case FULL -> 20;
        };
    for (int i = 0; i < payments; i++) {
      receive(rooms, payment(i, i % 2 == 0));
    }
    for (int i = 0; i < cases; i++) {
      int paid = payments - 2 - 2 * i;
      ReportedTransfer line = Records.line(at(paid), "pay-" + paid, OTHERS + paid, HERO, FEN_IN);
      receive(rooms, report(payments + i, i, List.of(line)));
    }
    receive(rooms, payment(payments + cases, false));
    return Address.account(account());
  }

  /**
   * Calls from one number; from usual on, cases name it, so that each further call is a warning.
   */
  static Address contact(OfflineRooms rooms, FileSize size) {
    int calls =
        switch (size) {
          case SMALL -> 1;
          case USUAL -> 20;
          case FULL -> FULL_FACTS;
        };
    int cases =
        switch (size) {
          case SMALL -> 0;
          case USUAL -> 1;
          case FULL -> 20;
        };
    for (int i = 0; i < cases; i++) {
      IncidentReport report = (IncidentReport) report(i, i, List.of()).value();
      report.setContacts(
          List.of(
              Contact.newBuilder()
                  .setKind(ContactKind.CALL)
                  .setPhone(Invented.foreignPhone(HERO))
                  .build()));
      receive(rooms, new LoadEvent(Topic.POLICE_INCIDENT_REPORT, report.getCaseId(), report));
    }
    for (int i = 0; i <= calls; i++) {
      int n = cases + i;
      receive(
          rooms,
          new LoadEvent(
              Topic.TELECOM_FRAUD_CONTACT,
              Invented.phone(OTHERS + n),
              Records.call("call-" + n, at(n), OTHERS + n, HERO)));
    }
    return Address.contact(ContactPoint.ofKey("n:" + caller().reveal()));
  }

  /** A report, and its next version with one payment more. */
  static Address caseFile(OfflineRooms rooms, FileSize size) {
    int lines =
        switch (size) {
          case SMALL -> 1;
          case USUAL -> 5;
          case FULL -> LINES_OF_A_FULL_REPORT - 1;
        };
    List<ReportedTransfer> reported = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      reported.add(Records.line(at(0), "pay-" + i, HERO, OTHERS + i, FEN));
    }
    receive(rooms, report(0, 0, List.copyOf(reported)));
    reported.add(Records.line(at(0), "pay-" + lines, HERO, OTHERS + lines, FEN));
    receive(rooms, report(1, 0, reported));
    return Address.caseFile("case-0");
  }

  /**
   * Payments of one account after the other from one device. The last one in a usual file makes the
   * lead; a full one has dropped most.
   */
  static Address device(OfflineRooms rooms, FileSize size) {
    int payments =
        switch (size) {
          case SMALL -> 1;
          case USUAL -> 4;
          case FULL -> FULL_FACTS;
        };
    for (int i = 0; i <= payments; i++) {
      Transfer movement = Records.movement("event-" + i, at(i), "pay-" + i, OTHERS + i, HERO, FEN);
      movement.setDevice(Device.newBuilder().setId(DEVICE.reveal()).build());
      receive(
          rooms,
          new LoadEvent(Topic.BANK_ACCOUNT_MOVEMENT, Invented.account(OTHERS + i), movement));
    }
    return Address.device(DEVICE);
  }

  private static LoadEvent fact(int i) {
    return switch (i % 5) {
      case 1 ->
          new LoadEvent(
              Topic.BANK_SUSPICIOUS_TRANSFER,
              Invented.account(HERO),
              Records.suspicious("event-" + i, at(i), "pay-" + i, HERO, OTHERS + i, FEN));
      case 4 ->
          new LoadEvent(
              Topic.POLICE_WARNING_DIRECTIVE,
              "directive-" + i,
              Records.directive("event-" + i, at(i), HERO));
      default -> call(i);
    };
  }

  private static LoadEvent call(int i) {
    return new LoadEvent(
        Topic.TELECOM_FRAUD_CONTACT,
        Invented.phone(HERO),
        Records.call("event-" + i, at(i), HERO, OTHERS + i));
  }

  private static LoadEvent payment(int i, boolean in) {
    int payer = in ? OTHERS + i : HERO;
    int payee = in ? HERO : OTHERS + i;
    return new LoadEvent(
        Topic.BANK_ACCOUNT_MOVEMENT,
        Invented.account(payer),
        Records.movement("event-" + i, at(i), "pay-" + i, payer, payee, in ? FEN_IN : FEN));
  }

  private static LoadEvent report(int i, int caseNumber, List<ReportedTransfer> lines) {
    String caseId = "case-" + caseNumber;
    return new LoadEvent(
        Topic.POLICE_INCIDENT_REPORT,
        caseId,
        Records.report("report-" + i, at(i), caseId, OTHERS + caseNumber, lines));
  }

  private static void answer(
      OfflineRooms rooms, int i, String taskId, DissuasionAction action, Conclusion conclusion) {
    Instant at = at(i).plusSeconds(30);
    receive(
        rooms,
        new LoadEvent(
            Topic.DISSUASION_FEEDBACK,
            taskId,
            DissuasionFeedback.newBuilder()
                .setEventId("answer-" + i)
                .setSource("UNIT")
                .setOccurredAt(at)
                .setReportedAt(at)
                .setTaskId(taskId)
                .setRoutingKey(phone().key())
                .setUnit(Invented.region(HERO))
                .setAction(action)
                .setOutcome(
                    conclusion == Conclusion.NONE
                        ? DissuasionOutcome.NO_ANSWER
                        : DissuasionOutcome.NONE)
                .setConclusion(conclusion)
                .build()));
  }

  private static void receive(OfflineRooms rooms, LoadEvent event) {
    int field = event.value().getSchema().getField("occurredAt").pos();
    long occurredAt = ((Instant) event.value().get(field)).toEpochMilli();
    rooms.receive(event, occurredAt + 1_000);
  }

  private static Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static Phone phone() {
    return Phone.ofE164("+86" + Invented.phone(HERO)).orElseThrow();
  }

  private static Phone caller() {
    return Phone.ofE164("+" + Invented.foreignPhone(HERO).substring(2)).orElseThrow();
  }

  private static Account account() {
    return Account.parse(Invented.account(HERO)).value().orElseThrow();
  }
}
