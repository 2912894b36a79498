package interlock.sandbox.command;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.console.TaskPrinter;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.story.NightRun;
import interlock.sandbox.story.NightScale;
import interlock.sandbox.story.NightSummary;
import interlock.service.wording.Language;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Plays the night and shows it: the board each second, and now and then the most urgent task. */
final class NightShow implements NightRun.Watcher {
  private static final int TASK_EVERY_SECONDS = 3;

  private final Language language;
  private final Consumer<String> out;
  private final TaskPrinter printer;
  private Optional<TaskPrinter.Shown> mostUrgent = Optional.empty();

  NightShow(Language language, Consumer<String> out) {
    this.language = language;
    this.out = out;
    printer = new TaskPrinter(language, ZoneId.systemDefault());
  }

  NightSummary play(Endpoints endpoints, NightScale scale, BooleanSupplier cancelled)
      throws InterruptedException {
    var config = new RegistryConfig(Map.of(RegistryConfig.URL, endpoints.registryUrl()));
    String run = "N" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    try (RegistryAccess access = RegistryEventCodec.access(new HttpSchemaRegistry(config))) {
      return new NightRun(endpoints, access, this, cancelled).play(scale, run);
    }
  }

  @Override
  public synchronized void task(SpecificRecord task, Duration sinceEvent) {
    printer
        .print(task, sinceEvent)
        .filter(shown -> mostUrgent.map(m -> shown.priority() > m.priority()).orElse(true))
        .ifPresent(shown -> mostUrgent = Optional.of(shown));
  }

  @Override
  public synchronized void second(long seconds, NightRun.NightNow now) {
    if (seconds % TASK_EVERY_SECONDS == 0) {
      mostUrgent.ifPresent(shown -> out.accept(shown.text()));
      mostUrgent = Optional.empty();
    }
    out.accept(NightSummary.line(seconds, now, language));
  }
}
