package interlock.sandbox.bench;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.ReceiptBook;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MixedLoadTest {
  private static final MixedLoad LOAD = new MixedLoad(2_000, 50, 1, MixedLoad.PEOPLE);

  @Test
  void mixesAsTheDesignSays() {
    Map<Topic, Long> counts =
        IntStream.range(0, LOAD.size())
            .mapToObj(LOAD::topic)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(counts.get(Topic.TELECOM_FRAUD_CONTACT) / 100_000.0)
        .isCloseTo(0.70, Offset.offset(0.01));
    assertThat(
            (counts.get(Topic.BANK_SUSPICIOUS_TRANSFER) + counts.get(Topic.BANK_ACCOUNT_MOVEMENT))
                / 100_000.0)
        .isCloseTo(0.28, Offset.offset(0.01));
    assertThat(
            (counts.get(Topic.POLICE_WARNING_DIRECTIVE) + counts.get(Topic.POLICE_INCIDENT_REPORT))
                / 100_000.0)
        .isCloseTo(0.02, Offset.offset(0.005));
  }

  @Test
  void keepsAnEvenPace() {
    assertThat(LOAD.size()).isEqualTo(100_000);
    assertThat(LOAD.dueNanos(1)).isEqualTo(500_000);
    assertThat(LOAD.dueNanos(99_999)).isEqualTo(49_999_500_000L);
  }

  @Test
  void someSubjectsAreMuchBusierThanOthers() {
    long busiestTenth =
        IntStream.range(0, LOAD.size()).filter(index -> LOAD.person(index) < 100_000).count();
    assertThat(busiestTenth / 100_000.0).isCloseTo(0.316, Offset.offset(0.01));
  }

  @Test
  void theSeedDecidesEverything() {
    var run = new Load.Run("r", Instant.EPOCH);
    var again = new MixedLoad(2_000, 50, 1, MixedLoad.PEOPLE);
    var other = new MixedLoad(2_000, 50, 2, MixedLoad.PEOPLE);
    assertThat(IntStream.range(0, 500).mapToObj(index -> LOAD.event(index, run)).toList())
        .isEqualTo(IntStream.range(0, 500).mapToObj(index -> again.event(index, run)).toList())
        .isNotEqualTo(IntStream.range(0, 500).mapToObj(index -> other.event(index, run)).toList());
  }

  /** Nobody who calls or is paid is one of the people, however many they are. */
  @Test
  void tenMillionPeopleHavePhonesAndFraudstersAreNoneOfThem() {
    var load = new MixedLoad(2_000, 5, 1, Invented.PHONES);
    var run = new Load.Run("r", Instant.EPOCH);
    for (int i = 0; i < load.size(); i++) {
      assertThat(load.person(i)).isLessThan(Invented.PHONES);
      assertThat(load.fraudster(i)).isGreaterThanOrEqualTo(Invented.PHONES);
      assertThat(Invented.holder(Invented.account(load.fraudster(i)))).isEqualTo(load.fraudster(i));
      assertThat(load.event(i, run).key()).isNotBlank();
    }
  }

  @Test
  void jsonHoldsTheKeysThatAreComparedOverTime() {
    var report =
        new LatencyReport(
            2_000,
            MixedLoad.PEOPLE,
            60,
            60,
            BenchProfile.LATENCY,
            new Latencies.Figures(10, 1, 30, 40),
            Map.of(),
            new Latencies.Figures(10, 1, 20, 30),
            new Latencies.Figures(10, 1, 25, 35),
            120_000,
            11,
            new ReceiptBook.Verdict(240_000, 240_000, 0, 0, 0, 0),
            new MixedOracle.Verdict(50, 0, 0),
            new Effort(12.5, 4, 300, 1, 2.7),
            0.1,
            List.of());
    assertThat(report.json())
        .containsKeys(
            "rate",
            "people",
            "p50Millis",
            "p99Millis",
            "p999Millis",
            "floorP50Millis",
            "floorP99Millis",
            "floorP999Millis",
            "events",
            "tasks",
            "rejected",
            "missed",
            "extra",
            "seconds",
            "warmupSeconds",
            "cpuSecondsPerMillion",
            "brokerCpuSecondsPerMillion",
            "stateBytes",
            "mailsPerEvent",
            "peakRssMiB",
            "profile")
        .containsEntry("inEqualsOut", true)
        .containsEntry("ratioP99", 1.5);
  }
}
