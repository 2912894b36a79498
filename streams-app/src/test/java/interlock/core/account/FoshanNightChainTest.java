package interlock.core.account;

import static interlock.core.account.Facts.answer;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.stop;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.event.CaseStatus;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.StopCommand;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The money's side of drill 01, desk by desk. */
class FoshanNightChainTest {
  private static final Party LI = party("6222020000000010019", "+8617000000101", "李某");
  private static final Party CCB = party("6217000000000020011", "", "甲某");
  private static final Party ABC = party("6228480000000030013", "", "乙某");
  private static final String PAB = "6230580000000040017";
  private static final String CMB = "6225880000000050012";
  private static final String CMBC = "6226220000000060018";
  private static final String CIB = "6229080000000070014";
  private static final String CASE = "FS-0309";

  @Test
  void theMoneyIsStoppedWhereverItWent() {
    var town = new Town();
    town.at(minute(23));
    pay("T1", LI, CCB, 570_000).at(0).suspicious("NEW_PAYEE").send(town);
    pay("T2", LI, ABC, 1_000_000).at(5).suspicious("NEW_PAYEE").send(town);
    pay("T3", CCB, party(PAB), 570_000).at(20).send(town);
    pay("T4", ABC, party(CMB), 600_000).at(22).send(town);
    pay("T5", ABC, party(CMBC), 300_000).at(23).send(town);
    assertThat(town.outputs).isEmpty();
    assertThat(town.evidence())
        .extracting(e -> e.evidence().code())
        .containsExactly(EvidenceCode.SUSPICIOUS_TRANSFER, EvidenceCode.SUSPICIOUS_TRANSFER);

    town.at(minute(55));
    town.send(
        report(
            CASE,
            1,
            CaseStatus.REPORTED,
            LI,
            "6217000000000020011",
            line(0, "T1", CCB, 570_000, 0)));
    town.send(
        report(
            CASE,
            1,
            CaseStatus.REPORTED,
            LI,
            "6228480000000030013",
            line(1, "T2", ABC, 1_000_000, 5)));

    stands(town, PAB, 570_000, 2, Scope.LIMITED);
    stands(town, CMB, 600_000, 2, Scope.LIMITED);
    stands(town, CMBC, 300_000, 2, Scope.LIMITED);
    stands(town, "6228480000000030013", 100_000, 1, Scope.WHOLE_ACCOUNT);
    stands(town, "6217000000000020011", 0, 1, Scope.WHOLE_ACCOUNT);
    assertThat(town.evidence()).hasSize(2);
    // One stop and one question for what moved for each of the five accounts, one edge and one mail
    // for each payment.
    assertThat(town.outputs(StopPaymentTask.class)).hasSize(5);
    assertThat(town.outputs(AccountQueryTask.class))
        .filteredOn(q -> q.command() == AccountQueryTask.Command.DETAIL)
        .hasSize(5);

    StopPaymentTask cmbc = stop(town, CMBC).orElseThrow();
    town.at(minute(57));
    town.send(
        answer(
            "R1",
            cmbc,
            StopCommand.STOP,
            Phase.RESULT,
            "1200",
            OptionalLong.of(yuan(120_000)),
            minute(57)));
    assertThat(stop(town, CMBC).orElseThrow().state()).isEqualTo(State.PARTIAL);
    assertThat(town.outputs(AccountQueryTask.class).getLast().target())
        .isEqualTo(stop(town, CMBC).orElseThrow().target());

    town.at(minute(58));
    pay("T6", party(CMBC), party(CIB), 180_000).at(50).send(town);
    stands(town, CIB, 180_000, 3, Scope.LIMITED);
    assertThat(stop(town, CMBC).orElseThrow().amountFen()).isEqualTo(yuan(300_000));
  }

  private static void stands(Town town, String on, long yuan, int hop, Scope scope) {
    StopPaymentTask task = stop(town, on).orElseThrow();
    assertThat(task.caseId()).contains(CASE);
    assertThat(task.command()).isEqualTo(StopCommand.STOP);
    assertThat(task.state()).isEqualTo(State.REQUESTED);
    assertThat(task.amountFen()).isEqualTo(yuan(yuan));
    assertThat(task.hop()).isEqualTo(hop);
    assertThat(task.scope()).isEqualTo(scope);
    assertThat(task.urgent()).isTrue();
  }
}
