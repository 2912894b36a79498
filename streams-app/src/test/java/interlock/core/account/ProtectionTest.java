package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.NoticeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Appeal;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.Origin;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The life of a stop on a victim's own account (design.md §5, docs/stop-payment.md). */
class ProtectionTest extends ProtectionStory {

  @Test
  void twoOfficersOrderItAndLivingCostsStayFree() {
    ordered("007");
    assertThat(newest().kind()).isEqualTo(StopKind.PROTECTIVE);
    assertThat(newest().command()).isEqualTo(StopCommand.STOP);
    assertThat(newest().state()).isEqualTo(State.PROPOSED);
    assertThat(newest().scope()).isEqualTo(Scope.LIMITED);
    assertThat(newest().amountFen()).isEqualTo(yuan(17_000));
    assertThat(newest().legalBasis()).isEqualTo("consent CONSENT-1");
    assertThat(newest().unit()).contains("440600");
    assertThat(newest().approvals()).containsExactly("440600/007");
    assertThat(reasons(newest()))
        .containsExactly(ReasonCode.ORDERED_BY_OFFICER, ReasonCode.APPROVAL_NEEDED);
    decides(Action.APPROVE, "007");
    assertThat(newest().state()).isEqualTo(State.PROPOSED);

    decides(Action.APPROVE, "008");
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(newest().applicationId()).startsWith("0101").hasSize(36);
    assertThat(newest().responseDueAt()).hasValue(minute(NOW + 1));
    answered("0000");
    assertThat(newest().state()).isEqualTo(State.ACTIVE);
    assertThat(newest().amountHeldFen()).hasValue(yuan(17_000));
    assertThat(newest().expiresAt()).hasValue(minute(NOW + 2 * DAY));
    assertThat(newest().stopCount()).isZero();
  }

  @Test
  void aSecondOfficersOrderIsHisConsent() {
    ordered("007");
    ordered("008");

    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(all()).extracting(t -> t.head().taskId()).containsOnly(newest().head().taskId());
  }

  @Test
  void withoutConsentItIsRefusedAndABetterOrderBeginsIt() {
    town.send(order("D-1", "007", NONE, List.of()));
    assertThat(newest().state()).isEqualTo(State.CANCELLED);
    assertThat(reasons(newest()))
        .containsExactly(ReasonCode.ORDERED_BY_OFFICER, ReasonCode.CONSENT_MISSING);
    assertThat(newest().responseDueAt()).isEmpty();

    ordered("007");
    assertThat(newest().state()).isEqualTo(State.PROPOSED);
    assertThat(newest().head().revision()).isEqualTo(2);
    assertThat(reasons(newest())).doesNotContain(ReasonCode.CONSENT_MISSING);
  }

  @Test
  void anAccountThatIsNotTheVictimsOwnIsRefused() {
    town.send(order("D-1", "007", NONE, List.of("CONSENT-1"), false));

    assertThat(newest().state()).isEqualTo(State.CANCELLED);
    assertThat(reasons(newest())).contains(ReasonCode.NOT_OWN_ACCOUNT);
  }

  @Test
  void theOrderMayAskForLessButNotForTheLivingCosts() {
    town.send(order("D-1", "007", OptionalLong.of(yuan(5000)), List.of("C")));
    assertThat(newest().amountFen()).isEqualTo(yuan(5000));
    town.send(order("D-2", "007", OptionalLong.of(yuan(50_000)), List.of("C")));
    // What the first protects is spoken for.
    assertThat(newest().amountFen()).isEqualTo(yuan(12_000));

    policy("stopPayment.protective.allowance", "20000.00");
    town.send(order("D-3", "007", NONE, List.of("C")));
    assertThat(newest().state()).isEqualTo(State.CANCELLED);
    assertThat(reasons(newest())).contains(ReasonCode.LIVING_COSTS_ONLY);
  }

  @Test
  void withoutABalanceTheOrderMustSayHowMuch() {
    town.files.clear();
    ordered("007");
    assertThat(reasons(newest())).contains(ReasonCode.BALANCE_UNKNOWN);
    town.send(order("D-1", "007", OptionalLong.of(yuan(800)), List.of("C")));

    assertThat(newest().state()).isEqualTo(State.PROPOSED);
    assertThat(newest().amountFen()).isEqualTo(yuan(800));
  }

