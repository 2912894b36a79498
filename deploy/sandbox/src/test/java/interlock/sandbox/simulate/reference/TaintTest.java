package interlock.sandbox.simulate.reference;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.event.CaseStatus;
import interlock.core.event.Event;
import interlock.core.event.IncidentReport;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The batch pass on worlds small enough to work out on paper; amounts in fen. */
class TaintTest {
  private static final long T = 1_767_574_800_000L;
  private static final long SECOND = 1_000;

  private final List<Event> events = new ArrayList<>();

  @Test
  void theOldestTaintedMoneyLeavesFirst() {
    paid("t1", 0, 1, 30_000, 0);
    paid("t2", 0, 1, 20_000, 10);
    report("c1", "t1", 1, 30_000);
    report("c2", "t2", 1, 20_000);
    paid("t3", 1, 2, 40_000, 20);
    Taint taint = taint();
    assertThat(taint.carried().get("c1 BANK/t3").fen()).isEqualTo(30_000);
    assertThat(taint.carried().get("c2 BANK/t3").fen()).isEqualTo(10_000);
    assertThat(taint.leftFen(account(1), "c1")).isZero();
    assertThat(taint.leftFen(account(1), "c2")).isEqualTo(10_000);
    assertThat(taint.leftFen(account(2), "c1")).isEqualTo(30_000);
  }

  @Test
  void aSeedFeedsWhatLeftUpToTheSkewBeforeAndDerivedMoneyDoesNot() {
    paid("t1", 0, 1, 30_000, 100);
    report("c1", "t1", 1, 30_000);
    paid("early", 1, 2, 10_000, 0);
    paid("later", 2, 3, 10_000, 50);
    paid("tooEarly", 2, 4, 10_000, -50);
    Taint taint = taint();
    assertThat(taint.carried()).containsOnlyKeys("c1 BANK/early", "c1 BANK/later");
  }

  @Test
  void aCircleComesToAnEnd() {
    paid("t1", 0, 1, 30_000, 0);
    report("c1", "t1", 1, 30_000);
    paid("t2", 1, 2, 30_000, 1);
    paid("t3", 2, 1, 30_000, 2);
    Taint taint = taint();
    assertThat(taint.leftFen(account(1), "c1")).isEqualTo(30_000);
    assertThat(taint.carried().get("c1 BANK/t3").hop()).isEqualTo(3);
  }

  @Test
  void aWithdrawnReportLeavesNothing() {
    paid("t1", 0, 1, 30_000, 0);
    report("c1", "t1", 1, 30_000);
    withdrawn("c1", "t1", 1, 30_000);
    paid("t2", 1, 2, 30_000, 1);
    Taint taint = taint();
    assertThat(taint.carried()).isEmpty();
    assertThat(taint.left()).isEmpty();
  }

  @Test
  void casesTogetherClaimNoMoreThanCame() {
    paid("t1", 0, 1, 30_000, 0);
    report("c1", "t1", 1, 20_000);
    report("c2", "t1", 1, 30_000);
    Taint taint = taint();
    assertThat(taint.leftFen(account(1), "c1")).isEqualTo(20_000);
    assertThat(taint.leftFen(account(1), "c2")).isEqualTo(10_000);
  }

  private Taint taint() {
    return new Taint(new Log(events), PolicyDocument.packaged());
  }

  private static Account account(int n) {
    return Account.parse("62220200000" + n).value().orElseThrow();
  }

  private static Party party(int n) {
    return new Party(
        Optional.empty(),
        Optional.of(account(n)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Origin origin(long at) {
    return new Origin("BANK", "e" + events.size(), at, at, at);
  }

  private void paid(String id, int from, int to, long fen, long seconds) {
    events.add(
        new Transfer(
            origin(T + seconds * SECOND),
            false,
            "BANK",
            id,
            party(from),
            Optional.of(party(to)),
            fen,
            Transfer.Channel.MOBILE,
            false,
            Transfer.Status.POSTED,
            OptionalLong.empty(),
            List.of(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty()));
  }

  private void report(String caseId, String transferId, int payee, long fen) {
    report(caseId, CaseStatus.REPORTED, transferId, payee, fen);
  }

  private void withdrawn(String caseId, String transferId, int payee, long fen) {
    report(caseId, CaseStatus.WITHDRAWN, transferId, payee, fen);
  }

  private void report(String caseId, CaseStatus status, String transferId, int payee, long fen) {
    events.add(
        new IncidentReport(
            origin(T + events.size() * SECOND),
            caseId,
            status,
            Optional.empty(),
            Party.UNKNOWN,
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            List.of(
                new IncidentReport.Line(
                    0,
                    Optional.of(transferId),
                    Optional.empty(),
                    party(payee),
                    fen,
                    T,
                    Optional.empty())),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
