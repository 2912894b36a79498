package interlock.core.subject;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.event.CaseStatus;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.mail.AccountMail;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.mail.AccountMail.TransferHoldAsked;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.testing.Facts;
import interlock.testing.SubjectTown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a reader of the protocol found by thinking: mail that crosses a hand-over. */
class JoinedOrderTest {
  private static final Generation BY_PHONE = Generation.first(Facts.PHONE);
  private static final Generation BY_ACCOUNT = Generation.first(Facts.ACCOUNT);
  private static final Party BOTH =
      Facts.person(Optional.of(Facts.PHONE), Optional.of(Facts.ACCOUNT));
  private static final Party ACCOUNT_ONLY =
      Facts.person(Optional.empty(), Optional.of(Facts.ACCOUNT));

  private final SubjectTown town = new SubjectTown(PolicyDocument.packaged(), new Random(1));

  @Test
  void aReportThatMovesToASmallerIdentifierStandsWhicheverMailComesFirst() {
    for (boolean withdrawalFirst : List.of(true, false)) {
      SubjectTown order = new SubjectTown(PolicyDocument.packaged(), new Random(1));
      order.say(BY_PHONE, new SubjectMail.Named(BOTH, Facts.START));
      order.say(BY_ACCOUNT, reported(1, CaseStatus.REPORTED, ACCOUNT_ONLY));
      SubjectMail gone = reported(2, CaseStatus.WITHDRAWN, ACCOUNT_ONLY);
      SubjectMail moved = reported(2, CaseStatus.REPORTED, BOTH);
      if (withdrawalFirst) {
        order.say(BY_ACCOUNT, gone).say(BY_PHONE, moved);
      } else {
        order.say(BY_PHONE, moved).say(BY_ACCOUNT, gone);
      }
      assertThat(order.files().get(BY_PHONE.key()).knowledge().reports())
          .extracting(SubjectFile.Report::status)
          .containsExactly(CaseStatus.REPORTED);
    }
  }

  @Test
  void aSplitThatComesToAForwarderIsTheRootsAffair() {
    town.say(BY_ACCOUNT, visit("v", ACCOUNT_ONLY));
    DissuasionTask task = town.openTasks().getFirst();
    town.say(BY_PHONE, new SubjectMail.Named(BOTH, Facts.START));

    town.at(Facts.HOUR).say(BY_ACCOUNT, split(task, Facts.ACCOUNT));
    town.at(2 * Facts.HOUR)
        .say(BY_PHONE, new SubjectMail.Named(BOTH, Facts.START + 2 * Facts.HOUR));

    Generation apart = new Generation(Facts.ACCOUNT, Facts.START + Facts.HOUR);
    assertThat(town.root(apart)).isEqualTo(apart);
    assertThat(town.files().get(apart.key()).standing().own().apart()).containsExactly(Facts.PHONE);
  }

  @Test
  void aWithdrawalThatAHandOverBringsLowersTheLevel() {
    town.say(
        BY_PHONE,
        new SubjectMail.Evidenced(
            Facts.directive("D", WarningClass.FUND, Level.SPECIAL_HIGH).evidence(),
            Facts.person(Optional.of(Facts.PHONE), Optional.empty())));
    town.say(BY_PHONE, visit("v", Facts.person(Optional.of(Facts.PHONE), Optional.empty())));
    town.say(BY_ACCOUNT, visit("w", ACCOUNT_ONLY));
    town.say(BY_ACCOUNT, withdrawn(ACCOUNT_ONLY));
    assertThat(town.openTasks()).extracting(DissuasionTask::level).contains(Level.SPECIAL_HIGH);

    town.say(BY_PHONE, new SubjectMail.Named(BOTH, Facts.START));

    assertThat(town.openTasks())
        .extracting(DissuasionTask::level)
        .doesNotContain(Level.SPECIAL_HIGH);
    assertThat(town.asked()).noneMatch(JoinedOrderTest::isHold);
  }

  @Test
  void aPaymentThatWasReleasedIsHeldAgainWhenTheDangerIsBack() {
    danger("D1", 0);
    paying("t", 0);
    assertThat(asks()).containsExactly(Ask.HOLD);
    town.at(Facts.MINUTE).say(BY_ACCOUNT, takenBack("D1", Facts.MINUTE));
    assertThat(asks()).containsExactly(Ask.HOLD, Ask.RELEASE);

    town.at(2 * Facts.MINUTE);
    danger("D2", 2 * Facts.MINUTE);

    assertThat(asks()).containsExactly(Ask.HOLD, Ask.RELEASE, Ask.HOLD);
    assertThat(town.asked())
        .extracting(a -> ((TransferHoldAsked) a).dissuasionTaskId())
        .satisfies(names -> assertThat(names.get(2)).isNotEqualTo(names.get(0)));
  }

