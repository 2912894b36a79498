package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PromptCommitTest {
  private static final int SOON = 5;

  private static final long START = 4_000_000_000_000L;

  private final MockProcessorContext<Void, Void> context = context(SOON);
  private final PromptCommit commit = PromptCommit.start(context);

  @AfterEach
  void leaveNothingBehind() {
    // A clock that is set back makes room for the next.
    commit.processed(0, 0);
    tick(context, 0);
  }

  @Test
  void whoHasCaughtUpAsksOnceForWhatItDid() {
    commit.processed(START, START);
    tick(context, START + 1);
    assertThat(asked(context)).isTrue();

    tick(context, START + 1 + SOON);
    assertThat(asked(context)).as("nothing was done since").isFalse();
    commit.processed(START + SOON, START + SOON + 1);
    tick(context, START + 1 + SOON);
    assertThat(asked(context)).isTrue();
  }

  @Test
  void whoLagsDoesNotAskUntilItHasCaughtUp() {
    commit.processed(START - PromptCommit.LAGS_MILLIS, START);
    tick(context, START + 1);
    assertThat(asked(context)).isFalse();

    commit.processed(START + 1, START + 2);
    tick(context, START + 2);
    assertThat(asked(context)).isTrue();
  }

  @Test
  void tasksOfOneThreadAskOnceForAllOfThem() {
    MockProcessorContext<Void, Void> other = context(SOON);
    PromptCommit others = PromptCommit.start(other);
    commit.processed(START, START);
    others.processed(START, START);

    tick(context, START + 1);
    tick(other, START + 1);
    assertThat(asked(context)).isTrue();
    assertThat(asked(other)).isFalse();
    tick(other, START + 1 + SOON);
    assertThat(asked(other)).as("it was committed with the first").isFalse();

    others.processed(START + 2, START + 2);
    tick(other, START + 2);
    assertThat(asked(other)).as("too early").isFalse();
    tick(other, START + 1 + 2 * SOON);
    assertThat(asked(other)).isTrue();
  }

  @Test
  void aClockThatIsSetBackHoldsNothingBack() {
    commit.processed(START, START);
    tick(context, START);
    assertThat(asked(context)).isTrue();

    commit.processed(START - 90_000, START - 90_000);
    tick(context, START - 90_000);
    assertThat(asked(context)).isTrue();
  }

  @Test
  void withoutItsSettingNobodyAsks() {
    assertThat(context(0).scheduledPunctuators()).isEmpty();
    MockProcessorContext<Void, Void> without = context(0);
    PromptCommit.start(without);
    assertThat(without.scheduledPunctuators()).isEmpty();
  }

  private static void tick(MockProcessorContext<Void, Void> context, long now) {
    context.scheduledPunctuators().forEach(p -> p.getPunctuator().punctuate(now));
  }

  /** Whether it asked since this was asked last. */
  private static boolean asked(MockProcessorContext<Void, Void> context) {
    boolean asked = context.committed();
    context.resetCommit();
    return asked;
  }

  private static MockProcessorContext<Void, Void> context(int soon) {
    var settings = new Properties();
    settings.put("application.id", "prompt");
    settings.put("bootstrap.servers", "unused:1");
    settings.put(PromptCommit.MILLIS, soon);
    return new MockProcessorContext<>(settings);
  }
}
