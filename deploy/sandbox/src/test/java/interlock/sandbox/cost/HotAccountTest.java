package interlock.sandbox.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import interlock.contract.AvroCodecs;
import interlock.contract.Codecs.Published;
import interlock.core.desk.Address;
import interlock.core.identity.Account;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * As {@link HotKeyTest}, for the money: one mule whom half a country pays. His file stays within
 * its bytes, a late payment costs what an early one does, and another account, with a case, a stop
 * and money of its own, is byte for byte what it is without him.
 */
class HotAccountTest {
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
  private static final int MULE = 7;
  private static final int NEIGHBOUR = 8;
  private static final int PAYERS = 1_000;
  private static final int VICTIMS = 500_000;
  private static final int CASES = 20;
  private static final long FEN = 2_000_00;
  private static final String LONG = "x".repeat(40);

  /** The whole hundred thousand, some ten minutes: {@code -Pfull -Dflood.account=100000}. */
  private static final int INFLOWS = Integer.getInteger("flood.account", 20_000);

  /** From here on the file is full. */
  private static final int WARM = 1_000;

  private static final int SAMPLE = 500;
  private static final double MOST_GROWTH = 1.3;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void anAccountWithThousandsOfInflowsStaysWithinItsBytesAndLeavesOthersAlone() {
    flood(4_000);
  }

  @Test
  @Tag("full")
  void anAccountWithTwentyThousandInflowsOrMoreStaysWithinItsBytesAndLeavesOthersAlone() {
    flood(INFLOWS);
  }

  private static void flood(int inflows) {
    var flooded = new Watch();
    for (int i = 0; i < CASES; i++) {
      flooded.rooms.receive(report(i, MULE), START.toEpochMilli());
    }
    long[] early = new long[SAMPLE];
    long[] late = new long[SAMPLE];
    for (int i = 0; i < inflows; i++) {
      LoadEvent payment = payment("flood-" + LONG + i, PAYERS + i, MULE, i);
      long before = THREAD.getCurrentThreadAllocatedBytes();
      flooded.rooms.receive(payment, millis(i));
      long work = THREAD.getCurrentThreadAllocatedBytes() - before;
      if (i >= WARM && i < WARM + SAMPLE) {
        early[i - WARM] = work;
      }
      if (i >= inflows - SAMPLE) {
        late[i - inflows + SAMPLE] = work;
      }
      if (Integer.toString(i + 1).matches("10*")) {
        assertThat(flooded.file(MULE).length)
            .as("bytes after %d inflows", i + 1)
            .isLessThanOrEqualTo(AvroCodecs.FILE_BYTES);
      }
      flooded.neighbour(i, inflows);
    }
    assertThat(median(late))
        .as("bytes allocated for a payment, at the end against %d", median(early))
        .isLessThan((long) (MOST_GROWTH * median(early)));
    var alone = new Watch();
    for (int i = 0; i < inflows; i++) {
      alone.neighbour(i, inflows);
    }
    assertThat(flooded.published).isNotEmpty().containsExactlyElementsOf(alone.published);
    assertThat(flooded.file(NEIGHBOUR)).isEqualTo(alone.file(NEIGHBOUR));
  }

  /** The rooms, and all that the neighbour's desk publishes. */
  private static final class Watch implements OfflineRooms.Observer {
    private final OfflineRooms rooms = new OfflineRooms(this);
    private final List<String> published = new ArrayList<>();

    @Override
    public void answered(OfflineRooms.Delivery delivery) {
      if (delivery.to().equals(address(NEIGHBOUR))) {
        for (Published out : delivery.answer().outputs()) {
          published.add(out.topic() + " " + out.key() + " " + Arrays.toString(out.value()));
        }
      }
    }

    byte[] file(int holder) {
      return rooms.file(address(holder)).orElseThrow();
    }

    /** Ten times in all somebody pays the neighbour too, and reports it. */
    void neighbour(int i, int count) {
      if (i % (count / 10) == 5) {
        rooms.receive(payment("by-" + i, VICTIMS + CASES + i, NEIGHBOUR, i), millis(i));
        rooms.receive(report(CASES + i, NEIGHBOUR), millis(i));
      }
    }
  }

  private static LoadEvent payment(String id, int payer, int payee, int i) {
    return new LoadEvent(
        Topic.BANK_ACCOUNT_MOVEMENT,
        Invented.account(payer),
        Records.movement(id, at(i), "pay-" + id, payer, payee, FEN));
  }

  private static LoadEvent report(int number, int payee) {
    Instant at = number < CASES ? START : at(number - CASES);
    int victim = VICTIMS + number;
    return new LoadEvent(
        Topic.POLICE_INCIDENT_REPORT,
        "case-" + number,
        Records.report(
            "report-" + number,
            at,
            "case-" + number,
            victim,
            List.of(Records.line(at, "pay-by-" + (number - CASES), victim, payee, FEN))));
  }

  private static Address address(int holder) {
    return Address.account(Account.parse(Invented.account(holder)).value().orElseThrow());
  }

  /** Ten a second. */
  private static Instant at(int i) {
    return START.plusMillis(100L * i);
  }

  private static long millis(int i) {
    return at(i).toEpochMilli();
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
