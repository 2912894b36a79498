package interlock.sandbox.cost;

import com.sun.management.ThreadMXBean;
import interlock.core.desk.Room;
import interlock.sandbox.bench.MixedLoad;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.topology.Topic;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plays the mixed load through the rooms, in virtual time and without Kafka: once to count, once to
 * measure.
 */
public final class EventCount {
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
  private static final long SEED = 20_260_105;
  private static final int RATE = 2_000;

  private final Load.Run run = new Load.Run("count", START);
  private final int seconds;
  private final MixedLoad load;

  /**
   * @param seconds virtual, at 2,000 events/s
   */
  public EventCount(int seconds) {
    this.seconds = seconds;
    load = new MixedLoad(RATE, seconds, SEED, MixedLoad.PEOPLE);
  }

  /** Counts, then measures the second half of the same events played anew. */
  public EventCost run() {
    var counts = new Counts();
    var rooms = new OfflineRooms(counts);
    counts.rooms = rooms;
    for (int i = 0; i < load.size(); i++) {
      counts.wakes();
      rooms.wakeUntil(at(i));
      counts.of(load.topic(i));
      rooms.receive(load.event(i, run), at(i));
    }
    var before = new TreeMap<>(counts.mailsByKind);
    var records = new TreeMap<>(counts.records);
    counts.wakes();
    long wakesBefore = counts.wakes;
    rooms.wakeUntil(at(load.size() - 1) + Duration.ofDays(1).toMillis());
    double[] measured = measure();
    return new EventCost(
        load.size(),
        seconds,
        counts.eventsByTopic,
        counts.mailsByTopic,
        before,
        records,
        counts.wakes - wakesBefore,
        measured[0],
        measured[1]);
  }

  /** CPU microseconds and bytes for an event; its own encoding is the party's affair. */
  private double[] measure() {
    var rooms = new OfflineRooms(OfflineRooms.Observer.NOBODY);
    List<byte[]> values = new ArrayList<>(load.size());
    for (int i = 0; i < load.size(); i++) {
      LoadEvent event = load.event(i, run);
      values.add(rooms.encode(event));
    }
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int half = load.size() / 2;
    play(rooms, values, 0, half);
    long cpuNanos = thread.getCurrentThreadCpuTime();
    long bytes = thread.getCurrentThreadAllocatedBytes();
    play(rooms, values, half, load.size());
    int measured = load.size() - half;
    return new double[] {
      (thread.getCurrentThreadCpuTime() - cpuNanos) / 1_000.0 / measured,
      (double) (thread.getCurrentThreadAllocatedBytes() - bytes) / measured
    };
  }

  private void play(OfflineRooms rooms, List<byte[]> values, int from, int to) {
    for (int i = from; i < to; i++) {
      rooms.wakeUntil(at(i));
      rooms.receive(load.topic(i), values.get(i), at(i));
    }
  }

  private long at(int index) {
    return run.at(load.dueNanos(index)).toEpochMilli();
  }

  private static final class Counts implements OfflineRooms.Observer {
    private final Map<Topic, Long> eventsByTopic = new EnumMap<>(Topic.class);
    private final Map<Topic, Long> mailsByTopic = new EnumMap<>(Topic.class);
    private final Map<String, Long> mailsByKind = new TreeMap<>();
    private final Map<String, Long> records = new TreeMap<>();
    private Optional<Topic> cause = Optional.empty();
    private OfflineRooms rooms;
    private long wakes;

    void wakes() {
      cause = Optional.empty();
    }

    void of(Topic topic) {
      cause = Optional.of(topic);
    }

    @Override
    public void received(Topic topic, int letters) {
      eventsByTopic.merge(topic, 1L, Long::sum);
      records.merge("receipt", 1L, Long::sum);
    }

    @Override
    public void answered(OfflineRooms.Delivery delivery) {
      Room room = delivery.to().room();
      String kind =
          rooms.codecs().mail(room).decode(delivery.mail()).mail().getClass().getSimpleName();
      mailsByKind.merge(room.name().toLowerCase(Locale.ROOT) + " " + kind, 1L, Long::sum);
      cause.ifPresent(topic -> mailsByTopic.merge(topic, 1L, Long::sum));
      wakes += kind.equals("Wake") ? 1 : 0;
      var answer = delivery.answer();
      records.merge("mail", 1L, Long::sum);
      if (answer.newFile().isPresent()) {
        records.merge("file", 1L, Long::sum);
      }
      if (!answer.wakeFrom().equals(answer.wakeAt())) {
        long written = answer.wakeFrom().stream().count() + answer.wakeAt().stream().count();
        records.merge("wake-up entry", written, Long::sum);
      }
      answer.outputs().forEach(out -> records.merge(out.topic(), 1L, Long::sum));
    }
  }
}
