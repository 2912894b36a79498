package interlock.service.trace;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.casefile.TraceEdge;
import interlock.common.StopCommand;
import interlock.service.tasks.Published;
import interlock.service.wording.Language;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two payments to one wallet: each is stopped by its order, and both are seen. */
class TracedOrdersTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final String LONG = "4200001234202601051234567890123456";

  private final Trace trace =
      Tracing.of(
          new CaseRecords(
              "FS-0309",
              Optional.empty(),
              List.of(),
              List.of(edge("T1", "300.00"), edge("T2", "200.00"), edge("T3", "50.00")),
              List.of(
                  order(1, "O1", StopPaymentState.FROZEN, "300.00"),
                  order(2, LONG, StopPaymentState.ACTIVE, "200.00"),
                  rest(3, "50.00")),
              0));

  @Test
  void theHopSumsAllOfThem() {
    HopSums hop = trace.hops().getFirst();

    assertThat(hop.accounts()).isEqualTo(1);
    assertThat(hop.requestedFen()).as("the rest waits for officers").isEqualTo(50_000);
    assertThat(hop.frozenFen()).isEqualTo(30_000);
    assertThat(hop.heldFen()).isEqualTo(20_000);
  }

  @Test
  void theTextHasALineForEach() {
    assertThat(new TraceText(figures()).lines(trace).stream().map(l -> l.replaceFirst("^│ +", "")))
        .containsSubsequence(
            "REVIEW PROPOSED LIMITED · asked ¥50.00",
            "STOP ACTIVE LIMITED · order " + LONG + " · asked ¥200.00 · held ¥200.00",
            "STOP FROZEN LIMITED · order O1 · asked ¥300.00 · held ¥300.00");
  }

  @Test
  void jsonListsThem() {
    assertThat(new TraceJson(figures()).text(trace))
        .contains("\"stops\":[{\"taskId\"", "\"orderId\":\"O1\"", "\"orderId\":\"" + LONG + "\"");
  }

  /** A band for each in a box that is as much higher; the end of a long number is shown. */
  @Test
  void theDrawingHasABandForEach() {
    String drawing = new TraceSvg(figures()).document(trace);

    assertThat(drawing)
        .contains(">order O1<", ">order …" + LONG.substring(LONG.length() - 27) + "<")
        .contains("height=\"174\" rx=\"4\" fill=\"#fff\"")
        .contains("height=\"32\" fill=\"#fdf3d0\"")
        .contains("height=\"48\" fill=\"#dcefdc\"")
        .contains("height=\"48\" fill=\"#d6e4f5\"");
  }

  private static Figures figures() {
    return new Figures(Language.EN, ZoneOffset.UTC, false);
  }

  private static TraceEdge edge(String id, String yuan) {
    var edge = new TraceEdge();
    edge.setCaseId("FS-0309");
    edge.setInstitution("BANK");
    edge.setTransferId(id);
    edge.setTo(Published.ACCOUNT);
    edge.setAmount(new BigDecimal(yuan));
    edge.setTainted(new BigDecimal(yuan));
    edge.setHop(1);
    edge.setFollowed(true);
    edge.setOccurredAt(START);
    edge.setAt(START);
    return edge;
  }

  private static StopPaymentTask order(
      int number, String orderId, StopPaymentState state, String yuan) {
    return Published.review(number)
        .setKind(StopPaymentKind.RECOVERY)
        .setScope(StopPaymentScope.LIMITED)
        .setCommand(StopCommand.STOP)
        .setState(state)
        .setOrderId(orderId)
        .setAmount(new BigDecimal(yuan))
        .setAmountHeld(new BigDecimal(yuan))
        .build();
  }

  private static StopPaymentTask rest(int number, String yuan) {
    return Published.review(number)
        .setKind(StopPaymentKind.RECOVERY)
        .setScope(StopPaymentScope.LIMITED)
        .setAmount(new BigDecimal(yuan))
        .build();
  }
}
