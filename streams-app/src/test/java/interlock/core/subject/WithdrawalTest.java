package interlock.core.subject;

import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.directive;
import static interlock.testing.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.Property;
import interlock.core.codes.ReasonCode;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.event.Conclusion;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Transfer.Status;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.mail.AccountMail.TransferHoldAsked;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.DissuasionTask.State;
import interlock.core.task.Reason;
import interlock.core.task.Step;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Evidence that its teller takes back, in whatever order the two come. */
class WithdrawalTest {
  private static final Account PAYEE = Account.parse("6217000000000020011").value().orElseThrow();
  private static final Account OTHER = Account.parse("6217000000000020012").value().orElseThrow();

  /** One piece of each code that a contact's or an account's desk tells because of case C1. */
  private static List<Facts> ofEachKind() {
    return List.of(
        visit("v", 900).as(EvidenceCode.IN_TOUCH_WITH_INVOLVED).about("C1"),
        Facts.call("c", 900, Phase.ONGOING, "S1")
            .as(EvidenceCode.ON_CALL_WITH_INVOLVED)
            .about("C1"),
        paid("p", EvidenceCode.PAID_INVOLVED_ACCOUNT, Status.POSTED, PAYEE),
        paid("f", EvidenceCode.IN_FLIGHT_TO_INVOLVED, Status.ATTEMPTED, PAYEE),
        paid("s", EvidenceCode.PAID_SUSPECT_ACCOUNT, Status.POSTED, PAYEE));
  }

  private static Facts paid(String id, EvidenceCode code, Status status, Account payee) {
    return Facts.transfer(id, code, status).about("C1").to(payee);
  }

  private static String mark(Facts fact) {
    return Marks.of(fact.evidence()).getFirst();
  }

  private static String all(Facts fact) {
    return Marks.of(fact.evidence()).getLast();
  }

  private static SubjectMail.EvidenceWithdrawn takenBack(String mark, long takenBackAt) {
    return new SubjectMail.EvidenceWithdrawn(
        List.of(mark),
        START + takenBackAt,
        Facts.person(Optional.of(Facts.PHONE), Optional.empty()));
  }

  private static List<ReasonCode> codes(DissuasionTask task) {
    return task.head().reasons().stream().map(Reason::code).toList();
  }

  private static List<Ask> asks(Decision<SubjectFile> decision) {
    return decision.mail().stream()
        .map(Letter::mail)
        .map(TransferHoldAsked.class::cast)
        .map(TransferHoldAsked::ask)
        .toList();
  }

  @Test
  void aCaseWhoseOnlyGroundFellIsCancelledAndOpensAnewWhenItRisesAgain() {
    for (Facts fact : ofEachKind()) {
      for (String mark : List.of(mark(fact), all(fact))) {
        SubjectRun run = new SubjectRun().receive(fact.toldAfter(MINUTE));
        String first = run.task().head().taskId();
        assertThat(run.task().state()).isEqualTo(State.OPEN);

        run.until(2 * MINUTE).deliver(takenBack(mark, 2 * MINUTE));
        assertThat(run.task().state()).isEqualTo(State.CANCELLED);
        assertThat(run.task().steps()).noneMatch(Step::open);
        assertThat(codes(run.task()))
            .contains(ReasonCode.EVIDENCE_WITHDRAWN)
            .doesNotContain(ReasonCode.valueOf(fact.evidence().code().name()));

        run.until(3 * MINUTE).receive(fact.toldAfter(3 * MINUTE));
        assertThat(run.task().head().taskId()).isNotEqualTo(first);
        assertThat(run.task().state()).isEqualTo(State.OPEN);
        assertThat(codes(run.task())).contains(ReasonCode.valueOf(fact.evidence().code().name()));
        assertThat(run.file().orElseThrow().evidence()).hasSize(1);
      }
    }
  }

  @Test
  void aWithdrawalTakesBackNothingButWhatItNames() {
    for (Facts fact : ofEachKind()) {
      SubjectRun run = new SubjectRun().receive(fact.toldAfter(MINUTE));
      for (Facts other : ofEachKind()) {
        run.deliver(takenBack(mark(other.about("C2")), HOUR));
      }
      run.deliver(takenBack(Marks.all(OTHER), HOUR));
      run.deliver(
          takenBack(
              Marks.all(
                  Facts.CALLER.equals(fact.evidence().contact().orElse(Facts.CALLER))
                      ? Facts.SITE
                      : Facts.CALLER),
              HOUR));
      assertThat(run.task().state()).isEqualTo(State.OPEN);
      assertThat(run.history()).hasSize(1);
    }
  }

