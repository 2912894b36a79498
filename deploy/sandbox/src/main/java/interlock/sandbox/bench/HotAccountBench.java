package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.Load;
import interlock.sandbox.server.ToolProcess;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one account with very many inflows does to the others of its partition: report → stop of the
 * others before it, and while it is full and goes on receiving. One partition, so that all of them
 * share it.
 */
public final class HotAccountBench {
  private static final int OTHER_RATE = 40;
  private static final int HOT_RATE = 20;
  private static final int FILL_RATE = 1_000;
  private static final Duration LONGEST_DRAIN = Duration.ofMinutes(30);

  private final int inflows;
  private final int seconds;
  private final int warmupSeconds;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  /**
   * @param inflows of the hot account before it is measured
   * @param seconds how long the others are measured, without it and with it
   */
  public HotAccountBench(
      int inflows,
      int seconds,
      int warmupSeconds,
      BenchProfile profile,
      Consumer<String> progress) {
    this.inflows = inflows;
    this.seconds = seconds;
    this.warmupSeconds = warmupSeconds;
    this.profile = profile;
    this.progress = progress;
  }

  /**
   * What was measured: report → stop of the others.
   *
   * @param fillPerSecond inflows a second that the application kept up with while it was filled
   */
  public record Report(
      int inflows,
      Latencies.Figures without,
      Latencies.Figures with,
      double fillPerSecond,
      boolean complete,
      double loadAverage,
      String profile) {

    /** p99 with the hot account over that without. */
    public double ratioP99() {
      return without.p99Millis() == 0 ? 0 : with.p99Millis() / without.p99Millis();
    }

    public int exitCode() {
      return complete ? 0 : 1;
    }

    public Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("inflows", inflows);
      json.put("othersP50Millis", without.p50Millis());
      json.put("othersP99Millis", without.p99Millis());
      json.put("othersBesideHotP50Millis", with.p50Millis());
      json.put("othersBesideHotP99Millis", with.p99Millis());
      json.put("ratioP99", ratioP99());
      json.put("fillPerSecond", fillPerSecond);
      json.put("profile", profile);
      json.put("breaker", CascadeReport.breaker());
      json.put("loadAverageBefore", loadAverage);
      return json;
    }

    public String text() {
      return """
      report -> stop of other accounts, p50/p99/p99.9; breaker %s
      without the hot account  %s, %d stops
      beside it                %s, %d stops: p99 %.2f times
      the hot account took %,d inflows at %.0f a second%s
      """
          .formatted(
              CascadeReport.breaker(),
              without,
              without.count(),
              with,
              with.count(),
              ratioP99(),
              inflows,
              fillPerSecond,
              complete ? "" : "; NOT ALL EVENTS HAVE A RECEIPT");
    }
  }

  private record Stage(Latencies.Figures stops, boolean complete) {}

  /** Runs all of it with servers of its own and stops them. */
  public Report run(Path dir, Class<? extends AppLauncher> launcher) throws InterruptedException {
    double loadAverage = Busy.loadAverage(progress);
    try (BenchServers servers = BenchServers.start(dir, profile, progress)) {
      Endpoints endpoints = servers.endpoints();
      try (ToolProcess process = BenchProcesses.application(endpoints, dir, launcher, profile);
          EventPublisher publisher = new EventPublisher(endpoints)) {
        publisher.warmUp(Set.of(Topic.BANK_ACCOUNT_MOVEMENT, Topic.POLICE_INCIDENT_REPORT));
        var stages = new Stages(new AppStages(endpoints, publisher, List.of(process)));
        int second = OTHER_RATE * (warmupSeconds + seconds) + 1;
        Stage without =
            stages.play(
                "without",
                new HotAccountLoad(0, OTHER_RATE, warmupSeconds + seconds, 0, false),
                warmupSeconds);
        int fillSeconds = Math.max(1, inflows / FILL_RATE);
        long begun = System.nanoTime();
        Stage fill =
            stages.play(
                "filling",
                new HotAccountLoad(inflows / fillSeconds, 0, fillSeconds, second, true),
                0);
        int next = stages.drain(second + inflows);
        double fillPerSecond = inflows / ((System.nanoTime() - begun) / 1e9);
        Stage with =
            stages.play(
                "beside",
                new HotAccountLoad(HOT_RATE, OTHER_RATE, warmupSeconds + seconds, next, false),
                warmupSeconds);
        return new Report(
            inflows,
            without.stops(),
            with.stops(),
            fillPerSecond,
            without.complete() && fill.complete() && with.complete(),
            loadAverage,
            profile.label());
      }
    }
  }

  private final class Stages {
    private final AppStages stages;

    Stages(AppStages stages) {
      this.stages = stages;
    }

    /**
     * Waits until the desks have read what was sent: in one partition the stop of a report that is
     * sent now comes after all of it.
     *
     * @param first number of the first of the people that it takes
     * @return that of the next
     * @throws IllegalStateException when it takes too long
     */
    int drain(int first) throws InterruptedException {
      long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
      for (int next = first; System.nanoTime() < deadline; next += 2) {
        if (play("draining", new HotAccountLoad(0, 2, 1, next, false), 0).stops().count() > 0) {
          return next + 2;
        }
      }
      throw new IllegalStateException("the hot account is not at rest after " + LONGEST_DRAIN);
    }

    /**
     * @param unmeasuredSeconds from the start
     */
    Stage play(String name, Load load, int unmeasuredSeconds) throws InterruptedException {
      AppStages.Stage played = stages.play(load, unmeasuredSeconds);
      Latencies.Figures stops =
          played
              .latencies()
              .byTaskKind()
              .getOrDefault(Topic.TASK_STOP_PAYMENT, Latencies.Figures.NONE);
      progress.accept("%s: %s, %.0f s".formatted(name, stops, played.seconds()));
      return new Stage(stops, played.complete());
    }
  }
}
