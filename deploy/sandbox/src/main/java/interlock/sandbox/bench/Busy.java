package interlock.sandbox.bench;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/** Whether others use the machine, which no benchmark can know otherwise. */
final class Busy {
  /** Load average for each processor from which on others disturb the figures. */
  private static final double BUSY = 0.3;

  private Busy() {}

  /** The load average of the last minute; tells {@code progress} when it is high. */
  static double loadAverage(Consumer<String> progress) {
    double loadAverage = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int processors = Runtime.getRuntime().availableProcessors();
    if (loadAverage > processors * BUSY) {
      progress.accept(
          ("the machine is busy already (load average %.1f on %d processors): latencies will say"
                  + " more about that than about Interlock")
              .formatted(loadAverage, processors));
    }
    return loadAverage;
  }
}
