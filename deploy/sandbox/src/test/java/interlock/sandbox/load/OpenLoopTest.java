package interlock.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  /** A clock that moves by 10 whenever it is read. */
  private final AtomicLong clock = new AtomicLong();

  private final List<Long> sentAt = new ArrayList<>();

  @Test
  void waitsUntilAnEventIsDue() {
    int sent =
        new OpenLoop(this::tick, index -> 1_000L * (index + 1), () -> false)
            .run(3, index -> sentAt.add(clock.get()));
    assertThat(sent).isEqualTo(3);
    assertThat(sentAt).containsExactly(1_000L, 2_000L, 3_000L);
  }

  @Test
  void whoIsLateSendsAtOnceUntilCaughtUp() {
    new OpenLoop(this::tick, index -> 1_000L * (index + 1), () -> false)
        .run(
            4,
            index -> {
              sentAt.add(clock.get());
              if (index == 0) {
                clock.addAndGet(2_500); // The sender stalls.
              }
            });
    assertThat(sentAt).containsExactly(1_000L, 3_510L, 3_520L, 4_000L);
  }

  @Test
  void stopsWhenCancelledEvenBeforeTheNextEventIsDue() {
    int sent =
        new OpenLoop(this::tick, index -> index == 2 ? Long.MAX_VALUE : 0, () -> sentAt.size() == 2)
            .run(3, index -> sentAt.add(clock.get()));
    assertThat(sent).isEqualTo(2);
  }

  private long tick() {
    return clock.addAndGet(10);
  }
}
