package interlock.core.contact;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.contact;
import static interlock.core.intake.Given.line;
import static interlock.core.intake.Given.listing;
import static interlock.core.intake.Given.moment;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.phone;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.TaskIds;
import interlock.core.event.CaseStatus;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.event.Origin;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.Wake;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import interlock.core.subject.Label;
import interlock.core.subject.Marks;
import interlock.core.task.LineControlTask;
import interlock.core.task.LineControlTask.State;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContactDeskTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final ContactPoint NUMBER = line("17100009999");

  private final List<Evidence> told = new ArrayList<>();
  private final List<SubjectMail.EvidenceWithdrawn> takenBack = new ArrayList<>();
  private final List<LineControlTask> tasks = new ArrayList<>();
  private final Map<String, Evidence> pieces = new TreeMap<>();
  private ContactPoint contact = NUMBER;
  private Optional<ContactFile> file = Optional.empty();
  private OptionalLong wakeAt = OptionalLong.empty();

  @Test
  void warnsWhoSpokeToANumberThatACaseNamesLater() {
    at(0, touched(call(1, 0, Phase.ENDED, "S6", 300)));
    assertThat(told).isEmpty();
    assertThat(tasks).isEmpty();

    at(HOUR, named("UP-1", 1));

    assertThat(told)
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(EvidenceCode.IN_TOUCH_WITH_INVOLVED);
              assertThat(e.warningClass()).isEqualTo(WarningClass.CALL);
              assertThat(e.about()).isEqualTo("UP-1");
              assertThat(e.episode()).isEqualTo(new Label("call", "CMCC", "S6", ""));
              assertThat(e.receivedAt()).isEqualTo(START + HOUR);
              assertThat(e.contact()).contains(NUMBER);
            });
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
    assertThat(task().caseIds()).containsExactly("UP-1");
  }

  @Test
  void warnsOfEachTouchWhileInvolved() {
    at(0, named("UP-1", 1));
    at(MINUTE, touched(call(1, MINUTE, Phase.ONGOING, "S1", 900)));
    at(2 * MINUTE, touched(call(1, 2 * MINUTE, Phase.ENDED, "S1", 900)));

    assertThat(told)
        .extracting(Evidence::code)
        .containsExactly(EvidenceCode.ON_CALL_WITH_INVOLVED, EvidenceCode.IN_TOUCH_WITH_INVOLVED);
    assertThat(told)
        .extracting(Evidence::episode)
        .containsOnly(new Label("call", "CMCC", "S1", ""));
  }

  @Test
  void aCallThatNobodyEndedIsOverAfterTheCallTime() {
    at(0, touched(call(1, 0, Phase.ONGOING, "S1", 900)));
    at(2 * HOUR, named("UP-1", 1));

    assertThat(told)
        .extracting(Evidence::code)
        .containsExactly(EvidenceCode.IN_TOUCH_WITH_INVOLVED);
  }

  @Test
  void prefersTheCallThatASubscriberIsOnToWhatCameLater() {
    at(0, touched(call(1, 0, Phase.ONGOING, "S1", 900)));
    at(MINUTE, touched(sms(1, MINUTE)));
    at(2 * MINUTE, named("UP-1", 1));

    assertThat(told)
        .singleElement()
        .satisfies(e -> assertThat(e.code()).isEqualTo(EvidenceCode.ON_CALL_WITH_INVOLVED));
  }

  @Test
  void warnsNobodyWhoWasInTouchBeforeTheWindow() {
    at(0, touched(sms(1, 0)));
    at(72 * HOUR, touched(sms(2, 72 * HOUR)));
    at(72 * HOUR + 1, named("UP-1", 1));

    assertThat(told).extracting(Evidence::eventId).containsExactly("sms-2-" + 72 * HOUR);
  }

  @Test
  void warnsAtMostSoManyPeopleTheNewestFirst() {
    for (int n = 0; n < 250; n++) {
      at(n, touched(sms(n, n)));
    }
    at(HOUR, named("UP-1", 1));

    assertThat(told).hasSize(200);
    assertThat(told.getFirst().eventId()).isEqualTo("sms-249-249");
    assertThat(told.getLast().eventId()).isEqualTo("sms-50-50");
  }

  @Test
  void keepsTheNewestTouchesAndCountsTheRest() {
    for (int n = 0; n < 310; n++) {
      at(n, touched(sms(n, n)));
    }

    assertThat(file.orElseThrow().touches()).hasSize(300);
    assertThat(file.orElseThrow().folded()).isEqualTo(10);
    assertThat(file.orElseThrow().touches().getFirst().eventId()).isEqualTo("sms-10-10");
  }

  @Test
  void aTouchReceivedOnceMoreLaterIsKnown() {
    at(0, named("UP-1", 1));
    at(1, touched(sms(1, 1)));
    Optional<ContactFile> before = file;
    Origin again =
        new Origin("CMCC", sms(1, 1).origin().eventId(), START + 1, START + 1, START + HOUR);
    at(HOUR, touched(contact(again, phone(1), NUMBER, ContactKind.SMS, Phase.INSTANT, "", 300)));

    assertThat(told).hasSize(1);
    assertThat(file.orElseThrow()).isSameAs(before.orElseThrow());
  }

  @Test
  void anotherCaseIsToldToEveryoneOnceMoreButOnlyOnce() {
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    at(2, named("UP-2", 1));
    at(3, named("UP-2", 1));

    assertThat(told).extracting(Evidence::about).containsExactly("UP-1", "UP-2");
    assertThat(task().head().revision()).isEqualTo(2);
    assertThat(task().caseIds()).containsExactly("UP-1", "UP-2");
  }

  @Test
  void suspendsADomesticNumberThatThePoliceListed() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));

    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().head().reasons()).extracting(Reason::code).containsExactly(ReasonCode.LISTED);
  }

  @Test
  void suspendsANumberThatAReportAndACarrierAgreeOn() {
    at(0, touched(call(1, 0, Phase.ENDED, "S1", 800)));
    at(1, named("UP-1", 1));

    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().head().reasons())
        .extracting(Reason::code)
        .containsExactly(ReasonCode.REPORTED_CONTACT, ReasonCode.TWO_SOURCES_AGREE);
  }

  @Test
  void neverSuspendsANumberThatMayBeSpoofed() {
    at(0, touched(call(1, 0, Phase.ENDED, "S1", 900, "SPOOFED")));
    at(1, listed("W-1", Grade.INVOLVED, true, 0));

    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
  }

  @Test
  void aNumberThatWasEverSpoofedIsNotForgottenWithTheCall() {
    at(0, touched(call(1, 0, Phase.ENDED, "S1", 900, "SPOOFED")));
    at(1, listed("W-1", Grade.INVOLVED, true, 0));
    for (int i = 2; i <= Touches.MOST + 5; i++) {
      at(i, touched(call(i, i, Phase.ENDED, "S" + i, 900)));
    }

    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
  }

  @Test
  void blocksSitesAndNumbersAbroad() {
    contact = site("http://rebate.example/task");
    at(0, named("UP-1", 1));
    assertThat(task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(task().kind()).isEqualTo(ContactKind.SITE);

    ContactDeskTest abroad = new ContactDeskTest();
    abroad.contact = line("00601155500001");
    abroad.at(0, named("UP-1", 1));
    assertThat(abroad.task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
  }

  @Test
  void aServiceNumberIsNotInvolvedBecauseACaseNamesIt() {
    contact = line("95588");
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    assertThat(told).isEmpty();
    assertThat(tasks).isEmpty();

    at(2, listed("W-1", Grade.INVOLVED, true, 0));
    assertThat(told).hasSize(1);
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
  }

  @Test
  void anAllowedLineIsNeverInvolved() {
    at(0, listed("W-0", Grade.ALLOWED, true, 0));
    at(1, named("UP-1", 1));
    at(2, touched(sms(1, 2)));

    assertThat(told).isEmpty();
    assertThat(tasks).isEmpty();
  }

  @Test
  void aListingToComeTakesEffectWhenItsTimeComes() {
    at(0, touched(sms(1, 0)));
    at(1, listed("W-1", Grade.INVOLVED, true, HOUR, 2 * HOUR));
    assertThat(wakeAt).hasValue(START + HOUR);
    assertThat(tasks).isEmpty();

    at(HOUR, new Wake(START + HOUR));
    assertThat(told).extracting(Evidence::about).containsExactly("W-1");
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(wakeAt).as("the answer is due").hasValue(START + HOUR + 30 * MINUTE);

    at(HOUR + 30 * MINUTE, new Wake(START + HOUR + 30 * MINUTE));
    assertThat(wakeAt).hasValue(START + 2 * HOUR);

    at(2 * HOUR, new Wake(START + 2 * HOUR));
    assertThat(task().state()).isEqualTo(State.CANCELLED);
    assertThat(wakeAt).isEmpty();
  }

  @Test
  void aSuspendedLineIsRestoredWhenTheReportIsWithdrawn() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    assertThat(task().state()).isEqualTo(State.DONE);

    at(2, listed("W-1", Grade.INVOLVED, false, 0));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().state()).isEqualTo(State.REQUESTED);

    at(3, answered(LineCommand.RESTORE, Result.DONE));
    at(4, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().state()).isEqualTo(State.DONE);
    assertThat(tasks).extracting(t -> t.head().revision()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aLineThatWentDownAfterTheCancellationIsRestored() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, listed("W-1", Grade.INVOLVED, false, 0));
    assertThat(task().state()).isEqualTo(State.CANCELLED);

    at(2, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void aVerificationBecomesASuspensionWhenACarrierAgrees() {
    at(0, named("UP-1", 1));
    at(1, answered(LineCommand.VERIFY_NUMBER, Result.REFUSED));
    assertThat(task().state()).isEqualTo(State.REFUSED);

    at(2, touched(call(1, 2, Phase.ENDED, "S1", 900)));
    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(tasks).extracting(t -> t.head().taskId()).containsOnly(task().head().taskId());
  }

  @Test
  void aNumberNamedAgainIsSuspendedAgain() {
    at(0, listed("W-1", Grade.INVOLVED, true, 0));
    at(1, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));
    at(2, listed("W-1", Grade.INVOLVED, false, 0));
    at(3, listed("W-2", Grade.INVOLVED, true, 0));

    assertThat(task().command()).isEqualTo(LineCommand.SUSPEND_NUMBER);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void anAnswerToNothingLeavesNoFile() {
    at(0, answered(LineCommand.SUSPEND_NUMBER, Result.DONE));

    assertThat(file).isEmpty();
    assertThat(tasks).isEmpty();
  }

  @Test
  void aReportThatNamesTheLineNoMoreTakesItsWarningBackFromEveryone() {
    at(0, touched(sms(1, 0)));
    at(1, touched(sms(2, 1)));
    at(2, touched(sms(2, 2)));
    at(3, named("UP-1", 1));

    at(4, named("UP-1", 2, false));

    assertThat(takenBack)
        .extracting(w -> w.party().phone().orElseThrow())
        .containsExactly(phone(1), phone(2));
    assertThat(takenBack).allMatch(w -> w.marks().equals(List.of(Marks.all(NUMBER))));
    assertThat(takenBack).allMatch(w -> w.takenBackAt() == START + 4);
    assertThat(pieces).isEmpty();
    assertThat(file.orElseThrow().takenBackAt()).isEqualTo(START + 4);
  }

  @Test
  void ofTwoGroundsOnlyTheOneThatFellIsTakenBack() {
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    at(2, listed("W-1", Grade.INVOLVED, true, 0));

    at(3, listed("W-1", Grade.INVOLVED, false, 0));

    assertThat(takenBack)
        .singleElement()
        .satisfies(w -> assertThat(w.marks()).containsExactly(Marks.ground(NUMBER, "W-1")));
    assertThat(pieces.values()).extracting(Evidence::about).containsExactly("UP-1");
  }

  @Test
  void aListingTakesItsWarningBackWhenItRunsOut() {
    at(0, touched(sms(1, 0)));
    at(1, listed("W-1", Grade.INVOLVED, true, 0, HOUR));
    at(HOUR, new Wake(START + HOUR));

    assertThat(takenBack).hasSize(1);
    assertThat(pieces).isEmpty();
  }

  @Test
  void aListingThatBecomesMilderTakesItsWarningBack() {
    at(0, touched(sms(1, 0)));
    at(1, listed("W-1", Grade.INVOLVED, true, 0));
    assertThat(pieces).hasSize(1);
    at(2, listed("W-1", Grade.SUSPECT, true, 0));

    assertThat(takenBack).hasSize(1);
    assertThat(pieces).isEmpty();
  }

  @Test
  void anAllowedLineTakesEverythingBackUntilItIsAllowedNoMore() {
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    at(2, named("UP-2", 1));
    at(3, listed("W-0", Grade.ALLOWED, true, 0));
    assertThat(takenBack).hasSize(1);
    assertThat(pieces).isEmpty();

    at(4, listed("W-0", Grade.ALLOWED, false, 0));
    assertThat(pieces.values()).extracting(Evidence::about).containsExactly("UP-1", "UP-2");
  }

  @Test
  void aGroundThatFallsAndRisesInOneMillisecondStands() {
    at(0, touched(sms(1, 0)));
    at(1, named("UP-1", 1));
    at(1, named("UP-1", 2, false));
    at(1, named("UP-1", 3));

    assertThat(takenBack).hasSize(1);
    assertThat(told).hasSize(2);
    assertThat(told.getLast().id()).isEqualTo(told.getFirst().id());
    assertThat(told.getLast().toldAt()).isGreaterThan(takenBack.getFirst().takenBackAt());

    at(1, named("UP-1", 4, false));
    assertThat(takenBack.getLast().takenBackAt()).isGreaterThanOrEqualTo(told.getLast().toldAt());
  }

  @Test
  void theGroundsThatStoodForAnotherAreFollowedByItWhenTheyFall() {
    at(0, touched(sms(1, 0)));
    for (int n = 1; n <= 4; n++) {
      at(n, named("UP-" + n, 1));
    }
    assertThat(told).extracting(Evidence::about).containsExactly("UP-1", "UP-2", "UP-3");

    at(5, named("UP-2", 2, false));

    assertThat(pieces.values()).extracting(Evidence::about).containsExactly("UP-1", "UP-3", "UP-4");
  }

  /** Whatever came: who is kept has been told of the first grounds, and of none that fell. */
  @Test
  void whatStandsIsToldAndNothingElse() {
    qt().forAll(lists().of(integers().between(0, 255)).ofSizeBetween(1, 14))
        .checkAssert(
            seeds -> {
              ContactDeskTest test = new ContactDeskTest();
              for (int i = 0; i < seeds.size(); i++) {
                int seed = seeds.get(i);
                int n = (seed >> 3) % 4;
                test.at(
                    HOUR + i / 2,
                    seed % 4 == 2 ? named("UP-" + n, seed >> 3, seed < 128) : arbitrary(seed));
              }
              Involvement is =
                  Involvement.of(test.file.orElseThrow(), test.file.orElseThrow().asOf());
              List<String> grounds = is.grounds().stream().map(Involvement.Ground::about).toList();
              assertThat(test.pieces.values()).allMatch(e -> grounds.contains(e.about()));
              long subscribers =
                  test.file.orElseThrow().touches().stream()
                      .map(ContactFile.Touch::subscriber)
                      .distinct()
                      .count();
              assertThat(test.pieces.size())
                  .isGreaterThanOrEqualTo((int) subscribers * Math.min(3, grounds.size()));
            });
  }

  /** Whatever came, hearing it all once more changes nothing: no file, no mail, no task. */
  @Test
  void repeatsChangeNothing() {
    qt().forAll(lists().of(integers().between(0, 255)).ofSizeBetween(1, 12))
        .checkAssert(
            seeds -> {
              ContactDeskTest test = new ContactDeskTest();
              for (int i = 0; i < seeds.size(); i++) {
                test.at(HOUR + i, arbitrary(seeds.get(i)));
              }
              Optional<ContactFile> before = test.file;
              test.told.clear();
              test.tasks.clear();
              for (int seed : seeds) {
                test.at(HOUR + 100, arbitrary(seed));
              }
              assertThat(test.told).isEmpty();
              assertThat(test.tasks).isEmpty();
              assertThat(test.file.orElseThrow()).isSameAs(before.orElseThrow());
            });
  }

  /** Whatever order facts come in, everyone of the window has heard of every ground that stands. */
  @Test
  void everyoneInTouchHearsOfEveryCaseInAnyOrder() {
    qt().forAll(lists().of(integers().between(0, 7)).ofSizeBetween(1, 12))
        .checkAssert(
            seeds -> {
              ContactDeskTest test = new ContactDeskTest();
              for (int i = 0; i < seeds.size(); i++) {
                int n = seeds.get(i);
                test.at(HOUR + i, n < 5 ? touched(sms(n, n)) : named("UP-" + n, 1));
              }
              var expected = new ArrayList<String>();
              for (int subscriber : seeds.stream().filter(n -> n < 5).distinct().toList()) {
                for (int caseId : seeds.stream().filter(n -> n >= 5).distinct().toList()) {
                  expected.add("sms-" + subscriber + "-" + subscriber + "|UP-" + caseId);
                }
              }
              assertThat(test.told)
                  .extracting(e -> e.eventId() + "|" + e.about())
                  .containsExactlyInAnyOrderElementsOf(expected);
            });
  }

  private static ContactMail arbitrary(int seed) {
    int n = (seed >> 3) % 4;
    boolean flag = seed >= 128;
    return switch (seed % 4) {
      case 0 -> touched(call(n, n, flag ? Phase.ENDED : Phase.ONGOING, "S" + n, 900));
      case 1 -> touched(sms(n, n));
      case 2 -> named("UP-" + n, flag ? 2 : 1);
      default -> listed("W-" + n, flag ? Grade.ALLOWED : Grade.INVOLVED, (seed & 4) == 0, n);
    };
  }

  private boolean takesBack(SubjectMail.EvidenceWithdrawn withdrawn, Evidence piece) {
    return piece.toldAt() <= withdrawn.takenBackAt()
        && (withdrawn.marks().contains(Marks.ground(contact, piece.about()))
            || withdrawn.marks().contains(Marks.all(contact)));
  }

  private LineControlTask task() {
    return tasks.getLast();
  }

  private static ContactMail touched(FraudContact event) {
    return new ContactMail.Touched(event);
  }

  private static FraudContact call(
      int subscriber, long at, Phase phase, String session, int confidence, String... signals) {
    return contact(
        origin("CMCC", phase + "-" + session, at),
        phone(subscriber),
        NUMBER,
        ContactKind.CALL,
        phase,
        session,
        confidence,
        signals);
  }

  private static FraudContact sms(int subscriber, long at) {
    return contact(
        origin("CMCC", "sms-" + subscriber + "-" + at, at),
        phone(subscriber),
        NUMBER,
        ContactKind.SMS,
        Phase.INSTANT,
        "",
        300);
  }

  private static ContactMail named(String caseId, int version) {
    return named(caseId, version, true);
  }

  private static ContactMail named(String caseId, int version, boolean named) {
    return new ContactMail.ContactReported(
        caseId,
        version,
        CaseStatus.REPORTED,
        named,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private ContactMail answered(LineCommand command, Result result) {
    return new ContactMail.LineAnswered(
        new LineControlFeedback(
            origin("CMCC", "A-" + command, 0),
            tasks.isEmpty() ? "L-unknown" : task().head().taskId(),
            contact,
            "CMCC",
            command,
            result,
            Optional.empty()));
  }

  /**
   * A listing from {@code from} on (milliseconds after the start), optionally {@code to} an end.
   */
  private static ContactMail listed(
      String entryId, Grade grade, boolean active, long from, long... to) {
    return new ContactMail.ContactListed(
        listing(
            origin("PSB", entryId + "-" + active + "-" + grade, active ? 0 : 1),
            entryId,
            active,
            new WatchEntry.Target.Line(NUMBER),
            grade,
            START + from,
            to.length == 0 ? OptionalLong.empty() : OptionalLong.of(START + to[0])));
  }

  private void at(long at, ContactMail mail) {
    var desk = new ContactDesk(new TaskIds(new byte[16]));
    Decision<ContactFile> decision = desk.decide(Address.contact(contact), file, mail, moment(at));
    file = decision.file();
    wakeAt = decision.wakeAt();
    for (Letter letter : decision.mail()) {
      if (letter.mail() instanceof SubjectMail.EvidenceWithdrawn withdrawn) {
        takenBack.add(withdrawn);
        pieces.values().removeIf(e -> takesBack(withdrawn, e));
      } else {
        Evidence piece = ((SubjectMail.Evidenced) letter.mail()).evidence();
        told.add(piece);
        pieces.put(piece.id(), piece);
      }
    }
    for (Output output : decision.outputs()) {
      if (output instanceof LineControlTask task) {
        tasks.add(task);
      }
    }
  }
}
