package interlock.sandbox.bench;

import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The mixed load of design.md §10, at an even pace: 70 % calls that a carrier reports, 28 % bank
 * (half of it suspicious transfers, half ordinary movements), 2 % police (half directives, half
 * reports of one payment). All but the movements, 86 %, are evidence about a person and lead to a
 * task or a revision of one. People are drawn with a skew as 1/√rank: of a million the busiest has
 * a thousandth of all events. The seed decides everything.
 */
public final class MixedLoad implements Load, Pace {
  /** A case's id is this and the id of its report's event. */
  static final String CASE = "case-";

  /** As design.md §10 has it. */
  public static final int PEOPLE = 1_000_000;

  /** Payees and callers are numbered behind the people. */
  private static final int FRAUDSTERS_FROM = Invented.PHONES;

  private static final int ALL_FRAUDSTERS = 100_000;
  private static final double TELECOM = 0.70;
  private static final double SUSPICIOUS = 0.84;
  private static final double BANK = 0.98;
  private static final double DIRECTIVES = 0.99;
  private static final int LEAST_FEN = 100_00;
  private static final int SPREAD_FEN = 50_000_00;
  private static final long KIND = 201;
  private static final long PERSON = 202;
  private static final long FRAUDSTER = 203;
  private static final long AMOUNT = 204;

  private final int size;
  private final double nanosPerEvent;
  private final long seed;
  private final int people;
  private final int fraudsters;

  /**
   * @param rate events a second
   * @param seconds how long
   * @param people among how many, at most {@link Invented#PHONES}
   */
  public MixedLoad(int rate, int seconds, long seed, int people) {
    this(
        Math.multiplyExact(rate, seconds),
        (double) TimeUnit.SECONDS.toNanos(1) / rate,
        seed,
        people,
        ALL_FRAUDSTERS);
  }

  /** Among fewer people, so that they meet more often. */
  public MixedLoad(int size, double nanosPerEvent, long seed, int people, int fraudsters) {
    this.size = size;
    this.nanosPerEvent = nanosPerEvent;
    this.seed = seed;
    this.people = people;
    this.fraudsters = fraudsters;
  }

  /** So many events, all due at the start. */
  static MixedLoad atOnce(int events, long seed, int people) {
    return new MixedLoad(events, 0.0, seed, people, ALL_FRAUDSTERS);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long dueNanos(int index) {
    return (long) (index * nanosPerEvent);
  }

  /** Whom the event is about: from 0, low numbers more often. */
  @Override
  public int person(int index) {
    double even = Invented.fraction(seed + PERSON, index);
    return (int) (people * even * even);
  }

  /** Who calls, or is paid: above every person. */
  public int fraudster(int index) {
    return FRAUDSTERS_FROM + (int) (fraudsters * Invented.fraction(seed + FRAUDSTER, index));
  }

  @Override
  public Topic topic(int index) {
    double kind = Invented.fraction(seed + KIND, index);
    if (kind < TELECOM) {
      return Topic.TELECOM_FRAUD_CONTACT;
    }
    if (kind < SUSPICIOUS) {
      return Topic.BANK_SUSPICIOUS_TRANSFER;
    }
    if (kind < BANK) {
      return Topic.BANK_ACCOUNT_MOVEMENT;
    }
    return kind < DIRECTIVES ? Topic.POLICE_WARNING_DIRECTIVE : Topic.POLICE_INCIDENT_REPORT;
  }

  /** Those that it has events for. */
  Set<Topic> topics() {
    return IntStream.range(0, size)
        .mapToObj(this::topic)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class)));
  }

  @Override
  public LoadEvent event(int index, Run run) {
    Topic topic = topic(index);
    String id = run.eventId(index);
    var at = run.at(dueNanos(index));
    int person = person(index);
    int fraudster = fraudster(index);
    long fen = LEAST_FEN + (long) (SPREAD_FEN * Invented.fraction(seed + AMOUNT, index));
    return switch (topic) {
      case TELECOM_FRAUD_CONTACT ->
          new LoadEvent(topic, Invented.phone(person), Records.call(id, at, person, fraudster));
      case BANK_SUSPICIOUS_TRANSFER ->
          new LoadEvent(
              topic,
              Invented.account(person),
              Records.suspicious(id, at, "t-" + id, person, fraudster, fen));
      case BANK_ACCOUNT_MOVEMENT ->
          new LoadEvent(
              topic,
              Invented.account(person),
              Records.movement(id, at, "t-" + id, person, fraudster, fen));
      case POLICE_WARNING_DIRECTIVE ->
          new LoadEvent(topic, "directive-" + id, Records.directive(id, at, person));
      case POLICE_INCIDENT_REPORT -> {
        String caseId = CASE + id;
        yield new LoadEvent(
            topic,
            caseId,
            Records.report(
                id,
                at,
                caseId,
                person,
                List.of(Records.line(at, "t-" + id, person, fraudster, fen))));
      }
      default -> throw new IllegalStateException("not part of the mix: " + topic);
    };
  }
}