  @Test
  void itGoesOnByExtensionsUntilItsLongestTimeAndEndsThenByItself() {
    active();
    untilWithAnswers(NOW + 7 * DAY - 1);
    assertThat(newest().state()).isEqualTo(State.ACTIVE);
    assertThat(newest().expiresAt()).hasValue(minute(NOW + 7 * DAY));
    assertThat(newest().urgent()).isFalse();
    assertThat(newest().stopCount()).isZero();
    List<StopCommand> went =
        all().stream()
            .filter(t -> t.responseDueAt().isPresent())
            .map(StopPaymentTask::command)
            .toList();
    assertThat(went)
        .containsExactly(
            StopCommand.STOP, StopCommand.EXTEND, StopCommand.EXTEND, StopCommand.EXTEND);
    assertThat(all())
        .filteredOn(t -> t.command() == StopCommand.EXTEND)
        .allMatch(t -> reasons(t).contains(ReasonCode.PROTECTION_GOES_ON))
        .allMatch(t -> t.applicationId().startsWith("0105"));

    until(NOW + 7 * DAY);
    assertThat(newest().command()).isEqualTo(StopCommand.LIFT);
    assertThat(newest().notice()).isEqualTo(NoticeCode.PROTECTION_ENDED);
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(reasons(newest())).contains(ReasonCode.PROTECTION_ENDED);
    answered("0000");
    assertThat(newest().state()).isEqualTo(State.LIFTED);
    assertThat(due()).isEmpty();
    assertThat(all()).noneMatch(t -> t.command() == StopCommand.FREEZE);
  }

  @Test
  void theLongestTimeCountsFromTheFirstActivationAlsoAfterARelease() {
    active();
    untilWithAnswers(NOW + 3 * DAY);
    decides(Action.LIFT, "007");
    assertThat(newest().command()).isEqualTo(StopCommand.LIFT);
    assertThat(reasons(newest())).contains(ReasonCode.LIFTED_BY_OFFICER);
    answered("0000");
    at(NOW + 6 * DAY);
    requested();
    answered("0000");
    assertThat(newest().state()).isEqualTo(State.ACTIVE);
    assertThat(newest().expiresAt()).hasValue(minute(NOW + 7 * DAY));

    untilWithAnswers(NOW + 7 * DAY);
    assertThat(newest().state()).isEqualTo(State.LIFTED);
    ordered("007");
    assertThat(newest().state()).isEqualTo(State.CANCELLED);
    assertThat(reasons(newest())).contains(ReasonCode.PROTECTION_ENDED);
  }

