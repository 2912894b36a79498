package interlock.service.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.service.OutsideException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In a time of its own: each pause is a second. */
class ShownTest {
  private long nanos = 5;
  private int looks;
  private final Shown shown =
      new Shown(Duration.ofSeconds(3), () -> nanos, () -> nanos += TimeUnit.SECONDS.toNanos(1));

  @Test
  void looksUntilEveryTopicIsShown() {
    Deque<SortedSet<String>> answers =
        new ArrayDeque<>(List.of(topics("mail.case", "task.lead"), topics("task.lead"), topics()));

    shown.await(
        () -> {
          looks++;
          return answers.pop();
        });

    assertThat(looks).isEqualTo(3);
  }

  @Test
  void looksOnceWhereAllIsThere() {
    shown.await(
        () -> {
          looks++;
          return topics();
        });

    assertThat(looks).isOne();
    assertThat(nanos).isEqualTo(5);
  }

  @Test
  void givesUpWithTheNamesOfWhatIsNotShown() {
    assertThatThrownBy(
            () ->
                shown.await(
                    () -> {
                      looks++;
                      return topics("mail.case", "task.lead");
                    }))
        .isInstanceOfSatisfying(
            OutsideException.class,
            e -> assertThat(e.fix()).contains("brokers' logs").contains("check.timeout.ms"))
        .hasMessageContaining("within 3000 ms: mail.case, task.lead");
    assertThat(looks).isEqualTo(4);
  }

  private static SortedSet<String> topics(String... names) {
    return new TreeSet<>(List.of(names));
  }
}
