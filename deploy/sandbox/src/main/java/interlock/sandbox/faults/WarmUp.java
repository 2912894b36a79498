package interlock.sandbox.faults;

import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What is played before a round, so that it does not measure how processes get under way: calls,
 * suspicious payments and reports about people whom the round's own load does not know.
 */
final class WarmUp implements Load {
  private static final int PEOPLE_FROM = 5_000_000;
  private static final int FRAUDSTERS_FROM = 6_000_000;
  private static final int ROUND_OF = 20;
  private static final int CALLS = 14;
  private static final long FEN = 100_000;

  private final int rate;
  private final int seconds;

  WarmUp(int rate, int seconds) {
    this.rate = rate;
    this.seconds = seconds;
  }

  @Override
  public int size() {
    return rate * seconds;
  }

  @Override
  public long dueNanos(int index) {
    return TimeUnit.SECONDS.toNanos(index) / rate;
  }

  @Override
  public Topic topic(int index) {
    int kind = index % ROUND_OF;
    if (kind < CALLS) {
      return Topic.TELECOM_FRAUD_CONTACT;
    }
    return kind == CALLS ? Topic.POLICE_INCIDENT_REPORT : Topic.BANK_SUSPICIOUS_TRANSFER;
  }

  @Override
  public LoadEvent event(int index, Run run) {
    String id = run.eventId(index);
    Instant at = run.at(dueNanos(index));
    int person = PEOPLE_FROM + index;
    int fraudster = FRAUDSTERS_FROM + index;
    return switch (topic(index)) {
      case TELECOM_FRAUD_CONTACT ->
          new LoadEvent(
              Topic.TELECOM_FRAUD_CONTACT,
              Invented.phone(person),
              Records.call(id, at, person, fraudster));
      case POLICE_INCIDENT_REPORT ->
          new LoadEvent(
              Topic.POLICE_INCIDENT_REPORT,
              id,
              Records.report(
                  id, at, id, person, List.of(Records.line(at, id, person, fraudster, FEN))));
      default ->
          new LoadEvent(
              Topic.BANK_SUSPICIOUS_TRANSFER,
              Invented.account(person),
              Records.suspicious(id, at, id, person, fraudster, FEN));
    };
  }
}
