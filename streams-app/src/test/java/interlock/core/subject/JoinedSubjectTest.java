package interlock.core.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.Property;
import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Grade;
import interlock.core.event.IdentityBinding;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.Transfer.Status;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.mail.AccountMail.TransferHoldAsked;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.DissuasionTask.State;
import interlock.core.task.Reason;
import interlock.testing.Facts;
import interlock.testing.SubjectTown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes of cases when their subjects turn out to be one, or stop being one. */
class JoinedSubjectTest {
  private static final Phone PHONE = Facts.PHONE;
  private static final Account ACCOUNT = Facts.ACCOUNT;
  private static final PersonToken PERSON = PersonToken.parse("P-77").value().orElseThrow();
  private static final PersonToken WIFE = PersonToken.parse("P-78").value().orElseThrow();
  private static final Generation BY_PHONE = Generation.first(PHONE);
  private static final Generation BY_ACCOUNT = Generation.first(ACCOUNT);

  private final SubjectTown town = new SubjectTown(PolicyDocument.packaged(), new Random(1));

  @Test
  void theTaskThatWasOpenedFirstSurvivesAndAnswersToTheOtherFindIt() {
    onTheCall();
    String first = town.openTasks().getFirst().head().taskId();
    town.at(30 * Facts.SECOND);
    paying();
    String second = town.openTasks().getLast().head().taskId();
    assertThat(town.openTasks()).hasSize(2);

    town.at(60 * Facts.SECOND)
        .say(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.empty()));

    assertThat(town.openTasks()).hasSize(1);
    DissuasionTask survivor = town.tasks().get(first);
    assertThat(survivor.level()).isEqualTo(Level.SPECIAL_HIGH);
    assertThat(survivor.accounts()).containsExactly(ACCOUNT);
    assertThat(codes(survivor)).contains(ReasonCode.SUBJECTS_JOINED);
    DissuasionTask ended = town.tasks().get(second);
    assertThat(ended.state()).isEqualTo(State.MERGED);
    assertThat(ended.mergedInto()).contains(first);
    assertThat(ended.head().revision()).isEqualTo(2);

    town.at(90 * Facts.SECOND).say(BY_ACCOUNT, concluded(second, Conclusion.DISSUADED));

