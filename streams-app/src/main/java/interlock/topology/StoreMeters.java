package interlock.topology;

import interlock.core.desk.Room;
import interlock.metrics.Meter;
import interlock.metrics.Meters;

/** How large the stores on this instance's disk are, by RocksDB's own figures. */
final class StoreMeters {
  private StoreMeters() {}

  static void bind(RunningApp app, Meters meters) {
    for (Room room : app.app().rooms()) {
      for (String store : Stores.of(room)) {
        meters.gauge(
            Meter.STATE_BYTES,
            () -> sum(app, store, "total-sst-files-size") + sum(app, store, "size-all-mem-tables"),
            store);
        meters.gauge(Meter.STATE_KEYS, () -> sum(app, store, "estimate-num-keys"), store);
      }
    }
  }

  private static double sum(RunningApp app, String store, String figure) {
    return app.figures().named(figure, metric -> metric.tags().containsValue(store)).sum();
  }
}
