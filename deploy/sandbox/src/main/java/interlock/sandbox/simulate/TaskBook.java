package interlock.sandbox.simulate;

import interlock.core.desk.EndedTask;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.Alert;
import interlock.core.task.CaseSummary;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Erasure;
import interlock.core.task.LeadTask;
import interlock.core.task.LineControlTask;
import interlock.core.task.Outcome;
import interlock.core.task.Output;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Task;
import interlock.core.task.Tombstone;
import interlock.core.task.TraceEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The last revision of everything published, as a centre that reads all of it would have. */
final class TaskBook {
  private final Map<String, Task> tasks = new HashMap<>();
  private final Map<String, CaseSummary> summaries = new HashMap<>();
  private final Map<String, List<String>> byDesk = new HashMap<>();
  private final Set<String> buried = new HashSet<>();

  void read(Output output) throws Broken {
    switch (output) {
      case DissuasionTask task -> {
        if (tasks.get(task.head().taskId()) instanceof DissuasionTask before
            && !before.state().open()
            && task.state().open()) {
          throw new Broken(
              Invariant.REVISIONS,
              "a dissuasion task went from " + before.state() + " to " + task.state());
        }
        keep(task);
      }
      case StopPaymentTask task -> {
        ProtectionCheck.agreed(task);
        keep(task);
      }
      case AccountQueryTask task -> keep(task);
      case LineControlTask task -> {
        LineCheck.bounded(task);
        LineCheck.restored(tasks.get(task.head().taskId()), task);
        keep(task);
      }
      case LeadTask task -> keep(task);
      case CaseSummary summary -> {
        boolean anew = buried.remove(summary.caseId());
        int last = anew ? 0 : summary(summary.caseId()).map(CaseSummary::revision).orElse(0);
        requireNext("case summary", last, summary.revision());
        summaries.put(summary.caseId(), summary);
      }
      case TraceEdge unused -> {}
      case Alert unused -> {}
      case Outcome unused -> {}
      case Erasure unused -> {}
      case Tombstone tombstone -> bury(tombstone);
    }
  }

  private void bury(Tombstone tombstone) throws Broken {
    boolean known =
        tombstone.kind() == Tombstone.Kind.CASE_SUMMARY
            ? summaries.containsKey(tombstone.id())
            : Optional.ofNullable(tasks.get(tombstone.id())).map(EndedTask::hasEnded).orElse(false);
    if (!known || !buried.add(tombstone.id())) {
      throw new Broken(
          Invariant.FORGOTTEN,
          "a tombstone of a "
              + tombstone.kind()
              + (known ? " for the second time" : " that goes on"));
    }
  }

  /** Kinds of those that are still on their topics. */
  List<String> left() {
    return Stream.concat(
            tasks.entrySet().stream()
                .filter(e -> !buried.contains(e.getKey()))
                .map(e -> e.getValue().getClass().getSimpleName()),
            summaries.keySet().stream().filter(id -> !buried.contains(id)).map(id -> "CaseSummary"))
        .sorted()
        .toList();
  }

  /** Those that still ask somebody for something. */
  List<Task> open() {
    return tasks.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .filter(t -> !EndedTask.hasEnded(t))
        .toList();
  }

  private void keep(Task task) throws Broken {
    String id = task.head().taskId();
    Task last = tasks.get(id);
    boolean anew = buried.remove(id) && task.head().revision() == 1;
    requireNext(
        task.getClass().getSimpleName(),
        last == null || anew ? 0 : last.head().revision(),
        task.head().revision());
    if (last == null) {
      byDesk.computeIfAbsent(task.head().routingKey(), unused -> new ArrayList<>()).add(id);
    }
    tasks.put(id, task);
  }

  private static void requireNext(String what, int last, int next) throws Broken {
    if (next != last + 1) {
      throw new Broken(
          Invariant.REVISIONS, what + ": revision " + next + " came after revision " + last);
    }
  }

  Optional<Task> last(String taskId) {
    return Optional.ofNullable(tasks.get(taskId));
  }

  /** A case's summary as it was published last. */
  Optional<CaseSummary> summary(String caseId) {
    return Optional.ofNullable(summaries.get(caseId));
  }

  /** The tasks that a desk issued, oldest first. */
  List<Task> of(String deskKey) {
    return byDesk.getOrDefault(deskKey, List.of()).stream().map(tasks::get).toList();
  }
}
