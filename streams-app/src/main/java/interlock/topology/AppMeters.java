package interlock.topology;

import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.Meters;

/**
 * What of Kafka Streams' own figures is worth a look, each summed up for an application: by
 * themselves they are very many, and named after threads whose names are new at every start (see
 * docs/adr/0021).
 */
final class AppMeters {
  private static final double MILLIS = 1_000;
  private static final String RESTORES = "restore-consumer";

  private AppMeters() {}

  static void bind(RunningApp app, Meters meters) {
    String name = Label.lower(app.app());
    for (String state : Label.THREAD.words()) {
      meters.gauge(Meter.THREADS, () -> highest(app, state + "-stream-threads"), name, state);
    }
    meters.counter(Meter.THREADS_REPLACED, app, RunningApp::replaced, name);
    meters.counter(Meter.STREAMS_REBALANCES, app, RunningApp::rebalances, name);
    meters.gauge(Meter.STREAMS_TASKS, () -> app.status().active(), name, "active");
    meters.gauge(Meter.STREAMS_TASKS, () -> app.status().standby(), name, "standby");
    meters.gauge(Meter.STREAMS_RESTORING, () -> app.restore().restoring(), name);
    meters.gauge(Meter.STREAMS_STANDBY_LAG, () -> app.restore().standbyLag(), name);
    for (String activity : Label.ACTIVITY.words()) {
      meters.gauge(Meter.STREAMS_ACTIVITY, () -> highest(app, activity + "-ratio"), name, activity);
    }
    meters.gauge(Meter.STREAMS_COMMIT, () -> highest(app, "commit-latency-max") / MILLIS, name);
    app.reads()
        .forEach(
            (topic, onBroker) ->
                meters.gauge(Meter.STREAMS_LAG, () -> lag(app, onBroker), name, topic.base()));
  }

  private static double highest(RunningApp app, String figure) {
    return app.figures().named(figure, metric -> true).max().orElse(0);
  }

  /** As the consumers saw it at their last fetch. */
  private static double lag(RunningApp app, String topic) {
    return app.figures()
        .named(
            "records-lag",
            metric ->
                topic.equals(metric.tags().get("topic"))
                    && !metric.tags().getOrDefault("client-id", "").contains(RESTORES))
        .sum();
  }
}