  @Test
  void ofTwoGroundsOneFalls() {
    Facts fact = ofEachKind().getFirst();
    SubjectRun run =
        new SubjectRun().receive(fact.toldAfter(MINUTE), fact.about("C2").toldAfter(MINUTE));
    run.deliver(takenBack(mark(fact), 2 * MINUTE));

    assertThat(run.task().state()).isEqualTo(State.OPEN);
    assertThat(run.task().level()).isEqualTo(Level.MEDIUM);
    assertThat(codes(run.task()))
        .contains(ReasonCode.IN_TOUCH_WITH_INVOLVED, ReasonCode.EVIDENCE_WITHDRAWN);
  }

  @Test
  void theLevelFallsToWhatIsLeft() {
    Facts paid = ofEachKind().get(2);
    SubjectRun run = new SubjectRun().receive(paid.toldAfter(MINUTE), visit("own", 100));
    assertThat(run.task().level()).isEqualTo(Level.HIGH);

    run.deliver(takenBack(mark(paid), 2 * MINUTE));

    assertThat(run.task().state()).isEqualTo(State.OPEN);
    assertThat(run.task().level()).isEqualTo(Level.LOW);
    assertThat(run.task().warningClass()).isEqualTo(WarningClass.CONTACT);
  }

  @Test
  void aWithdrawalThatOvertookItsEvidenceHolds() {
    Facts fact = ofEachKind().getFirst();
    SubjectRun run = new SubjectRun();
    run.deliver(takenBack(mark(fact), 2 * MINUTE));
    run.receive(fact.toldAfter(MINUTE));
    assertThat(run.tasks()).isZero();

    run.receive(fact.toldAfter(2 * MINUTE + 1));
    assertThat(run.tasks()).isEqualTo(1);
  }

  @Test
  void aWithdrawalThatComesAfterTheNewerTellingTakesNothingBack() {
    Facts fact = ofEachKind().getFirst();
    SubjectRun run = new SubjectRun().receive(fact.toldAfter(MINUTE), fact.toldAfter(3 * MINUTE));
    run.deliver(takenBack(mark(fact), 2 * MINUTE));

    assertThat(run.task().state()).isEqualTo(State.OPEN);
    assertThat(run.history()).hasSize(1);
  }

  @Test
  void hearingItAgainChangesNothing() {
    Facts fact = ofEachKind().getFirst();
    SubjectRun run = new SubjectRun().receive(visit("own", 100), fact.toldAfter(MINUTE));
    run.deliver(takenBack(mark(fact), 2 * MINUTE));
    SubjectFile before = run.file().orElseThrow();

    for (SubjectMail mail :
        List.of(
            fact.toldAfter(MINUTE).mail(),
            takenBack(mark(fact), 2 * MINUTE),
            takenBack(mark(fact), MINUTE))) {
      assertThat(run.deliver(mail).file().orElseThrow()).isSameAs(before);
    }
  }

  @Test
  void whatEndedWithAConclusionStaysHistoryHoweverOftenItIsTold() {
    Facts fact = ofEachKind().getFirst();
    SubjectRun run = new SubjectRun().receive(fact.toldAfter(MINUTE));
    run.concludes(Conclusion.DISSUADED);
    DissuasionTask concluded = run.task();

    run.until(HOUR).deliver(takenBack(mark(fact), HOUR));
    run.receive(fact.toldAfter(2 * HOUR));

    assertThat(run.task()).isEqualTo(concluded);
    assertThat(run.tasks()).isEqualTo(1);
  }

