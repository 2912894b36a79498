package interlock.sandbox.it;

import interlock.police.WatchEntry;
import interlock.police.WatchGrade;
import interlock.police.WatchStatus;
import interlock.police.WatchTarget;
import interlock.police.WatchTargetKind;
import interlock.registry.BindingStatus;
import interlock.registry.IdentityBinding;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A generated night: fraudsters call, victims pay mules, mules pass the money on, the police list
 * and report. Seeded, so that a failure can be played again.
 *
 * <p>It comes in waves, each at rest before the next: which event opens a case gives the task its
 * id, and between topics no order holds. Within a wave the order is the cluster's own. And since a
 * conclusion is a boundary (what is known before it counts for the old case, what comes later opens
 * a new one), whoever reports has paid a mule whom nobody else reports.
 */
final class Night {
  private static final int VICTIMS = 60;
  private static final int CALLERS = 12;
  private static final int FIRST_CALLER = 500;
  private static final int FIRST_MULE = 1_000;
  private static final int MULES = 24;
  private static final int FIRST_CASHIER = 2_000;
  private static final int CASHIERS = 8;
  private static final int REPORTERS = 20;
  private static final int JOINED = 10;

  private final Random random;
  private final Instant start;
  private final List<Payment> payments = new ArrayList<>();
  private int events;

  private record Payment(String transferId, Instant at, int payer, int payee, long fen) {}

  private Night(long seed, Instant start) {
    random = new Random(seed);
    this.start = start;
  }

  /**
   * The waves of a night that has just ended.
   *
   * @param end no event is later
   */
  static List<List<LoadEvent>> waves(long seed, Instant end) {
    Night night = new Night(seed, end.minusSeconds(60));
    return List.of(
        night.calls(), night.payments(), night.bindings(), night.police(), night.reports());
  }

  private List<LoadEvent> calls() {
    List<LoadEvent> wave = new ArrayList<>();
    for (int i = 0; i < 2 * VICTIMS; i++) {
      int victim = i % VICTIMS;
      int caller = FIRST_CALLER + random.nextInt(CALLERS);
      var call = Records.call(eventId(), now(), victim, caller);
      Topic topic = victim % 5 == 0 ? Topic.ENTERPRISE_FRAUD_CONTACT : Topic.TELECOM_FRAUD_CONTACT;
      wave.add(new LoadEvent(topic, call.getSubscriber(), call));
    }
    return wave;
  }

  /** Some of those who were called pay, some pay whom nobody had called; the mules pass it on. */
  private List<LoadEvent> payments() {
    List<LoadEvent> wave = new ArrayList<>();
    for (int i = 0; i < 2 * VICTIMS; i++) {
      int mule = i < REPORTERS ? MULES + i : random.nextInt(MULES);
      var payment = pay(i % (VICTIMS * 3 / 2), FIRST_MULE + mule);
      payments.add(payment);
      wave.add(suspicious(payment));
    }
    for (int i = 0; i < VICTIMS; i++) {
      int cashier = FIRST_CASHIER + random.nextInt(CASHIERS);
      wave.add(movement(pay(FIRST_MULE + random.nextInt(MULES + REPORTERS), cashier)));
    }
    // What a bank tells twice is told once.
    wave.add(suspicious(payments.getFirst()));
    return wave;
  }

  /**
   * Somebody who was called turns out to be one with somebody who only paid: two cases become one,
   * and the one that was opened in the earlier wave survives.
   */
  private List<LoadEvent> bindings() {
    List<LoadEvent> wave = new ArrayList<>();
    for (int i = 0; i < JOINED; i++) {
      String eventId = eventId();
      var binding =
          IdentityBinding.newBuilder()
              .setEventId(eventId)
              .setSource("REGISTRY")
              .setOccurredAt(now())
              .setReportedAt(now())
              .setBindingId("binding-" + i)
              .setStatus(BindingStatus.ACTIVE)
              .setPhone(Invented.phone(REPORTERS + i))
              .setAccount(Invented.account(VICTIMS + i))
              .setPersonId("P-" + i)
              .setValidFrom(start)
              .build();
      wave.add(new LoadEvent(Topic.REGISTRY_IDENTITY_BINDING, binding.getBindingId(), binding));
    }
    return wave;
  }

  private List<LoadEvent> police() {
    List<LoadEvent> wave = new ArrayList<>();
    for (int i = 0; i < CALLERS / 3; i++) {
      wave.add(listed(WatchTargetKind.PHONE, Invented.foreignPhone(FIRST_CALLER + i)));
    }
    for (int i = 0; i < MULES / 3; i++) {
      wave.add(listed(WatchTargetKind.ACCOUNT, Invented.account(FIRST_MULE + i)));
    }
    for (int i = 0; i < VICTIMS / 2; i++) {
      // People of whom nothing is known yet.
      var directive = Records.directive(eventId(), now(), 3 * VICTIMS + i);
      wave.add(
          new LoadEvent(Topic.POLICE_WARNING_DIRECTIVE, directive.getDirectiveId(), directive));
    }
    return wave;
  }

  private List<LoadEvent> reports() {
    List<LoadEvent> wave = new ArrayList<>();
    for (int i = 0; i < REPORTERS; i++) {
      Payment lost = payments.get(i);
      var line = Records.line(lost.at(), lost.transferId(), lost.payer(), lost.payee(), lost.fen());
      var report = Records.report(eventId(), now(), "case-" + i, lost.payer(), List.of(line));
      wave.add(new LoadEvent(Topic.POLICE_INCIDENT_REPORT, report.getCaseId(), report));
    }
    return wave;
  }

  private Payment pay(int payer, int payee) {
    long fen = 100L * (1_000 + random.nextInt(50_000));
    return new Payment("T" + events, now(), payer, payee, fen);
  }

  private LoadEvent suspicious(Payment payment) {
    var transfer =
        Records.suspicious(
            eventId(),
            payment.at(),
            payment.transferId(),
            payment.payer(),
            payment.payee(),
            payment.fen());
    return new LoadEvent(
        Topic.BANK_SUSPICIOUS_TRANSFER, transfer.getPayer().getAccount(), transfer);
  }

  private LoadEvent movement(Payment payment) {
    var transfer =
        Records.movement(
            eventId(),
            payment.at(),
            payment.transferId(),
            payment.payer(),
            payment.payee(),
            payment.fen());
    return new LoadEvent(Topic.BANK_ACCOUNT_MOVEMENT, transfer.getPayer().getAccount(), transfer);
  }

  private LoadEvent listed(WatchTargetKind kind, String value) {
    String eventId = eventId();
    var entry =
        WatchEntry.newBuilder()
            .setEventId(eventId)
            .setSource("PSB-440600")
            .setOccurredAt(now())
            .setReportedAt(now())
            .setEntryId("entry-" + eventId)
            .setStatus(WatchStatus.ACTIVE)
            .setTarget(WatchTarget.newBuilder().setKind(kind).setValue(value).build())
            .setGrade(WatchGrade.INVOLVED)
            .setValidFrom(start)
            .build();
    return new LoadEvent(Topic.POLICE_WATCHLIST, entry.getEntryId(), entry);
  }

  private String eventId() {
    events++;
    return "night-" + events;
  }

  private Instant now() {
    return start.plusMillis(100L * events);
  }
}
