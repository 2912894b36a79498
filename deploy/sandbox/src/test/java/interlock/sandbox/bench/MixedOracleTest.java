package interlock.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.Codecs.Published;
import interlock.contract.TopicNames;
import interlock.sandbox.bench.MixedOracle.Verdict;
import interlock.sandbox.cost.OfflineRooms;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.TaskSeen;
import interlock.task.DissuasionTask;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentTask;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** The oracle beside the product's own rooms, among so few people that they meet often. */
class MixedOracleTest {
  private static final int EVENTS = 1_000;
  private static final double NANOS = 1e8;
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");

  private final Load.Run run = new Load.Run("oracle", START);

  @Test
  void agreesWithTheRoomsWhateverTheSeed() {
    for (long seed = 1; seed <= 2; seed++) {
      MixedLoad load = load(seed);
      Verdict verdict = judge(load, play(load), EVENTS);
      assertThat(verdict.expected()).as("seed %d", seed).isGreaterThan(200);
      assertThat(verdict).as("seed %d", seed).isEqualTo(new Verdict(verdict.expected(), 0, 0));
    }
  }

  @Test
  void tellsOfATaskThatIsMissingAndOfOneTooMany() {
    MixedLoad load = load(1);
    List<TaskSeen> seen = play(load);
    TaskSeen stop =
        seen.stream().filter(t -> t.kind() == Topic.TASK_STOP_PAYMENT).findFirst().orElseThrow();
    List<TaskSeen> without = seen.stream().filter(t -> !t.taskId().equals(stop.taskId())).toList();
    assertThat(judge(load, without, EVENTS).missed()).isEqualTo(1);

    Verdict early = judge(load, seen, EVENTS / 2);
    assertThat(early.missed()).isZero();
    assertThat(early.extra()).as("tasks of events that were not sent").isPositive();
  }

  /** The tasks of a second load alone are judged; the first still tells who may have one. */
  @Test
  void countsWhatWasSentBefore() {
    MixedLoad warmUp = load(3);
    MixedLoad load = load(1);
    List<TaskSeen> seen = play(warmUp, load);
    var oracle = new MixedOracle(List.of(warmUp), load, run);
    seen.forEach(oracle::task);
    Verdict verdict = oracle.verdict(EVENTS);
    assertThat(verdict).isEqualTo(new Verdict(verdict.expected(), 0, 0));

    Verdict blind = judge(load, seen, EVENTS);
    assertThat(blind.extra()).as("people of the first load").isPositive();
  }

  @Test
  void remembersHalfAMillionEventsAboutAMillionPeople() {
    MixedLoad load = MixedLoad.atOnce(500_000, 1, MixedLoad.PEOPLE);
    Verdict verdict = judge(load, List.of(), load.size());
    assertThat(verdict.missed()).isEqualTo(verdict.expected()).isGreaterThan(100_000);
  }

  private MixedLoad load(long seed) {
    return new MixedLoad(EVENTS, NANOS, seed, 600, 70);
  }

  private Verdict judge(MixedLoad load, List<TaskSeen> seen, int sent) {
    var oracle = new MixedOracle(List.of(), load, run);
    seen.forEach(oracle::task);
    return oracle.verdict(sent);
  }

  private List<TaskSeen> play(MixedLoad load) {
    var collector = new Collector();
    var rooms = new OfflineRooms(collector);
    collector.rooms = rooms;
    play(load, run, rooms);
    return collector.seen;
  }

  private List<TaskSeen> play(MixedLoad first, MixedLoad second) {
    var collector = new Collector();
    var rooms = new OfflineRooms(collector);
    collector.rooms = rooms;
    play(first, new Load.Run("before", START.minusSeconds(600)), rooms);
    play(second, run, rooms);
    return collector.seen;
  }

  private static void play(MixedLoad load, Load.Run run, OfflineRooms rooms) {
    for (int i = 0; i < load.size(); i++) {
      long at = run.at(load.dueNanos(i)).toEpochMilli();
      rooms.wakeUntil(at);
      rooms.receive(load.event(i, run), at);
    }
  }

  /** What is published, as a reader of the topics has it. */
  private static final class Collector implements OfflineRooms.Observer {
    private final List<TaskSeen> seen = new ArrayList<>();
    private OfflineRooms rooms;

    @Override
    public void answered(OfflineRooms.Delivery delivery) {
      for (Published output : delivery.answer().outputs()) {
        switch (output.topic()) {
          case TopicNames.TASK_DISSUASION ->
              seen.add(dissuasion(read(output, DissuasionTask.class)));
          case TopicNames.TASK_STOP_PAYMENT -> seen.add(stop(read(output, StopPaymentTask.class)));
          default -> {}
        }
      }
    }

    private <T extends SpecificRecord> T read(Published output, Class<T> type) {
      return rooms.access().codec(output.topic(), type).decode(output.value());
    }

    private static TaskSeen dissuasion(DissuasionTask task) {
      List<String> about = new ArrayList<>(task.getSubject().getPhones());
      about.addAll(task.getSubject().getAccounts());
      return new TaskSeen(
          Topic.TASK_DISSUASION,
          task.getTaskId(),
          "",
          task.getRevision(),
          task.getLevel().name(),
          task.getTriggeredBy(),
          Optional.empty(),
          about,
          Optional.empty(),
          0);
    }

    private static TaskSeen stop(StopPaymentTask task) {
      Optional<String> account =
          Optional.of(task.getTarget().getAccount())
              .filter(a -> task.getKind() == StopPaymentKind.RECOVERY);
      return new TaskSeen(
          Topic.TASK_STOP_PAYMENT,
          task.getTaskId(),
          "",
          task.getRevision(),
          task.getCommand().name(),
          task.getTriggeredBy(),
          account,
          List.of(task.getTarget().getAccount()),
          Optional.ofNullable(task.getCaseId()),
          0);
    }
  }
}
