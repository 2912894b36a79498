package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Latencies;
import interlock.sandbox.server.ToolProcess;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whether a flood on the people's side delays the money's: report → stop while carriers report a
 * few calls, and while they report many, one after the other on one running application.
 */
public final class IsolationBench {
  private final int moneyRate;
  private final int calmRate;
  private final int floodRate;
  private final int seconds;
  private final int warmupSeconds;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  /**
   * @param moneyRate payments and reports a second, in both stages
   * @param calmRate calls a second in the first stage
   * @param floodRate calls a second in the second
   * @param seconds how long each is measured
   */
  public IsolationBench(
      int moneyRate,
      int calmRate,
      int floodRate,
      int seconds,
      int warmupSeconds,
      BenchProfile profile,
      Consumer<String> progress) {
    this.moneyRate = moneyRate;
    this.calmRate = calmRate;
    this.floodRate = floodRate;
    this.seconds = seconds;
    this.warmupSeconds = warmupSeconds;
    this.profile = profile;
    this.progress = progress;
  }

  /**
   * Runs both stages with servers of its own and stops them.
   *
   * @param dir an empty directory for data and logs
   * @param launcher starts the application in the child JVM
   */
  public IsolationReport run(Path dir, Class<? extends AppLauncher> launcher)
      throws InterruptedException {
    double loadAverage = Busy.loadAverage(progress);
    try (BenchServers servers = BenchServers.start(dir, profile, progress)) {
      Endpoints endpoints = servers.endpoints();
      try (ToolProcess process = BenchProcesses.application(endpoints, dir, launcher, profile);
          EventPublisher publisher = new EventPublisher(endpoints)) {
        publisher.warmUp(
            Set.of(
                Topic.BANK_ACCOUNT_MOVEMENT,
                Topic.POLICE_INCIDENT_REPORT,
                Topic.TELECOM_FRAUD_CONTACT));
        var stages = new AppStages(endpoints, publisher, List.of(process));
        int both = warmupSeconds + seconds;
        AppStages.Stage calm =
            stage(stages, new IsolationLoad(moneyRate, calmRate, both, 0), warmupSeconds, calmRate);
        AppStages.Stage flood =
            stage(
                stages,
                new IsolationLoad(moneyRate, floodRate, seconds, moneyRate * both),
                0,
                floodRate);
        return new IsolationReport(
            moneyRate,
            calmRate,
            floodRate,
            stops(calm),
            stops(flood),
            flood.seconds() - seconds,
            calm.complete() && flood.complete(),
            loadAverage,
            profile.label());
      }
    }
  }

  private AppStages.Stage stage(
      AppStages stages, IsolationLoad load, int unmeasuredSeconds, int telecomRate)
      throws InterruptedException {
    progress.accept(
        "%d money events and %d calls a second for about %d s"
            .formatted(moneyRate, telecomRate, load.size() / (moneyRate + telecomRate)));
    AppStages.Stage stage = stages.play(load, unmeasuredSeconds);
    progress.accept("report -> stop: %s".formatted(stops(stage)));
    return stage;
  }

  private static Latencies.Figures stops(AppStages.Stage stage) {
    return stage
        .latencies()
        .byTaskKind()
        .getOrDefault(Topic.TASK_STOP_PAYMENT, Latencies.Figures.NONE);
  }
}
