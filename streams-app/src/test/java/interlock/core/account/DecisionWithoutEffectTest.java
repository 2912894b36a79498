package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.decision;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.listed;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.stop;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.OutcomeCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.Party;
import interlock.core.mail.Letter;
import interlock.core.task.Outcome;
import interlock.core.task.StopPaymentTask.State;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whoever decides about nothing hears of it, and his word counts for nothing later. */
class DecisionWithoutEffectTest {
  private static final String VICTIM = "6222020000000010019";
  private static final String FIRST = "6217000000000020011";
  private static final Party LI = party(VICTIM, "+8617000000101", "李某");

  private final Town town = new Town();

  @Test
  void anApprovalOfWhatWasNotProposedIsToldOnce() {
    reported();
    Letter approval = decision(stop(town, FIRST).orElseThrow(), Action.APPROVE, "007");
    int revision = stop(town, FIRST).orElseThrow().head().revision();
    town.send(approval);
    town.send(approval);

    assertThat(town.outputs(Outcome.class))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.code()).isEqualTo(OutcomeCode.DECISION_WITHOUT_EFFECT);
              assertThat(outcome.taskId()).isPresent();
            });
    assertThat(stop(town, FIRST).orElseThrow().head().revision()).isEqualTo(revision);
  }

  /** An ALLOWED account's stop waits for an officer; the same review comes again after a REJECT. */
  @Test
  void anApprovalThatWasReadNeverCountsForALaterProposal() {
    town.at(minute(HOUR));
    town.send(listed("E1", FIRST, Grade.ALLOWED, START, OptionalLong.empty()));
    reported();
    assertThat(stop(town, FIRST).orElseThrow().state()).isEqualTo(State.PROPOSED);
    Letter approval = decision(stop(town, FIRST).orElseThrow(), Action.APPROVE, "007");
    town.send(decision(stop(town, FIRST).orElseThrow(), Action.REJECT, "008"));
    town.send(approval);
    assertThat(town.outputs(Outcome.class)).hasSize(1);
    assertThat(stop(town, FIRST).orElseThrow().state()).isEqualTo(State.CANCELLED);

    town.send(decision(stop(town, FIRST).orElseThrow(), Action.ORDER, "009"));
    var ordered = stop(town, FIRST).orElseThrow();
    town.send(approval);
    assertThat(stop(town, FIRST).orElseThrow().approvals()).isEqualTo(ordered.approvals());
  }

  private void reported() {
    town.at(minute(HOUR));
    pay("T1", LI, party(FIRST), 5000).at(0).send(town);
    town.send(
        report("C1", 1, CaseStatus.REPORTED, LI, FIRST, line(0, "T1", party(FIRST), 5000, 0)));
    assertThat(town.files.get(desk(FIRST)).stops()).hasSize(1);
  }
}
