package interlock.sandbox.bench;

import interlock.sandbox.cost.OfflineRooms;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cascade costs the desks alone: the same mails through the product's codecs and decisions
 * on one thread, without Kafka and without a disk. What the whole takes beyond it is the
 * platform's.
 *
 * @param millis CPU time of the report and all mails it leads to, the median of the last rounds
 * @param mails that desks read
 * @param outputs records on output topics
 */
record DeskWork(double millis, int mails, int outputs) {
  private static final int WARM_ROUNDS = 10;
  private static final int ROUNDS = 5;
  private static final Duration APART = Duration.ofHours(1);
  private static final double NANOS_PER_MILLI = 1_000_000.0;

  static DeskWork of(int accounts, int hops) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    var counts = new Counts();
    var rooms = new OfflineRooms(counts);
    Instant now = Instant.parse("2026-01-05T01:00:00Z");
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
      now = now.plus(APART);
      long at = now.toEpochMilli();
      var plan = new CascadePlan(round, accounts, hops);
      plan.movements("work", now).forEach(movement -> rooms.receive(movement, at));
      counts.mails = 0;
      counts.outputs = 0;
      long before = threads.getCurrentThreadCpuTime();
      rooms.receive(plan.report("work", now), at);
      if (round >= WARM_ROUNDS) {
        millis.add((threads.getCurrentThreadCpuTime() - before) / NANOS_PER_MILLI);
      }
    }
    return new DeskWork(
        millis.stream().sorted().toList().get(ROUNDS / 2), counts.mails, counts.outputs);
  }

  private static final class Counts implements OfflineRooms.Observer {
    private int mails;
    private int outputs;

    @Override
    public void answered(OfflineRooms.Delivery delivery) {
      mails++;
      outputs += delivery.answer().outputs().size();
    }
  }
}
