package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailboxLagTest {
  private static final long START = 1_000_000;

  @Test
  void waitsAfterAStartUntilTheFirstMailCanHaveCome() {
    var lag = new MailboxLag(START);

    assertThat(lag.caughtUp(START + MailboxLag.SETTLE - 1)).isFalse();
    assertThat(lag.caughtUp(START + MailboxLag.SETTLE)).isTrue();
  }

  @Test
  void isCaughtUpAtOnceWhenTheFirstMailIsFresh() {
    var lag = new MailboxLag(START);

    lag.read(START + 10, START + 15);

    assertThat(lag.caughtUp(START + 16)).isTrue();
  }

  @Test
  void holdsBackWhileOldMailIsBeingRead() {
    var lag = new MailboxLag(START);
    long outage = 30 * 60_000L;

    lag.read(START - outage, START + 100);

    assertThat(lag.caughtUp(START + 200)).isFalse();
    assertThat(lag.caughtUp(START + 100 + MailboxLag.PAUSE - 1)).isFalse();
  }

  @Test
  void letsGoWhenTheBacklogEndsWithOldMail() {
    var lag = new MailboxLag(START);

    lag.read(START - 60_000, START + 100);

    assertThat(lag.caughtUp(START + 100 + MailboxLag.PAUSE)).isTrue();
  }

  @Test
  void letsGoAsSoonAsMailIsFreshAgain() {
    var lag = new MailboxLag(START);

    lag.read(START - 60_000, START + 100);
    lag.read(START + 100 - MailboxLag.TOLERATED, START + 100);

    assertThat(lag.caughtUp(START + 101)).isTrue();
  }

  /** The clock was an hour ahead while the last mail was read, and is right again. */
  @Test
  void aClockThatIsSetBackHoldsNothingBackForThatLong() {
    var lag = new MailboxLag(START);
    long ahead = 60 * 60_000L;

    lag.read(START + 100, START + 100 + ahead);

    assertThat(lag.caughtUp(START + 200)).as("as after old mail").isFalse();
    assertThat(lag.caughtUp(START + 200 + MailboxLag.PAUSE)).isTrue();
    assertThat(lag.lag(START + 200 + MailboxLag.PAUSE)).isZero();
  }

  @Test
  void aClockThatIsSetBackBeforeTheFirstMailHoldsNothingBackEither() {
    var lag = new MailboxLag(START + 60 * 60_000L);

    assertThat(lag.caughtUp(START)).isFalse();
    assertThat(lag.caughtUp(START + MailboxLag.SETTLE)).isTrue();
  }
}
