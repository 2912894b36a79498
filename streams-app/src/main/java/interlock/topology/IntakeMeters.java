package interlock.topology;

import interlock.contract.Codecs.Door;
import interlock.core.codes.BankResultCode;
import interlock.core.codes.BankResultCode.Meaning;
import interlock.core.codes.RejectCode;
import interlock.core.event.Appeal;
import interlock.core.event.Event;
import interlock.core.event.StopPaymentFeedback;
import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.metrics.Watched;
import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** What Intake read, from whom, and by which door it left. */
final class IntakeMeters {
  /** Answers after which a command is done, or may still be. */
  private static final Set<Meaning> CARRIED_OUT =
      EnumSet.of(Meaning.SUCCESS, Meaning.PARTIAL, Meaning.ALREADY_DONE, Meaning.DELIVERED);

  private static final double MILLIS = 1_000;

  private final Meters meters;
  private final Watched watched;
  private final Map<IntakeParty, Counter> read = new EnumMap<>(IntakeParty.class);
  private final Map<IntakeParty, Map<Door, Counter>> left = new EnumMap<>(IntakeParty.class);
  private final Map<IntakeParty, Counter> buried = new EnumMap<>(IntakeParty.class);
  private final Map<Appeal.Status, Counter> appeals = new EnumMap<>(Appeal.Status.class);
  private final Map<String, Heard> sources = new HashMap<>();

  /** What is known of one source. */
  private record Heard(Counter events, Counter heartbeats, AtomicLong lastAt) {}

  IntakeMeters(Meters meters, Watched watched) {
    this.meters = meters;
    this.watched = watched;
    for (IntakeParty party : IntakeParty.values()) {
      read.put(party, meters.counter(Meter.INTAKE_READ, party.label()));
      buried.put(party, meters.counter(Meter.DEAD_LETTERS, Label.intake(party.label())));
      var byDoor = new EnumMap<Door, Counter>(Door.class);
      for (Door door : Door.values()) {
        byDoor.put(door, meters.counter(Meter.INTAKE_LEFT, party.label(), Label.lower(door)));
      }
      left.put(party, byDoor);
    }
    for (Appeal.Status status : Appeal.Status.values()) {
      appeals.put(status, meters.counter(Meter.APPEALS, status.name()));
    }
    watched.sources().forEach(this::hear);
    hear(Label.OTHER);
  }

  /** From 0 on: a start is no word of a source, and each restart would hide a silence. */
  private void hear(String source) {
    var lastAt = new AtomicLong();
    sources.put(
        source,
        new Heard(
            meters.counter(Meter.SOURCE_EVENTS, source),
            meters.counter(Meter.SOURCE_HEARTBEATS, source),
            lastAt));
    meters.gauge(Meter.SOURCE_LAST_EVENT, () -> lastAt.get() / MILLIS, source);
  }

  void read(IntakeParty party) {
    read.get(party).increment();
  }

  void left(IntakeParty party, Door door) {
    left.get(party).get(door).increment();
    if (door == Door.DEAD_LETTER) {
      buried.get(party).increment();
    }
  }

  void rejected(IntakeParty party, RejectCode reason) {
    meters.counter(Meter.INTAKE_REJECTED, party.label(), reason.code()).increment();
  }

  /** A record that could be read, other than a heartbeat. */
  void event(String source) {
    sources.get(watched.source(source)).events().increment();
  }

  /** A heartbeat of a source that may speak. */
  void heartbeat(String source) {
    sources.get(watched.source(source)).heartbeats().increment();
  }

  /**
   * An event or heartbeat of a source that may speak.
   *
   * @param receivedAt epoch milliseconds
   */
  void heard(String source, long receivedAt) {
    sources.get(watched.source(source)).lastAt().accumulateAndGet(receivedAt, Math::max);
  }

  /** An event that was mailed. */
  void mailed(Event event) {
    if (event instanceof Appeal appeal) {
      appeals.get(appeal.status()).increment();
    } else if (event instanceof StopPaymentFeedback answer) {
      answered(answer);
    }
  }

  private void answered(StopPaymentFeedback answer) {
    var code = BankResultCode.of(answer.resultCode());
    if (code.map(known -> !CARRIED_OUT.contains(known.meaning())).orElse(true)) {
      meters
          .counter(
              Meter.STOP_REFUSED,
              watched.institution(answer.institution()),
              code.map(BankResultCode::code).orElse(Label.OTHER))
          .increment();
    }
  }
}
