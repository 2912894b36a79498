package interlock.sandbox.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.bank.Transfer;
import interlock.police.IncidentReport;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.topology.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six nodes, two of them labelled (3, 4), seven transfers; two victims (0, 2). */
class AmlPlanTest {
  private static final Load.Run RUN = new Load.Run("r", Instant.parse("2026-01-05T01:00:00Z"));

  @TempDir private Path dir;

  @Test
  void readsADirectoryAndAnArchiveAlike() throws Exception {
    Path archive = dir.resolve("sample.tgz");
    try (OutputStream file = Files.newOutputStream(archive);
        var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(file))) {
      for (String name : List.of("nodes.csv", "transactions.csv")) {
        byte[] bytes = Files.readAllBytes(sample().resolve(name));
        var entry = new TarArchiveEntry("sample/" + name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
    for (AmlSim data : List.of(AmlSimFiles.read(archive), AmlSimFiles.read(sample()))) {
      assertThat(data.rows()).isEqualTo(7);
      assertThat(data.labelledNodes()).isEqualTo(2);
      assertThat(data.labelled(3)).isTrue();
      assertThat(data.labelled(0)).isFalse();
      assertThat(data.amountFen(0)).isEqualTo(163_30);
      assertThat(data.amountFen(3)).isEqualTo(7_00);
    }
  }

  @Test
  void saysWhichLineIsWrong() throws IOException, URISyntaxException {
    Files.copy(sample().resolve("nodes.csv"), dir.resolve("nodes.csv"));
    Files.writeString(
        dir.resolve("transactions.csv"),
        "sourceNodeId,targetNodeId,value,time\n0,1,1.00,1\n0,1,1.001,1\n");
    assertThatThrownBy(() -> AmlSimFiles.read(dir))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("transactions.csv line 3")
        .hasMessageContaining("value");
  }

  @Test
  void theSameSeedGivesTheSameEvents() throws Exception {
    assertThat(events(plan(7))).isEqualTo(events(plan(7)));
  }

  @Test
  void everyRowIsOneBankEventInItsOrder() throws Exception {
    AmlPlan plan = plan(1);
    List<Transfer> transfers =
        events(plan).stream()
            .map(LoadEvent::value)
            .filter(Transfer.class::isInstance)
            .map(Transfer.class::cast)
            .toList();
    assertThat(transfers)
        .extracting(Transfer::getTransferId)
        .containsExactly("r-t0", "r-t1", "r-t2", "r-t3", "r-t4", "r-t5", "r-t6");
    assertThat(transfers.getFirst().getAmount()).isEqualTo(new BigDecimal("163.30"));
    assertThat(transfers.get(1).getOccurredAt()).isEqualTo(RUN.start().plusMillis(100));
  }

  @Test
  void everyUnlabelledPayerOfALabelledNodeReportsOnceAllItHasPaid() throws Exception {
    AmlPlan plan = plan(1);
    List<IncidentReport> reports =
        events(plan).stream()
            .map(LoadEvent::value)
            .filter(IncidentReport.class::isInstance)
            .map(IncidentReport.class::cast)
            .toList();
    assertThat(plan.victims()).isEqualTo(2);
    assertThat(reports).hasSize(2);
    IncidentReport ofNode0 =
        reports.stream()
            .filter(report -> report.getCaseId().equals("r-case-0"))
            .findFirst()
            .orElseThrow();
    assertThat(ofNode0.getVictim().getAccount()).isEqualTo(Invented.account(0));
    assertThat(ofNode0.getLossAmount()).isEqualTo(new BigDecimal("17.05"));
    assertThat(ofNode0.getTransfers())
        .extracting(line -> line.getPayee().getAccount())
        .containsExactly(Invented.account(3), Invented.account(4));
    assertThat(ofNode0.getOccurredAt())
        .isBetween(RUN.start().plusMillis(2_100), RUN.start().plusMillis(20_100));
  }

  @Test
  void aReportNamesOnlyWhatWasPaidBeforeIt() {
    int[] payers = new int[1_000];
    int[] payees = new int[1_000];
    BitSet labelled = new BitSet();
    labelled.set(1);
    long[] amounts = new long[1_000];
    java.util.Arrays.fill(payees, 1);
    java.util.Arrays.fill(amounts, 100);
    // One payment a second for 1,000 s: the report comes within 20 s.
    AmlPlan plan = new AmlPlan(new AmlSim(2, labelled, payers, payees, amounts), 1, 1);
    IncidentReport report =
        events(plan).stream()
            .map(LoadEvent::value)
            .filter(IncidentReport.class::isInstance)
            .map(IncidentReport.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(report.getTransfers()).hasSizeBetween(3, 21);
    assertThat(report.getTransfers())
        .allMatch(line -> !line.getOccurredAt().isAfter(report.getOccurredAt()));
  }

  @Test
  void eventsAreInOrderOfTimeAndKeyedAsTheContractsSay() throws Exception {
    AmlPlan plan = plan(3);
    assertThat(IntStream.range(0, plan.size()).mapToLong(plan::dueNanos).boxed().toList())
        .isSorted();
    for (int index = 0; index < plan.size(); index++) {
      LoadEvent event = plan.event(index, RUN);
      assertThat(event.topic()).isEqualTo(plan.topic(index));
      if (event.value() instanceof Transfer transfer) {
        assertThat(event.key()).isEqualTo(transfer.getPayer().getAccount());
        boolean suspicious = !transfer.getSignals().isEmpty();
        assertThat(event.topic() == Topic.BANK_SUSPICIOUS_TRANSFER).isEqualTo(suspicious);
      }
    }
  }

  @Test
  void comparesStopPaymentsWithTheLabels() throws Exception {
    assertThat(AmlFeed.found(plan(1), Set.of(Invented.account(3), Invented.account(5))))
        .isEqualTo(new FeedSummary.Found(2, 1, 2, 1, 1));
  }

  private static List<LoadEvent> events(AmlPlan plan) {
    return IntStream.range(0, plan.size()).mapToObj(index -> plan.event(index, RUN)).toList();
  }

  private static AmlPlan plan(long seed) throws IOException, URISyntaxException {
    return new AmlPlan(AmlSimFiles.read(sample()), 10, seed);
  }

  private static Path sample() throws URISyntaxException {
    return Path.of(AmlPlanTest.class.getResource("/amlsim/nodes.csv").toURI()).getParent();
  }
}
