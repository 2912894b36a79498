package interlock.sandbox.it;

import interlock.common.Contact;
import interlock.common.ContactKind;
import interlock.police.Appeal;
import interlock.police.AppealStatus;
import interlock.police.IncidentReport;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.RawPublisher;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * What a good night does not have: bytes that nobody can read, a record that is refused, a flood of
 * reports, a reported line, appeals.
 */
final class RareEvents {
  /** The flood's source; more reports of it than {@link #MOST_STOPS}. */
  static final String FLOODER = "PSB-FLOOD";

  /** What the policy of such a night lets one source have stopped in a minute. */
  static final int MOST_STOPS = 20;

  private static final int FLOOD = 30;
  private static final int FIRST_PERSON = 4_000_000;
  private static final int FIRST_ACCOUNT = 4_100_000;
  private static final int CALLER = 4_200_000;

  private final Endpoints endpoints;
  private final Instant now = Instant.now();

  RareEvents(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** Publishes them all and waits until the broker has them. */
  void publish() {
    try (RawPublisher raw = new RawPublisher(endpoints.bootstrap(), endpoints.topicPrefix());
        EventPublisher publisher = new EventPublisher(endpoints)) {
      byte[] rubbish = "not a record at all".getBytes(StandardCharsets.UTF_8);
      raw.send(Topic.BANK_SUSPICIOUS_TRANSFER, "rubbish", rubbish);
      var negative = Records.suspicious("rare-negative", now, "rare-1", 1, 2, -100);
      publisher.send(new LoadEvent(Topic.BANK_SUSPICIOUS_TRANSFER, "negative", negative));
      for (int i = 0; i < FLOOD; i++) {
        publisher.send(report(i));
      }
      for (AppealStatus status : List.of(AppealStatus.RECEIVED, AppealStatus.UPHELD)) {
        publisher.send(appeal(status));
      }
      publisher.flush();
    }
  }

  private LoadEvent report(int i) {
    String id = "flood-" + i;
    IncidentReport report =
        Records.report(
            id,
            now,
            id,
            FIRST_PERSON + i,
            List.of(Records.line(now, id, FIRST_PERSON + i, FIRST_ACCOUNT + i, 100_000)));
    report.setSource(FLOODER);
    report.setContacts(
        List.of(
            Contact.newBuilder()
                .setKind(ContactKind.CALL)
                .setPhone(Invented.foreignPhone(CALLER))
                .build()));
    return new LoadEvent(Topic.POLICE_INCIDENT_REPORT, id, report);
  }

  private LoadEvent appeal(AppealStatus status) {
    Appeal appeal =
        Appeal.newBuilder()
            .setEventId("appeal-" + status)
            .setSource(FLOODER)
            .setOccurredAt(now)
            .setReportedAt(now)
            .setAppealId("appeal-1")
            .setStatus(status)
            .setTarget(Records.holder(FIRST_ACCOUNT))
            .setCaseId("flood-0")
            .build();
    return new LoadEvent(Topic.POLICE_APPEAL, "appeal-1", appeal);
  }
}