  @Test
  void anUpheldAppealReleasesAtOnce() {
    active();
    long at = minute(NOW);
    town.send(
        new Letter(
            desk(OWN),
            new AccountMail.Appealed(
                new Appeal(
                    new Origin("PSB", "appeal", at, at, at),
                    "A-1",
                    Appeal.Status.UPHELD,
                    Optional.of(party(OWN)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))));

    assertThat(newest().command()).isEqualTo(StopCommand.LIFT);
    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(reasons(newest())).contains(ReasonCode.APPEAL_UPHELD);
  }

  @Test
  void anExtensionThatNobodyAnswersEndsWithTheHold() {
    active();
    until(NOW + DAY);
    assertThat(newest().command()).isEqualTo(StopCommand.EXTEND);
    until(NOW + DAY + HOUR);
    assertThat(reasons(newest())).contains(ReasonCode.RECEIPT_OVERDUE);
    until(NOW + 2 * DAY);

    assertThat(newest().state()).isEqualTo(State.EXPIRED);
    assertThat(reasons(newest())).contains(ReasonCode.HOLD_EXPIRED);
    assertThat(reasons(newest())).doesNotContain(ReasonCode.STOP_LIMIT_REACHED);
    assertThat(due()).isEmpty();
  }

  @Test
  void anExtensionThatNeedsOfficersLeavesTheHold() {
    policy(
        "stopPayment.approvals",
        "[{kind: PROTECTIVE, commands: [STOP, LIFT], approval: AUTO},"
            + " {kind: PROTECTIVE, commands: [EXTEND], approval: ONE}]");
    ordered("007");
    answered("0000");
    until(NOW + DAY);
    assertThat(newest().command()).isEqualTo(StopCommand.EXTEND);
    assertThat(newest().state()).isEqualTo(State.ACTIVE);
    assertThat(newest().responseDueAt()).isEmpty();
    assertThat(reasons(newest())).contains(ReasonCode.APPROVAL_NEEDED);

    decides(Action.APPROVE, "009");
    assertThat(newest().responseDueAt()).isPresent();
    answered("0000");
    assertThat(newest().expiresAt()).hasValue(minute(NOW + 4 * DAY));
  }

  @Test
  void behindAnothersStopItWaitsAndIsAskedAgainWithTheSameConsent() {
    requested();
    answered(newest(), Phase.RESULT, "1301", OptionalLong.of(minute(NOW + 10 * HOUR)));
    assertThat(newest().state()).isEqualTo(State.RECEIVED);
    assertThat(reasons(newest())).contains(ReasonCode.HELD_BY_ANOTHER);
    until(NOW + 10 * HOUR);

    assertThat(newest().state()).isEqualTo(State.REQUESTED);
    assertThat(newest().commandSeq()).isEqualTo(2);
    assertThat(newest().approvals()).hasSize(2);
  }

  @Test
  void moneyThatComesInLaterStaysUsable() {
    active();
    int revision = newest().head().revision();
    pay("B2", party("62220009"), party(OWN), 8000).at(NOW).payeeBalance(yuan(28_000)).send(town);
    untilWithAnswers(NOW + DAY);

    assertThat(newest().amountFen()).isEqualTo(yuan(17_000));
    assertThat(newest().head().revision()).isGreaterThan(revision);
  }

  @Test
  void aRepeatedOrderAndARepeatedAnswerChangeNothing() {
    Letter order = order("D-1", "007", NONE, List.of("C"));
    town.send(order);
    int told = all().size();
    town.send(order);
    assertThat(all()).hasSize(told);
  }

  @Test
  void whatIsTooManyIsRefusedInSightAndMayBeOrderedAgain() {
    int most = ProtectionOrders.MAX_OPEN;
    for (int i = 0; i < most; i++) {
      town.send(order("D-" + i, "007", OptionalLong.of(yuan(100)), List.of("C")));
      assertThat(newest().state()).isEqualTo(State.PROPOSED);
    }
    Letter more = order("D-more", "007", OptionalLong.of(yuan(100)), List.of("C"));
    town.send(more);
    assertThat(newest().state()).isEqualTo(State.CANCELLED);
    assertThat(reasons(newest()))
        .containsExactly(ReasonCode.ORDERED_BY_OFFICER, ReasonCode.TOO_MANY_OPEN);
    AccountFile file = town.files.get(desk(OWN));
    assertThat(town.again(more).file()).contains(file);
    assertThat(town.again(more).outputs()).isEmpty();
    assertThat(file.folded()).isZero();

    var first = all().getFirst();
    town.send(
        new Letter(
            desk(OWN),
            new AccountMail.Decided(
                decision(
                    first.head().taskId(),
                    first.head().routingKey(),
                    Action.REJECT,
                    "008",
                    NONE,
                    List.of()))));
    town.send(order("D-more", "007", OptionalLong.of(yuan(100)), List.of("C")));
    assertThat(newest().state()).isEqualTo(State.PROPOSED);
    assertThat(reasons(newest())).doesNotContain(ReasonCode.TOO_MANY_OPEN);
  }

  @Test
  void onlyTheNewestThatEndedAreRemembered() {
    for (int i = 0; i < 20; i++) {
      town.send(order("D-" + i, "007", NONE, List.of()));
    }
    assertThat(town.files.get(desk(OWN)).protections()).hasSize(ProtectionOrders.MAX_PROTECTIONS);
  }
}
