package interlock.sandbox.simulate;

import interlock.core.task.AccountQueryTask;
import interlock.core.task.Alert;
import interlock.core.task.CaseSummary;
import interlock.core.task.DissuasionTask;
import interlock.core.task.LeadTask;
import interlock.core.task.LineControlTask;
import interlock.core.task.Outcome;
import interlock.core.task.Output;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Task;
import interlock.core.task.TraceEdge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last revision of everything published, as a centre that reads all of it would have. */
final class TaskBook {
  private final Map<String, Task> tasks = new HashMap<>();
  private final Map<String, CaseSummary> summaries = new HashMap<>();
  private final Map<String, List<String>> byDesk = new HashMap<>();

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
      case LineControlTask task -> keep(task);
      case LeadTask task -> keep(task);
      case CaseSummary summary -> {
        int last = summary(summary.caseId()).map(CaseSummary::revision).orElse(0);
        requireNext("case summary", last, summary.revision());
        summaries.put(summary.caseId(), summary);
      }
      case TraceEdge unused -> {}
      case Alert unused -> {}
      case Outcome unused -> {}
    }
  }

  private void keep(Task task) throws Broken {
    String id = task.head().taskId();
    Task last = tasks.get(id);
    requireNext(
        task.getClass().getSimpleName(),
        last == null ? 0 : last.head().revision(),
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
