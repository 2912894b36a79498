package interlock.sandbox.bench;

import interlock.sandbox.load.AppLauncher;
import interlock.sandbox.load.Invented;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * How the rate changes with people, partitions and instances: {@link ThroughputStage} once for each
 * shape, each on servers of its own. On one machine partitions and instances share its processors,
 * so this shows what they cost, not what they gain on machines of their own.
 */
public final class ScaleBench {
  /** The first is what the others are compared with. */
  static final List<Shape> SHAPES =
      List.of(
          new Shape(MixedLoad.PEOPLE, 1, 1),
          new Shape(MixedLoad.PEOPLE / 100, 1, 1),
          new Shape(Invented.PHONES, 1, 1),
          new Shape(MixedLoad.PEOPLE, 2, 1),
          new Shape(MixedLoad.PEOPLE, 2, 2));

  /** Of each shape. Five shapes with the usual minute would take more than five. */
  private static final Duration WARM_UP = Duration.ofSeconds(25);

  private final int events;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  /** What is varied: partitions are those of every topic. */
  record Shape(int people, int partitions, int instances) {
    @Override
    public String toString() {
      return "%,d people, %d partition(s), %d instance(s)".formatted(people, partitions, instances);
    }
  }

  /** What one shape came to. */
  record Row(Shape shape, ThroughputStage.Measured measured) {}

  /**
   * @param events how many are measured in each shape
   */
  public ScaleBench(int events, BenchProfile profile, Consumer<String> progress) {
    this.events = events;
    this.profile = profile;
    this.progress = progress;
  }

  /**
   * Runs all shapes.
   *
   * @param dir an empty directory for data and logs
   * @param launcher starts the application in child JVMs
   * @throws IOException when a directory cannot be made
   */
  public ScaleReport run(Path dir, Class<? extends AppLauncher> launcher)
      throws IOException, InterruptedException {
    double loadAverage = Busy.loadAverage(progress);
    List<Row> rows = new ArrayList<>();
    double floor = 0;
    for (Shape shape : SHAPES) {
      progress.accept("%d of %d: %s".formatted(rows.size() + 1, SHAPES.size(), shape));
      Path own = Files.createDirectory(dir.resolve("shape-" + rows.size()));
      try (BenchServers servers = BenchServers.start(own, profile, progress)) {
        var stage =
            new ThroughputStage(servers, own, profile, events, shape.people(), WARM_UP, progress);
        if (rows.isEmpty()) {
          floor = stage.floor();
        }
        var measured = stage.application(launcher, shape.partitions(), shape.instances());
        progress.accept("%,.0f events/s".formatted(measured.eventsPerSecond()));
        rows.add(new Row(shape, measured));
      }
    }
    return new ScaleReport(events, rows, floor, loadAverage, profile.label());
  }
}