    assertThat(town.tasks().get(first).state()).isEqualTo(State.CONCLUDED);
    assertThat(town.tasks().get(second).state()).isEqualTo(State.MERGED);
  }

  @Test
  void aPaymentIsHeldOnceAndCalledOffWhenThePersonIsDissuaded() {
    onTheCall();
    paying();
    town.say(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.empty()));
    String task = town.openTasks().getFirst().head().taskId();
    assertThat(town.asked()).hasSize(1);
    assertThat((TransferHoldAsked) town.asked().getFirst())
        .returns(task, TransferHoldAsked::dissuasionTaskId)
        .returns(Ask.HOLD, TransferHoldAsked::ask);

    town.say(BY_PHONE, concluded(task, Conclusion.DISSUADED));

    assertThat(town.asked()).hasSize(2);
    assertThat((TransferHoldAsked) town.asked().getLast())
        .returns(task, TransferHoldAsked::dissuasionTaskId)
        .returns(Ask.CANCEL, TransferHoldAsked::ask);
  }

  @Test
  void aReportOfOneEndsWhatTheOtherHadOpen() {
    paying();
    String task = town.openTasks().getFirst().head().taskId();
    town.at(Facts.HOUR).say(BY_PHONE, reported("C-1", PHONE));

    town.at(2 * Facts.HOUR).say(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.empty()));

    assertThat(town.tasks().get(task))
        .returns(State.CONCLUDED, DissuasionTask::state)
        .returns(Conclusion.DEFRAUDED, DissuasionTask::conclusion);
    assertThat(town.openTasks()).isEmpty();
  }

  @Test
  void whatOneHadConcludedIsNotOpenedByJoining() {
    onTheCall();
    String first = town.openTasks().getFirst().head().taskId();
    town.at(Facts.MINUTE).say(BY_PHONE, concluded(first, Conclusion.FALSE_ALARM));
    town.at(2 * Facts.MINUTE);
    paying();

    town.say(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.empty()));

    assertThat(town.tasks().get(first).state()).isEqualTo(State.CONCLUDED);
    assertThat(town.openTasks()).hasSize(1);
    assertThat(codes(town.openTasks().getFirst()))
        .contains(ReasonCode.SUSPICIOUS_TRANSFER)
        .doesNotContain(ReasonCode.CONTACT_CONFIRMED);
  }

  @Test
  void twoPersonsOfOneAccountStayTwoAndTheTaskSaysSo() {
    town.say(BY_ACCOUNT, bound("B1", ACCOUNT, PERSON));
    town.say(BY_ACCOUNT, bound("B2", ACCOUNT, WIFE));
    paying();

    assertThat(town.root(Generation.first(PERSON))).isEqualTo(BY_ACCOUNT);
    assertThat(town.root(Generation.first(WIFE))).isEqualTo(Generation.first(WIFE));
    DissuasionTask task = town.openTasks().getFirst();
    assertThat(task.personId()).contains(PERSON);
    assertThat(task.refusedLinks()).isEqualTo(1);
    assertThat(codes(task)).contains(ReasonCode.POSSIBLE_FAMILY_CONTACT);
  }

  @Test
  void anAccountOfManyIsNobodys() {
    town.say(BY_ACCOUNT, new SubjectMail.SubjectListed(allowed(ACCOUNT)));

    paying();
    town.say(BY_PHONE, payingBy(PHONE, ACCOUNT, "t2"));

    assertThat(town.root(BY_ACCOUNT)).isEqualTo(BY_ACCOUNT);
    assertThat(town.openTasks()).hasSize(2);
    assertThat(codes(town.openTasks().getLast())).contains(ReasonCode.LINK_REFUSED);
  }

  @Test
  void aNumberThatWasGivenOutAgainIsAnother() {
    onTheCall();
    town.say(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.empty()));
    String old = town.openTasks().getFirst().head().taskId();
    town.at(Facts.DAY)
        .say(BY_PHONE, bound("B", PHONE, ACCOUNT, false, OptionalLong.of(Facts.START + Facts.DAY)));

    town.at(2 * Facts.DAY).say(BY_PHONE, visit("later", 2 * Facts.DAY, PHONE));
    paying(2 * Facts.DAY);

    assertThat(town.openTasks()).hasSize(2);
    DissuasionTask ofOld = town.tasks().get(old);
    assertThat(ofOld.accounts()).containsExactly(ACCOUNT);
    assertThat(ofOld.phones()).isEmpty();
    assertThat(codes(ofOld)).contains(ReasonCode.SUSPICIOUS_TRANSFER);
    DissuasionTask ofNew = town.openTasks().getLast();
    assertThat(ofNew.phones()).containsExactly(PHONE);
    assertThat(ofNew.accounts()).isEmpty();
    assertThat(ofNew.head().routingKey()).startsWith(PHONE.key());

    // Answers to the new holder's task find their desk by its key.
    town.say(
        Generation.ofKey(ofNew.head().routingKey()),
        concluded(ofNew.head().taskId(), Conclusion.SELF_AWARE));
    assertThat(town.openTasks()).hasSize(1);
  }

  @Test
  void anOfficerSplitsAnIdentifierOff() {
    onTheCall();
    town.say(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.empty()));
    DissuasionTask task = town.openTasks().getFirst();
    town.at(Facts.HOUR).say(BY_PHONE, split(task, ACCOUNT, Facts.HOUR));

    town.at(2 * Facts.HOUR);
    paying(2 * Facts.HOUR);
    town.say(BY_PHONE, payingBy(PHONE, ACCOUNT, "together", 2 * Facts.HOUR));

    assertThat(town.openTasks()).hasSize(2);
    assertThat(town.tasks().get(task.head().taskId()).accounts()).isEmpty();
    assertThat(codes(town.tasks().get(task.head().taskId()))).contains(ReasonCode.SPLIT_BY_OFFICER);
    Generation apart = new Generation(ACCOUNT, Facts.START + Facts.HOUR);
    assertThat(town.root(apart)).isEqualTo(apart);
  }

  @Test
  void whatIsTakenBackFromANumberIsTakenBackFromAllItsHolders() {
    town.say(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.of(Facts.START + Facts.DAY)));
    town.say(BY_PHONE, inTouch("before", 0));
    town.at(2 * Facts.DAY).say(BY_PHONE, inTouch("after", 2 * Facts.DAY));
    assertThat(town.openTasks()).hasSize(2);

    town.say(BY_PHONE, takenBack(2 * Facts.DAY, party(PHONE)));

    assertThat(town.openTasks()).isEmpty();
  }

  @Test
  void whatIsTakenBackReachesAHolderWhoseBeginningWasTakenBack() {
    town.say(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.of(Facts.START + Facts.DAY)));
    town.at(2 * Facts.DAY).say(BY_PHONE, inTouch("after", 2 * Facts.DAY));
    Generation next = new Generation(PHONE, Facts.START + Facts.DAY);
    assertThat(town.root(next)).isEqualTo(next);
    town.say(
        BY_PHONE, bound("B", PHONE, ACCOUNT, false, OptionalLong.of(Facts.START + 30 * Facts.DAY)));

    town.say(BY_PHONE, takenBack(2 * Facts.DAY, party(PHONE)));

    assertThat(town.openTasks()).isEmpty();
  }

  /** A source's clock is ahead: it tells of the time of a next holder who never comes. */
  @Test
  void whatIsTakenBackReachesAHolderWhoseTimeHadNotCome() {
    town.say(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.of(Facts.START + Facts.DAY)));
    town.say(BY_PHONE, inTouch("ahead", Facts.DAY + Facts.MINUTE));
    town.say(
        BY_PHONE, bound("B", PHONE, ACCOUNT, false, OptionalLong.of(Facts.START + 30 * Facts.DAY)));
    assertThat(town.openTasks()).hasSize(1);

    town.say(BY_PHONE, takenBack(2 * Facts.DAY, party(PHONE)));

    assertThat(town.openTasks()).isEmpty();
  }

  @Test
  void whatAHubPassedOnIsTakenBackWhereItWent() {
    var payer = party(PHONE, ACCOUNT);
    town.say(BY_PHONE, new SubjectMail.SubjectListed(allowed(PHONE)));
    town.say(BY_PHONE, inTouch("v", 0, payer));
    assertThat(town.openTasks())
        .singleElement()
        .satisfies(t -> assertThat(t.accounts()).containsExactly(ACCOUNT));

    town.say(BY_PHONE, takenBack(Facts.MINUTE, payer));

    assertThat(town.openTasks()).isEmpty();
  }

  /** Two desks that become one while tellings and withdrawals are on their way. */
  @Test
  void takingBackEndsTheSameWhateverJoinsMeanwhile() {
    Property.qt()
        .withExamples(300)
        .forAll(
            lists().of(integers().between(0, 999)).ofSizeBetween(1, 8),
            integers().between(0, 1_000_000),
            integers().between(0, 1_000_000))
        .checkAssert((seeds, a, b) -> assertThat(atRest(seeds, a)).isEqualTo(atRest(seeds, b)));
  }

  private record AtRest(Level level, WarningClass warningClass, List<String> evidence) {}

  private static AtRest atRest(List<Integer> seeds, int order) {
    Random random = new Random(order);
    SubjectTown town = new SubjectTown(PolicyDocument.packaged(), random);
    town.at(Facts.HOUR).say(BY_PHONE, visit("own", 0, PHONE));
    List<Integer> shuffled = new ArrayList<>(seeds);
    shuffled.add(-1);
    Collections.shuffle(shuffled, random);
    for (int seed : shuffled) {
      boolean byPhone = seed / 3 % 2 == 0;
      Party party = byPhone ? party(PHONE) : party(ACCOUNT);
      Generation to = byPhone ? BY_PHONE : BY_ACCOUNT;
      long at = seed / 6 % 10 * Facts.MINUTE;
      if (seed < 0) {
        town.post(BY_PHONE, bound("B", PHONE, ACCOUNT, true, OptionalLong.empty()));
      } else if (seed % 3 == 0) {
        town.post(to, takenBack(at, party));
      } else {
        Facts fact = inTouch("v" + seed / 60 % 3 + byPhone).toldAfter(at);
        town.post(to, new SubjectMail.Evidenced(fact.evidence(), party));
      }
      if (random.nextBoolean()) {
        town.readOne();
      }
    }
    SubjectFile file = town.settle().files().get(BY_PHONE.key());
    DissuasionCase open = file.openCase().orElseThrow();
    CaseFacts facts = CaseFacts.of(file, file.cases().indexOf(open));
    return new AtRest(
        open.level(), open.warningClass(), facts.evidence().stream().map(Evidence::id).toList());
  }

  private static Facts inTouch(String id) {
    return Facts.visit(id, 900).as(EvidenceCode.IN_TOUCH_WITH_INVOLVED).about("C1");
  }

  private static SubjectMail inTouch(String id, long after) {
    return inTouch(id, after, party(PHONE));
  }

  private static SubjectMail inTouch(String id, long after, Party party) {
    return new SubjectMail.Evidenced(inTouch(id).after(after).toldAfter(after).evidence(), party);
  }

  private static SubjectMail takenBack(long takenBackAt, Party party) {
    return new SubjectMail.EvidenceWithdrawn(
        List.of(Marks.ground(Facts.SITE, "C1")), Facts.START + takenBackAt, party);
  }

  private void onTheCall() {
    town.say(
        BY_PHONE,
        new SubjectMail.Evidenced(
            Facts.call("c", 900, Phase.ONGOING, "S1").evidence(), party(PHONE)));
  }

  private void paying() {
    paying(0);
  }

  private void paying(long after) {
    town.say(
        BY_ACCOUNT,
        new SubjectMail.Evidenced(payment("t" + after, after).evidence(), party(ACCOUNT)));
  }

  private static SubjectMail payingBy(Phone phone, Account account, String id) {
    return payingBy(phone, account, id, 0);
  }

  private static SubjectMail payingBy(Phone phone, Account account, String id, long after) {
    return new SubjectMail.Evidenced(payment(id, after).evidence(), party(phone, account));
  }

  private static Facts payment(String id, long after) {
    return Facts.transfer(id, EvidenceCode.SUSPICIOUS_TRANSFER, Status.ATTEMPTED, "BALANCE_DRAIN")
        .after(after);
  }

  private static SubjectMail visit(String id, long after, Phone phone) {
    return new SubjectMail.Evidenced(Facts.visit(id, 900).after(after).evidence(), party(phone));
  }

  private static SubjectMail reported(String caseId, Phone phone) {
    return new SubjectMail.VictimReported(
        caseId,
        1,
        CaseStatus.REPORTED,
        party(phone),
        OptionalLong.of(100),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static SubjectMail concluded(String taskId, Conclusion conclusion) {
    return new SubjectMail.FedBack(
        new DissuasionFeedback(
            Facts.origin("UNIT", "answer-" + taskId + conclusion, Facts.START + Facts.MINUTE),
            taskId,
            PHONE.key(),
            "350203",
            Optional.empty(),
            Action.CONCLUDE,
            Outcome.MET,
            conclusion,
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private static SubjectMail split(DissuasionTask task, Identifier off, long after) {
    return new SubjectMail.Decided(
        new OfficerDecision(
            Facts.origin("PSB", "split", Facts.START + after),
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

  private static SubjectMail bound(
      String id, Phone phone, Account account, boolean active, OptionalLong end) {
    return new SubjectMail.Bound(binding(id, party(phone, account), active, -Facts.DAY, end));
  }

  private static SubjectMail bound(String id, Account account, PersonToken person) {
    return new SubjectMail.Bound(
        binding(
            id,
            new Party(
                Optional.empty(),
                Optional.of(account),
                Optional.of(person),
                Optional.empty(),
                Optional.empty()),
            true,
            -Facts.DAY,
            OptionalLong.empty()));
  }

  private static IdentityBinding binding(
      String id, Party party, boolean active, long validAfter, OptionalLong validTo) {
    return new IdentityBinding(
        Facts.origin("REGISTRY", id + active, Facts.START + (active ? 0 : Facts.DAY)),
        id,
        active,
        party,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Facts.START + validAfter,
        validTo);
  }

  private static WatchEntry allowed(Identifier identifier) {
    return new WatchEntry(
        Facts.origin("PSB", "w", Facts.START),
        "W",
        true,
        new WatchEntry.Target.Listed(identifier),
        Grade.ALLOWED,
        Optional.empty(),
        Optional.empty(),
        Facts.START - Facts.DAY,
        OptionalLong.empty());
  }

  private static Party party(Phone phone) {
    return Facts.person(Optional.of(phone), Optional.empty());
  }

  private static Party party(Account account) {
    return Facts.person(Optional.empty(), Optional.of(account));
  }

  private static Party party(Phone phone, Account account) {
    return Facts.person(Optional.of(phone), Optional.of(account));
  }

  private static List<ReasonCode> codes(DissuasionTask task) {
    return task.head().reasons().stream().map(Reason::code).toList();
  }
}