  @Test
  void whatWasTakenBackBeforeTheConclusionCountsWhenItIsToldAgain() {
    Facts fact = ofEachKind().getFirst();
    SubjectRun run = new SubjectRun().receive(visit("own", 100), fact.toldAfter(MINUTE));
    run.until(2 * MINUTE).deliver(takenBack(mark(fact), 2 * MINUTE));
    run.until(3 * MINUTE).concludes(Conclusion.SELF_AWARE);

    run.until(HOUR).receive(fact.after(HOUR).toldAfter(HOUR));

    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.task().level()).isEqualTo(Level.MEDIUM);
  }

  @Test
  void aDirectiveIssuedAgainAfterItsWithdrawalCounts() {
    Facts issued = directive("D", WarningClass.FUND, Level.HIGH);
    SubjectRun run = new SubjectRun().receive(issued);
    run.deliver(takenBack(Marks.directive("PSB", "D"), 0));
    assertThat(run.task().state()).as("of two at one moment").isEqualTo(State.CANCELLED);

    run.receive(issued.after(1));
    assertThat(run.task().state()).as("a repeat is none").isEqualTo(State.OPEN);
  }

  @Test
  void aHoldIsReleasedWhenItsGroundFalls() {
    Facts flight = paid("f", EvidenceCode.IN_FLIGHT_TO_INVOLVED, Status.ATTEMPTED, PAYEE);
    SubjectRun run = new SubjectRun();
    assertThat(asks(run.deliver(flight.toldAfter(0).mail()))).containsExactly(Ask.HOLD);

    assertThat(asks(run.deliver(takenBack(mark(flight), MINUTE)))).containsExactly(Ask.RELEASE);
    assertThat(run.task().state()).isEqualTo(State.CANCELLED);
  }

  @Test
  void aHoldIsReleasedWhenTheLevelFalls() {
    Facts flight = paid("f", EvidenceCode.IN_FLIGHT_TO_INVOLVED, Status.ATTEMPTED, PAYEE);
    SubjectRun run = new SubjectRun().receive(visit("own", 100));
    assertThat(asks(run.deliver(flight.toldAfter(0).mail()))).containsExactly(Ask.HOLD);

    assertThat(asks(run.deliver(takenBack(mark(flight), MINUTE)))).containsExactly(Ask.RELEASE);
    assertThat(run.task().state()).isEqualTo(State.OPEN);
    assertThat(run.task().fundsInFlight()).isFalse();
  }

  @Test
  void ofTwoPaymentsOnlyTheOneWhoseGroundFellIsReleased() {
    Facts one = paid("f", EvidenceCode.IN_FLIGHT_TO_INVOLVED, Status.ATTEMPTED, PAYEE);
    Facts two = paid("g", EvidenceCode.IN_FLIGHT_TO_INVOLVED, Status.ATTEMPTED, OTHER);
    SubjectRun run = new SubjectRun();
    run.deliver(one.toldAfter(0).mail());
    run.deliver(two.toldAfter(0).mail());

    Decision<SubjectFile> decision = run.deliver(takenBack(mark(one), MINUTE));

    assertThat(decision.mail())
        .singleElement()
        .satisfies(
            l -> {
              TransferHoldAsked asked = (TransferHoldAsked) l.mail();
              assertThat(asked.ask()).isEqualTo(Ask.RELEASE);
              assertThat(asked.transferId()).isEqualTo("T-f");
            });
    assertThat(run.task().level()).isEqualTo(Level.SPECIAL_HIGH);
  }

  /** One number chooses a telling of one of few pieces, the fall of a ground, or another fact. */
  private static SubjectMail word(int seed) {
    Facts fact = ofEachKind().get(seed / 4 % 5).about("C" + seed / 20 % 2);
    long at = seed / 40 % 6 * MINUTE;
    return switch (seed % 4) {
      case 0, 1 -> fact.toldAfter(at).mail();
      case 2 -> takenBack(seed / 400 % 4 == 0 ? all(fact) : mark(fact), at);
      default -> directive("D" + seed / 4 % 3, WarningClass.CALL, Level.MEDIUM).after(at).mail();
    };
  }

  private static Gen<List<SubjectMail>> words() {
    return lists()
        .of(integers().between(0, 9_999))
        .ofSizeBetween(1, 14)
        .map(seeds -> seeds.stream().map(WithdrawalTest::word).toList());
  }

  /** The task as it looks at rest; a score alone makes no revision. */
  private static DissuasionTask conclude(List<SubjectMail> words) {
    SubjectRun run = new SubjectRun().receive(visit("first", 100)).jumpTo(6 * HOUR);
    words.forEach(run::deliver);
    assertThat(run.tasks()).isEqualTo(1);
    return TaskView.of(
        run.file().orElseThrow(),
        0,
        Facts.PHONE.key(),
        SubjectRun.POLICY,
        new Cause("test", "", "", 0, 0),
        START + 6 * HOUR,
        Optional.empty());
  }

  @Test
  void anyOrderWithRepeatsEndsTheSame() {
    Property.qt()
        .withExamples(1_000)
        .forAll(words(), integers().between(0, 1_000_000))
        .checkAssert(
            (words, seed) -> {
              List<SubjectMail> shuffled = new ArrayList<>(words);
              shuffled.addAll(words.subList(0, words.size() / 2));
              Collections.shuffle(shuffled, new Random(seed));

              DissuasionTask one = conclude(words);
              DissuasionTask other = conclude(shuffled);

              assertThat(other.level()).isEqualTo(one.level());
              assertThat(other.warningClass()).isEqualTo(one.warningClass());
              assertThat(other.score()).isEqualTo(one.score());
              assertThat(other.state()).isEqualTo(one.state());
              assertThat(other.head().reasons()).isEqualTo(one.head().reasons());
            });
  }
}
