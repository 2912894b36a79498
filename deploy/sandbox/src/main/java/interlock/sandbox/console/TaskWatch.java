package interlock.sandbox.console;

import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.RecordFeed;
import interlock.schemas.Contracts;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Shows tasks as they come; of those that come together, the more urgent first. */
public final class TaskWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private static final Set<Topic> TASKS =
      Set.of(
          Topic.TASK_DISSUASION,
          Topic.TASK_STOP_PAYMENT,
          Topic.TASK_ACCOUNT_QUERY,
          Topic.TASK_LINE_CONTROL,
          Topic.TASK_LEAD);

  private final TaskPrinter printer;
  private final Consumer<String> out;
  private final AtomicInteger shown = new AtomicInteger();
  private final RecordFeed feed;

  /**
   * Begins to watch; what was published before is not shown.
   *
   * @param out takes one task's text
   */
  public TaskWatch(
      Endpoints endpoints, RegistryAccess access, TaskPrinter printer, Consumer<String> out) {
    this.printer = printer;
    this.out = out;
    feed = RecordFeed.start(endpoints, access, TASKS, POLL, this::show);
  }

  /** How many revisions were shown so far. */
  public int shown() {
    return shown.get();
  }

  @Override
  public void close() {
    feed.close();
  }

  private void show(List<RecordFeed.Read> batch) {
    List<TaskPrinter.Shown> together =
        batch.stream()
            .map(RecordFeed.Read::value)
            .map(this::print)
            .flatMap(Optional::stream)
            .sorted(Comparator.comparingInt(TaskPrinter.Shown::priority).reversed())
            .toList();
    together.forEach(task -> out.accept(task.text()));
    shown.addAndGet(together.size());
  }

  private Optional<TaskPrinter.Shown> print(SpecificRecord task) {
    return printer.print(task, Duration.between(sourceTime(task), Instant.now()));
  }

  private static Instant sourceTime(SpecificRecord task) {
    return (Instant)
        task.get(Contracts.schema(task.getSchema().getFullName()).getField("sourceTime").pos());
  }
}