  @Test
  void everyPaymentOfALongNightIsHeld() {
    danger("D1", 0);
    for (int i = 0; i < 40; i++) {
      // Each is in flight for ten minutes; never more than ten at once.
      town.at(i * Facts.MINUTE);
      paying("t" + i, i * Facts.MINUTE);
    }
    assertThat(asks()).hasSize(40).containsOnly(Ask.HOLD);
  }

  @Test
  void aTokenThatWasSplitOffMakesRoomForTheRightOne() {
    Party wrong = person("P-1");
    Party right = person("P-2");
    town.say(BY_ACCOUNT, visit("v", ACCOUNT_ONLY));
    town.say(BY_ACCOUNT, new SubjectMail.Named(wrong, Facts.START));
    DissuasionTask task = town.openTasks().getFirst();

    town.at(Facts.HOUR).say(BY_ACCOUNT, split(task, wrong.personId().orElseThrow()));
    town.say(BY_ACCOUNT, new SubjectMail.Named(right, Facts.START + Facts.HOUR));

    assertThat(town.root(Generation.first(right.personId().orElseThrow()))).isEqualTo(BY_ACCOUNT);
    assertThat(town.tasks().get(task.head().taskId()).personId()).isEqualTo(right.personId());
  }

  private static Party person(String token) {
    return new Party(
        Optional.empty(),
        Optional.of(Facts.ACCOUNT),
        PersonToken.parse(token).value(),
        Optional.empty(),
        Optional.empty());
  }

  private void danger(String directive, long after) {
    town.say(
        BY_ACCOUNT,
        new SubjectMail.Evidenced(
            Facts.directive(directive, WarningClass.FUND, Level.SPECIAL_HIGH)
                .after(after)
                .evidence(),
            ACCOUNT_ONLY));
  }

  private void paying(String id, long after) {
    town.say(
        BY_ACCOUNT,
        new SubjectMail.Evidenced(
            Facts.transfer(
                    id, EvidenceCode.SUSPICIOUS_TRANSFER, Transfer.Status.ATTEMPTED, "NEW_PAYEE")
                .after(after)
                .evidence(),
            ACCOUNT_ONLY));
  }

  private static SubjectMail takenBack(String directive, long after) {
    return new SubjectMail.EvidenceWithdrawn(
        List.of(Marks.directive("PSB", directive)), Facts.START + after, ACCOUNT_ONLY);
  }

  private List<Ask> asks() {
    return town.asked().stream().map(a -> ((TransferHoldAsked) a).ask()).toList();
  }

  @Test
  void theFileThatIsHandedOverKeepsItsBounds() {
    for (int i = 0; i < 200; i++) {
      town.say(BY_ACCOUNT, visit("flood-" + i, ACCOUNT_ONLY));
    }
    town.say(BY_PHONE, new SubjectMail.Named(BOTH, Facts.START));
    assertThat(town.files().get(BY_PHONE.key()).knowledge().evidence()).hasSize(96);
    assertThat(town.files().get(BY_ACCOUNT.key()).knowledge().evidence()).isEmpty();
  }

  private static boolean isHold(AccountMail mail) {
    return mail instanceof TransferHoldAsked;
  }

  private static SubjectMail visit(String id, Party party) {
    return new SubjectMail.Evidenced(Facts.visit(id, 900).evidence(), party);
  }

  private static SubjectMail withdrawn(Party party) {
    return new SubjectMail.EvidenceWithdrawn(
        List.of(Marks.directive("PSB", "D")), Facts.START + Facts.DAY, party);
  }

  private static SubjectMail reported(int version, CaseStatus status, Party victim) {
    return new SubjectMail.VictimReported(
        "C-1",
        version,
        status,
        victim,
        OptionalLong.of(100),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SubjectMail split(DissuasionTask task, Identifier off) {
    return new SubjectMail.Decided(
        new OfficerDecision(
            Facts.origin("PSB", "split", Facts.START + Facts.HOUR),
            task.head().taskId(),
            task.head().routingKey(),
            OfficerDecision.Action.SPLIT,
            Optional.empty(),
            "officer",
            "350203",
            OptionalLong.empty(),
            Optional.of(off),
            List.of(),
            Optional.empty()));
  }
}
