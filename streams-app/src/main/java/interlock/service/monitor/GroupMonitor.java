package interlock.service.monitor;

import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the cluster how far the named consumer groups are, on a thread of its own. What cannot be
 * asked keeps its last figure; when it was asked last is a metric.
 */
public final class GroupMonitor implements AutoCloseable {
  /** How often it asks. */
  public static final Duration EVERY = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(GroupMonitor.class);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final double MILLIS = 1_000;

  private final Admin admin;
  private final String prefix;
  private final List<String> groups;
  private final Meters meters;
  private final InstantSource clock;
  private final Duration within;
  private final AtomicLong askedAt = new AtomicLong();
  private final Map<String, AtomicLong> figures = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Not asking yet.
   *
   * @param admin closed with this
   * @param prefix of the deployment's topics
   * @param within how long one question may take
   */
  public GroupMonitor(
      Admin admin,
      String prefix,
      List<String> groups,
      Meters meters,
      InstantSource clock,
      Duration within) {
    this.admin = admin;
    this.prefix = prefix;
    this.groups = List.copyOf(groups);
    this.meters = meters;
    this.clock = clock;
    this.within = within;
    meters.gauge(Meter.GROUPS_POLLED, () -> askedAt.get() / MILLIS);
    thread = Thread.ofPlatform().name("interlock-groups").daemon(true).unstarted(this::ask);
  }

  /** Begins to ask; returns at once. */
  public void start() {
    thread.start();
  }

  private void ask() {
    try {
      do {
        boolean all = true;
        for (String group : groups) {
          all &= tryToLook(group);
        }
        if (all) {
          askedAt.set(clock.millis());
        }
      } while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tryToLook(String group) throws InterruptedException {
    try {
      look(group);
      return true;
    } catch (ExecutionException | TimeoutException | KafkaException outage) {
      LOG.warn("A consumer group cannot be asked about, tried again: {}", cause(outage));
      return false;
    }
  }

  private static String cause(Exception outage) {
    return (outage instanceof ExecutionException ? outage.getCause() : outage).getClass().getName();
  }

  /** Asks once about one group. */
  void look(String group) throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get(within.toMillis(), TimeUnit.MILLISECONDS)
        .forEach(
            (partition, offset) -> {
              if (offset != null && topic(partition).isPresent()) {
                committed.put(partition, offset);
              }
            });
    var ends =
        admin
            .listOffsets(
                committed.keySet().stream()
                    .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .get(within.toMillis(), TimeUnit.MILLISECONDS);
    Map<Topic, Long> lags = new HashMap<>();
    Map<Topic, Long> positions = new HashMap<>();
    committed.forEach(
        (partition, offset) -> {
          Topic topic = topic(partition).orElseThrow();
          long lag = unread(topic, ends.get(partition).offset(), offset.offset());
          lags.merge(topic, lag, Long::sum);
          positions.merge(topic, offset.offset(), Long::sum);
        });
    lags.forEach((topic, lag) -> show(Meter.GROUP_LAG, lag, group, topic.base()));
    positions.forEach((topic, at) -> show(Meter.GROUP_COMMITTED, at, group, topic.base()));
    var description =
        admin
            .describeConsumerGroups(List.of(group))
            .describedGroups()
            .get(group)
            .get(within.toMillis(), TimeUnit.MILLISECONDS);
    show(Meter.GROUP_MEMBERS, description.members().size(), group);
  }

  /**
   * Offsets that are still to be read. Most clients commit the offset behind the last record, and
   * what Interlock writes ends with a transaction's marker: one that is left is that marker, and
   * stays until more is written.
   */
  static long unread(Topic topic, long end, long committed) {
    long left = Math.max(0, end - committed);
    return left == 1 && topic.use() == Topic.Use.OUTPUT ? 0 : left;
  }

  private Optional<Topic> topic(TopicPartition partition) {
    String name = partition.topic();
    return name.startsWith(prefix)
        ? Topic.ofBase(name.substring(prefix.length()))
        : Optional.empty();
  }

  private void show(Meter meter, long figure, String... values) {
    figures
        .computeIfAbsent(
            meter.title() + " " + String.join(" ", values),
            name -> {
              var shown = new AtomicLong();
              meters.gauge(meter, shown::get, values);
              return shown;
            })
        .set(figure);
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    try {
      thread.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    admin.close(CLOSE);
  }
}
