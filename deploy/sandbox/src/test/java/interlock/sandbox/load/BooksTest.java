package interlock.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BooksTest {
  private static final Load.Run RUN = new Load.Run("r1", Instant.EPOCH);
  private static final int SIZE = 1_000;

  /** An event each millisecond, telecom and bank in turn. */
  private static final Load LOAD =
      new Load() {
        @Override
        public int size() {
          return SIZE;
        }

        @Override
        public long dueNanos(int index) {
          return TimeUnit.MILLISECONDS.toNanos(index);
        }

        @Override
        public Topic topic(int index) {
          return index % 2 == 0 ? Topic.TELECOM_FRAUD_CONTACT : Topic.BANK_SUSPICIOUS_TRANSFER;
        }

        @Override
        public LoadEvent event(int index, Run run) {
          throw new UnsupportedOperationException("nothing is sent here");
        }
      };

  @Test
  void anEventIdTellsItsNumberAndOnlyItsOwnRunReadsIt() {
    assertThat(RUN.index(RUN.eventId(0))).isZero();
    assertThat(RUN.index(RUN.eventId(123_456_789))).isEqualTo(123_456_789);
    for (String foreign :
        new String[] {"", "r1", "r1-", "r1-x", "r2-1", "r11-1", "r1-1234567890"}) {
      assertThat(RUN.index(foreign)).as(foreign).isEqualTo(-1);
    }
  }

  @Test
  void inEqualsOutWhenEveryEventHasOneDoor() {
    var book = new ReceiptBook(RUN, 3);
    book.receipt(RUN.eventId(0), "CMB", "MAILED");
    book.receipt(RUN.eventId(1), "CMB", "REJECTED");
    book.rejected("bank.account-movement", "ZERO_AMOUNT");
    assertThat(book.verdict(3).holds()).isFalse();
    book.deadLetter("bank.account-movement");
    assertThat(book.verdict(3)).isEqualTo(new ReceiptBook.Verdict(3, 1, 1, 1, 0, 0));
    assertThat(book.verdict(3).holds()).isTrue();
    assertThat(book.rejectReasons()).isEqualTo(Map.of("ZERO_AMOUNT", 1));
  }

  @Test
  void aRepeatedReceiptDoesNotMakeUpForALostOne() {
    var book = new ReceiptBook(RUN, 2);
    book.receipt(RUN.eventId(0), "CMB", "MAILED");
    book.receipt(RUN.eventId(0), "CMB", "MAILED");
    assertThat(book.verdict(2).holds()).isFalse();
    book.receipt(RUN.eventId(1), "CMB", "MAILED");
    assertThat(book.verdict(2).repeated()).isEqualTo(1);
    assertThat(book.verdict(2).holds()).isFalse();
  }

  @Test
  void otherRunsAndBuriedMailAreNoDoors() {
    var book = new ReceiptBook(RUN, 1);
    book.receipt("r2-0", "CMB", "MAILED");
    book.receipt("r1-1", "CMB", "MAILED");
    book.receipt("", "", "DEAD_LETTER");
    book.deadLetter("mail.subject");
    assertThat(book.verdict(1)).isEqualTo(new ReceiptBook.Verdict(1, 0, 0, 0, 0, 1));
  }

  @Test
  void latencyCountsFromTheScheduledMoment() {
    long start = 5_000_000;
    var book = new LatencyBook(LOAD, RUN, start, Duration.ZERO);
    for (int index = 0; index < SIZE; index++) {
      long late = TimeUnit.MILLISECONDS.toNanos(index < 990 ? 10 : 100);
      book.task(task(RUN.eventId(index), start + LOAD.dueNanos(index) + late));
    }
    Latencies.Figures figures = book.figures();
    assertThat(figures.count()).isEqualTo(SIZE);
    assertThat(figures.p50Millis()).isCloseTo(10, Offset.offset(0.05));
    assertThat(figures.p99Millis()).isCloseTo(10, Offset.offset(0.05));
    assertThat(figures.p999Millis()).isCloseTo(100, Offset.offset(0.2));
    assertThat(book.byEventTopic().get(Topic.TELECOM_FRAUD_CONTACT).count()).isEqualTo(500);
  }

  @Test
  void onlyTheFirstRevisionOfAnEventCounts() {
    var book = new LatencyBook(LOAD, RUN, 0, Duration.ZERO);
    book.task(task(RUN.eventId(0), TimeUnit.MILLISECONDS.toNanos(1)));
    book.task(task(RUN.eventId(0), TimeUnit.MILLISECONDS.toNanos(900)));
    assertThat(book.figures().count()).isEqualTo(1);
    assertThat(book.figures().p999Millis()).isLessThan(2);
    assertThat(book.revisions()).isEqualTo(2);
  }

  @Test
  void warmUpAndDeadlinesAreNotCounted() {
    var book = new LatencyBook(LOAD, RUN, 0, Duration.ofMillis(500));
    book.task(task(RUN.eventId(499), TimeUnit.SECONDS.toNanos(1)));
    book.task(task("d-some-task", TimeUnit.SECONDS.toNanos(1)));
    assertThat(book.figures()).isEqualTo(Latencies.Figures.NONE);
    book.task(task(RUN.eventId(500), TimeUnit.SECONDS.toNanos(1)));
    assertThat(book.figures().count()).isEqualTo(1);
  }

  @Test
  void aTaskCountsOnceByItsNewestRevision() {
    var book = new TaskBook();
    book.task(stop("t", 2, "LIFT", "62"));
    book.task(stop("t", 1, "STOP", "62"));
    book.task(stop("u", 1, "STOP", "63"));
    assertThat(book.counts())
        .isEqualTo(Map.of(Topic.TASK_STOP_PAYMENT, Map.of("LIFT", 1, "STOP", 1)));
    assertThat(book.size()).isEqualTo(2);
    assertThat(book.stoppedAccounts()).containsExactlyInAnyOrder("62", "63");
  }

  @Test
  void aTaskSeenShowsNoAccount() {
    assertThat(stop("t", 1, "STOP", "6217000000000020011").toString())
        .doesNotContain("6217000000000020011");
  }

  private static TaskSeen task(String triggeredBy, long readableNanos) {
    return new TaskSeen(
        Topic.TASK_DISSUASION,
        "d",
        "",
        1,
        "HIGH",
        triggeredBy,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        readableNanos);
  }

  private static TaskSeen stop(String taskId, int revision, String command, String account) {
    return new TaskSeen(
        Topic.TASK_STOP_PAYMENT,
        taskId,
        "",
        revision,
        command,
        "e",
        Optional.of(account),
        List.of(account),
        Optional.empty(),
        0);
  }
}
