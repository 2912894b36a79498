package interlock.sandbox.day;

import interlock.sandbox.day.Resident.Temper;
import interlock.sandbox.load.Invented;
import interlock.task.DissuasionTask;
import interlock.task.Measure;
import interlock.task.StepState;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The people of the day: what happens to them, whom they believe, and what they do. */
final class Town {
  private static final Duration UNTIL_HE_ORDERS = Duration.ofMinutes(9);

  private final Diary diary;
  private final Stage stage;
  private final PublicEvents events = new PublicEvents();
  private final Map<String, Resident> byName = new HashMap<>();
  private final Set<Integer> persuaded = new HashSet<>();
  private final Map<Integer, Instant> paidAt = new HashMap<>();
  private final Set<Integer> reported = new HashSet<>();

  Town(Diary diary, Stage stage) {
    this.diary = diary;
    this.stage = stage;
  }

  /** From now on things happen to that person. */
  void add(Resident who) {
    byName.put("+86" + Invented.phone(who.number()), who);
    byName.put(Invented.account(who.number()), who);
    diary.note(who.at(), () -> begins(who));
    if (who.falls()) {
      diary.note(who.at().plus(who.paysAfter()), () -> paysUnlessPersuaded(who));
    }
  }

  private void begins(Resident who) {
    Instant now = stage.now();
    switch (who.beginning()) {
      case FAINT_CONTACT, SURE_CONTACT ->
          stage.send(Topic.TELECOM_FRAUD_CONTACT, events.contact(who, now));
      case POLICE_DIRECTIVE ->
          stage.send(Topic.POLICE_WARNING_DIRECTIVE, events.directive(who, now));
      case SUSPICIOUS_TRANSFER ->
          stage.send(Topic.BANK_SUSPICIOUS_TRANSFER, events.suspicious(who, now));
      case CONTACT_AND_TRANSFER -> {
        stage.send(Topic.TELECOM_FRAUD_CONTACT, events.contact(who, now));
        diary.note(
            now.plus(UNTIL_HE_ORDERS),
            () -> stage.send(Topic.BANK_SUSPICIOUS_TRANSFER, events.suspicious(who, stage.now())));
      }
      case COUNTER_ALARM ->
          stage.send(Topic.BANK_SUSPICIOUS_TRANSFER, events.counterAlarm(who, now));
      case REPORT_ONLY -> {
        // Nobody knows of him yet.
      }
    }
  }

  private void paysUnlessPersuaded(Resident who) {
    if (persuaded.contains(who.number())) {
      return;
    }
    Instant now = stage.now();
    paidAt.put(who.number(), now);
    stage.send(Topic.BANK_ACCOUNT_MOVEMENT, events.payment(who, now));
    diary.note(now.plus(who.reportsAfter()), () -> reports(who));
  }

  /** He reports, or an officer takes it down; once. */
  void reports(Resident who) {
    if (reported.add(who.number())) {
      stage.send(
          Topic.POLICE_INCIDENT_REPORT,
          events.report(who, Optional.ofNullable(paidAt.get(who.number())), stage.now()));
    }
  }

  /** Whether he has lost money, and no report says so yet. */
  boolean hidesALoss(Resident who) {
    return paidAt.containsKey(who.number()) && !reported.contains(who.number());
  }

  /** A revision was published: whoever it is about may have got a message. */
  void read(DissuasionTask task) {
    boolean messaged =
        task.getSteps().stream()
            .anyMatch(s -> s.getMeasure() == Measure.SMS && s.getState() == StepState.DONE);
    if (messaged) {
      hears(subject(task), Temper.WARY);
    }
  }

  void spokenTo(Resident who) {
    hears(who, Temper.OPEN);
  }

  void met(Resident who) {
    hears(who, Temper.DOUBTING);
  }

  /** Who is as easily persuaded as that, or more easily, will not pay. */
  private void hears(Resident who, Temper most) {
    if (who.temper().compareTo(most) <= 0) {
      persuaded.add(who.number());
    }
  }

  /** Whom a task is about. */
  Resident subject(DissuasionTask task) {
    return Stream.concat(
            task.getSubject().getPhones().stream(), task.getSubject().getAccounts().stream())
        .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody of the town: " + task.getTaskId()));
  }
}
