package interlock.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.bench.MixedLoad;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An event is due every 100 ms; the fault comes after a second. */
class RecoveryTest {
  private static final long START = 5_000_000_000L;
  private static final int EVENTS = 100;

  private final Load load = new MixedLoad(EVENTS, 100_000_000.0, 1, 10, 10);
  private final Load.Run run = new Load.Run("made", Instant.EPOCH);
  private final Recovery recovery = new Recovery(load, run, START);

  @Test
  void withoutAFaultNothingIsLate() {
    answer(0, 20);
    assertThat(recovery.times().recoverMillis()).isZero();
    assertThat(recovery.times().firstTaskMillis()).isEqualTo(-1);
  }

  @Test
  void itEndsWithTheLastTaskThatWasLate() {
    for (int index = 0; index < 10; index++) {
      answer(index, 20);
    }
    recovery.fault(START + TimeUnit.MILLISECONDS.toNanos(1_000));
    // Due at 1,000 ms and readable at 4,200; the next ones catch up.
    answer(10, 3_200);
    answer(11, 3_150);
    answer(35, 980);
    answer(36, 30);

    Recovery.Times times = recovery.times();
    assertThat(times.firstTaskMillis()).isEqualTo(3_200);
    assertThat(times.recoverMillis()).isEqualTo(3_250);
    assertThat(times.before().count()).isEqualTo(10);
    assertThat(times.after().count()).isEqualTo(4);
  }

  @Test
  void anEventFromBeforeTheFaultCountsWhenTheFaultHeldItUp() {
    recovery.fault(START + TimeUnit.MILLISECONDS.toNanos(1_000));
    answer(9, 6_000);
    assertThat(recovery.times().recoverMillis()).isEqualTo(5_900);
    assertThat(recovery.times().firstTaskMillis()).isEqualTo(-1);
    assertThat(recovery.times().after().count()).isZero();
  }

  @Test
  void whatIsAsSlowAsBeforeIsNotLate() {
    answer(0, 900);
    recovery.fault(START + TimeUnit.MILLISECONDS.toNanos(1_000));
    answer(12, 1_700);
    assertThat(recovery.times().recoverMillis()).isZero();
    answer(13, 1_900);
    assertThat(recovery.times().recoverMillis()).isEqualTo(2_200);
  }

  @Test
  void onlyTheFirstTaskOfAnEventCounts() {
    recovery.fault(START);
    answer(0, 20);
    answer(0, 9_000);
    assertThat(recovery.times().recoverMillis()).isZero();
  }

  private void answer(int index, long latencyMillis) {
    recovery.task(seen(index, latencyMillis));
  }

  private TaskSeen seen(int index, long latencyMillis) {
    return new TaskSeen(
        Topic.TASK_DISSUASION,
        "D-" + index,
        "",
        1,
        "LOW",
        run.eventId(index),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        START + load.dueNanos(index) + TimeUnit.MILLISECONDS.toNanos(latencyMillis));
  }
}
