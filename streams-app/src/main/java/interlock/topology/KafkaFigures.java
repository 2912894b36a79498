package interlock.topology;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Those of Kafka's own figures that are told further. One client has very many, so they are looked
 * through once for all that a scrape asks.
 */
final class KafkaFigures {
  private static final long KEEP_NANOS = 1_000_000_000L;
  private static final Set<String> WANTED =
      Set.of(
          "alive-stream-threads",
          "failed-stream-threads",
          "process-ratio",
          "punctuate-ratio",
          "commit-ratio",
          "poll-ratio",
          "commit-latency-max",
          "records-lag",
          "total-sst-files-size",
          "size-all-mem-tables",
          "estimate-num-keys");

  private final Supplier<Map<MetricName, ? extends Metric>> all;
  private List<Metric> wanted = List.of();
  private long lookedAt;

  KafkaFigures(Supplier<Map<MetricName, ? extends Metric>> all) {
    this.all = all;
    lookedAt = System.nanoTime() - KEEP_NANOS;
  }

  /** All of that name that the filter accepts, as they are now. */
  DoubleStream named(String figure, Predicate<MetricName> filter) {
    return wanted().stream()
        .filter(m -> m.metricName().name().equals(figure) && filter.test(m.metricName()))
        .map(Metric::metricValue)
        .filter(Number.class::isInstance)
        .mapToDouble(value -> ((Number) value).doubleValue())
        .filter(Double::isFinite);
  }

  private synchronized List<Metric> wanted() {
    if (System.nanoTime() - lookedAt >= KEEP_NANOS) {
      wanted =
          all.get().values().stream()
              .filter(metric -> WANTED.contains(metric.metricName().name()))
              .map(Metric.class::cast)
              .toList();
      lookedAt = System.nanoTime();
    }
    return wanted;
  }
}
