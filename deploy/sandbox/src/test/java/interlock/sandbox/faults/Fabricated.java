package interlock.sandbox.faults;

import interlock.sandbox.bench.MixedLoad;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.Revisions;
import interlock.sandbox.load.TaskSeen;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a faultless Interlock would publish for a small load, made up record by record. */
final class Fabricated {
  static final int EVENTS = 900;
  private static final int PEOPLE = 90;
  private static final int FRAUDSTERS = 400;

  final MixedLoad load = new MixedLoad(EVENTS, 1_000_000.0, 11, PEOPLE, FRAUDSTERS);
  final Load.Run run = new Load.Run("made", Instant.EPOCH);
  final List<Receipt> receipts = new ArrayList<>();
  final List<TaskSeen> tasks = new ArrayList<>();

  /** More or fewer than were sent. */
  int tombstonesRefused;

  private final Map<String, Integer> revisions = new HashMap<>();

  /** A receipt of an event. */
  record Receipt(int index) {}

  Fabricated() {
    Set<Integer> victims = new HashSet<>();
    Map<Integer, Integer> reported = new HashMap<>();
    for (int index = 0; index < EVENTS; index++) {
      receipts.add(new Receipt(index));
      switch (load.topic(index)) {
        case TELECOM_FRAUD_CONTACT, BANK_SUSPICIOUS_TRANSFER, POLICE_WARNING_DIRECTIVE ->
            tasks.add(dissuasion(load.person(index), index));
        case POLICE_INCIDENT_REPORT -> {
          victims.add(load.person(index));
          reported.put(load.fraudster(index), index);
          tasks.add(stop(index));
        }
        default -> {}
      }
    }
    for (int index = 0; index < EVENTS; index++) {
      Integer report = reported.get(load.fraudster(index));
      if (load.topic(index) == Topic.BANK_ACCOUNT_MOVEMENT
          && report != null
          && !victims.contains(load.person(index))) {
        tasks.add(dissuasion(load.person(index), report));
      }
    }
  }

  /** What the witness says of it. */
  Verdict verdict(Letters letters, int buriedMails, boolean atRest) {
    var seen = new Revisions();
    var witness = new Witness(load, run, 0, seen);
    for (Receipt receipt : receipts) {
      witness.receipt(run.eventId(receipt.index()), "a source", "MAILED");
    }
    for (int i = 0; i < letters.inputs(); i++) {
      witness.deadLetter(Topic.BANK_ACCOUNT_MOVEMENT.base());
    }
    for (int i = 0; i < letters.mails() + buriedMails; i++) {
      witness.deadLetter(Topic.MAIL_ACCOUNT.base());
    }
    for (int i = 0; i < letters.tombstones() + tombstonesRefused; i++) {
      witness.rejected(Topic.POLICE_WATCHLIST.base(), "TOMBSTONE");
    }
    for (TaskSeen task : tasks) {
      seen.task(task);
      witness.task(task);
    }
    return witness.verdict(EVENTS, letters, atRest);
  }

  Verdict verdict() {
    return verdict(Letters.NONE, 0, true);
  }

  /** Where the first task stands that has at least so many revisions; its newest one. */
  int newestOf(int revision) {
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i).revision() == revision && revisions.get(tasks.get(i).taskId()) == revision) {
        return i;
      }
    }
    throw new IllegalStateException("no task has just " + revision + " revisions");
  }

  /** Where the first two revisions stand that calls have led to, of a task that has two such. */
  List<Integer> callsOfOneTask() {
    Map<String, List<Integer>> byTask = new HashMap<>();
    for (int i = 0; i < tasks.size(); i++) {
      int index = run.index(tasks.get(i).triggeredBy());
      if (tasks.get(i).kind() == Topic.TASK_DISSUASION
          && load.topic(index) == Topic.TELECOM_FRAUD_CONTACT) {
        byTask.computeIfAbsent(tasks.get(i).taskId(), id -> new ArrayList<>()).add(i);
      }
    }
    return byTask.values().stream().filter(calls -> calls.size() == 2).findFirst().orElseThrow();
  }

  /** Two directives about the same person, by their numbers. */
  List<Integer> directivesAboutOnePerson() {
    Map<Integer, List<Integer>> byPerson = new HashMap<>();
    for (int index = 0; index < EVENTS; index++) {
      if (load.topic(index) == Topic.POLICE_WARNING_DIRECTIVE) {
        byPerson.computeIfAbsent(load.person(index), person -> new ArrayList<>()).add(index);
      }
    }
    return byPerson.values().stream().filter(two -> two.size() > 1).findFirst().orElseThrow();
  }

  /** The same revision, as if another event had led to it. */
  TaskSeen triggeredBy(TaskSeen task, String eventId) {
    return new TaskSeen(
        task.kind(),
        task.taskId(),
        task.desk(),
        task.revision(),
        task.label(),
        eventId,
        task.recoveredFrom(),
        task.about(),
        task.caseId(),
        task.readableNanos());
  }

  private TaskSeen dissuasion(int person, int index) {
    String id = "D-" + person;
    return task(
        Topic.TASK_DISSUASION,
        id,
        index,
        List.of(Invented.phone(person)),
        Optional.empty(),
        Optional.empty());
  }

  private TaskSeen stop(int index) {
    String account = Invented.account(load.fraudster(index));
    return task(
        Topic.TASK_STOP_PAYMENT,
        "S-" + index,
        index,
        List.of(account),
        Optional.of(account),
        Optional.of("case-" + run.eventId(index)));
  }

  private TaskSeen task(
      Topic kind,
      String id,
      int index,
      List<String> about,
      Optional<String> recoveredFrom,
      Optional<String> caseId) {
    return new TaskSeen(
        kind,
        id,
        "",
        revisions.merge(id, 1, Integer::sum),
        "",
        run.eventId(index),
        recoveredFrom,
        about,
        caseId,
        0);
  }
}
