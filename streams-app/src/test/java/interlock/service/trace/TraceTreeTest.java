package interlock.service.trace;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.casefile.TraceEdge;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.PersonName;
import interlock.core.identity.Account;
import interlock.service.wording.Language;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Money that goes in circles, comes together again, leaves as cash, and names that hold markup. */
class TraceTreeTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String VICTIM = "6222000000000000010";
  private static final String A = "6222000000000000001";
  private static final String B = "6222000000000000002";
  private static final String C = "6222000000000000003";

  private final List<TraceEdge> edges = new ArrayList<>();

  @Test
  void aCircleEndsWhereItCameFrom() {
    edge("T1", A, B, "60.00", 2, 10);
    edge("T2", B, A, "50.00", 3, 20);

    assertThat(lines())
        .containsSubsequence(
            "└─ 01-05 08:00:00  ¥100.00 → X **01  hop 1",
            "   └─ 01-05 08:10:00  ¥60.00 → **02  hop 2  +10m",
            "      └─ 01-05 08:20:00  ¥50.00 → X **01  hop 3  +10m  (told elsewhere in the tree)");
    assertThat(lines().stream().filter(l -> l.contains("still there ¥90.00 of ¥150.00")))
        .as("told whole once")
        .hasSize(1);
    assertThat(drawing()).contains("stroke-dasharray");
  }

  @Test
  void whatComesTogetherIsToldOnce() {
    edge("T1", A, B, "40.00", 2, 10);
    edge("T2", A, C, "60.00", 2, 11);
    edge("T3", B, C, "40.00", 3, 15);

    List<String> lines = lines();
    assertThat(lines.stream().filter(l -> l.contains("→ **03")).toList()).hasSize(2);
    assertThat(lines.stream().filter(l -> l.contains("still there ¥100.00 of ¥100.00"))).hasSize(1);
    assertThat(lines.stream().filter(l -> l.contains("told elsewhere"))).hasSize(1);
  }

  @Test
  void cashAndWhatIsNotFollowedAreEnds() {
    var cash = edge("T1", A, null, "30.00", 2, 10);
    cash.setCash(true);
    var little = edge("T2", A, B, "0.50", 2, 11);
    little.setFollowed(false);

    assertThat(lines())
        .contains(
            "   ├─ 01-05 08:10:00  ¥30.00 → CASH  +10m",
            "   └─ 01-05 08:11:00  ¥0.50 → **02  (not followed on: too little or too far)  +11m");
    assertThat(trace().places().keySet()).containsExactly(account(A));
  }

  @Test
  void anEdgeThatWasTakenBackIsNoMore() {
    edge("T1", A, B, "0.00", 2, 10);

    assertThat(trace().legs()).hasSize(1);
  }

  @Test
  void hopsHaveTheirSeconds() {
    edge("T1", A, B, "40.00", 2, 10);
    edge("T2", A, C, "50.00", 2, 30);

    HopSums second = trace().hops().get(1);
    assertThat(second.accounts()).isEqualTo(2);
    assertThat(second.secondsP50()).hasValue(600);
    assertThat(second.secondsMax()).hasValue(1800);
    assertThat(trace().hops().getFirst().secondsP50()).isEmpty();
  }

  @Test
  void paymentsIntoOneAccountDoNotCoverEachOther() {
    edge("T1", A, B, "40.00", 2, 10);
    edge("T2", A, B, "50.00", 2, 11);
    edge("T3", A, B, "10.00", 2, 12);

    List<Integer> heights =
        Pattern.compile("y=\"(\\d+)\" font-size=\"11\" font-weight=\"bold\">¥(40|50|10)[.]00<")
            .matcher(drawing())
            .results()
            .map(found -> Integer.parseInt(found.group(1)))
            .sorted()
            .toList();
    assertThat(heights).hasSize(3);
    assertThat(heights.get(1) - heights.get(0)).isGreaterThanOrEqualTo(40);
    assertThat(heights.get(2) - heights.get(1)).isGreaterThanOrEqualTo(40);
  }

  @Test
  void aNameCannotBreakTheDrawing() {
    edge("T1", A, B, "40.00", 2, 10).setToInstitution("<script>&\"\u0001");

    assertThat(drawing())
        .contains("&lt;script&gt;&amp;&quot;\uFFFD")
        .doesNotContain("<script")
        .doesNotContain("\u0001");
  }

  private TraceEdge edge(String id, String from, String to, String tainted, int hop, int minute) {
    var edge = new TraceEdge();
    edge.setCaseId("C1");
    edge.setInstitution("BANK");
    edge.setTransferId(id);
    edge.setFrom(from);
    edge.setTo(to);
    edge.setAmount(new BigDecimal(tainted));
    edge.setTainted(new BigDecimal(tainted));
    edge.setHop(hop);
    edge.setFollowed(true);
    edge.setOccurredAt(START.plusSeconds(60L * minute));
    edge.setAt(START);
    edges.add(edge);
    return edge;
  }

  private Trace trace() {
    return Tracing.of(
        new CaseRecords("C1", Optional.empty(), List.of(report()), edges, List.of(), 0));
  }

  private List<String> lines() {
    return new TraceText(figures()).lines(trace());
  }

  private String drawing() {
    return new TraceSvg(figures()).document(trace());
  }

  private static Figures figures() {
    return new Figures(Language.EN, ZoneOffset.UTC, false);
  }

  private static IncidentReport report() {
    long at = START.toEpochMilli();
    return new IncidentReport(
        new Origin("PSB", "R1", at, at, at),
        "C1",
        CaseStatus.REPORTED,
        Optional.empty(),
        party(VICTIM, Optional.empty()),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of(
            new Line(
                0,
                Optional.of("T0"),
                Optional.of(account(VICTIM)),
                party(A, Optional.of("X")),
                10_000,
                at,
                Optional.empty())),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Party party(String account, Optional<String> institution) {
    return new Party(
        Optional.empty(),
        Optional.of(account(account)),
        Optional.empty(),
        institution,
        Optional.of(new PersonName("张三")));
  }

  private static Account account(String number) {
    return Account.parse(number).value().orElseThrow();
  }
}
