package interlock.core.subject;

import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.PHONE;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.person;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.Fixture;
import interlock.core.desk.Address;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.IdentityBinding;
import interlock.core.event.OfficerDecision.Action;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.mail.JoiningMail;
import interlock.core.mail.JoiningMail.Forgotten;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Erasure;
import interlock.core.task.Erasure.Result;
import interlock.core.task.Erasure.Why;
import interlock.core.task.Tombstone;
import interlock.testing.Facts;
import interlock.testing.KeptRun;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a subject's desks forget, and what they keep. */
class SubjectForgettingTest {
  private static final long FORGOTTEN = 180 * DAY + 180 * DAY / 16;
  private static final Account ACCOUNT = Account.parse("6222020000000010019").value().orElseThrow();

  private final KeptRun<SubjectFile, SubjectMail> subject = desk(Generation.first(PHONE));

  private static KeptRun<SubjectFile, SubjectMail> desk(Generation of) {
    return new KeptRun<>(
        Address.subject(of),
        new SubjectDesk(new TaskIds(new byte[16])),
        new SubjectForgetting(),
        SubjectMail.class);
  }

  @Test
  void anEndedCaseLeavesItsTopicAndTheFile() {
    subject.at(0, Facts.visit("V-1", 500).mail());
    String task = conclude(HOUR);

    subject.until(HOUR + 90 * DAY - 1);
    assertThat(subject.tombstones()).isEmpty();
    subject.until(HOUR + 90 * DAY);
    assertThat(subject.tombstones())
        .extracting(Tombstone::kind, Tombstone::id)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Tombstone.Kind.DISSUASION, task));
    assertThat(subject.file().cases()).isEmpty();
    assertThat(subject.file().evidence()).isEmpty();

    subject.until(FORGOTTEN + 100 * DAY);
    assertThat(subject.filed()).isEmpty();
    assertThat(subject.tombstones()).hasSize(1);
  }

  @Test
  void anOpenCaseIsNeverForgotten() {
    subject.at(
        0, Facts.transfer("T-1", EvidenceCode.SUSPICIOUS_TRANSFER, Transfer.Status.POSTED).mail());
    subject.until(3 * FORGOTTEN);
    assertThat(subject.file().openCase()).isPresent();
    assertThat(subject.tombstones()).isEmpty();
  }

  @Test
  void aRootThatIsForgottenTellsItsMembersAndTheyForgetToo() {
    Generation member = Generation.first(ACCOUNT);
    subject
        .at(0, new SubjectMail.Named(person(Optional.of(PHONE), Optional.of(ACCOUNT)), START))
        .at(1, new JoiningMail.JoinOffered(search(), member, 1, Optional.empty()))
        .at(2, new JoiningMail.Absorbed(member, SubjectFile.empty(member)));
    subject.until(FORGOTTEN + 10);

    assertThat(subject.filed()).isEmpty();
    assertThat(subject.letters())
        .filteredOn(l -> l.mail() instanceof Forgotten)
        .singleElement()
        .satisfies(l -> assertThat(l.to()).isEqualTo(Address.subject(member)));
  }

  @Test
  void aMemberWaitsToBeTold() {
    var member = desk(Generation.first(ACCOUNT));
    Generation root = Generation.first(PHONE);
    var link = search();
    member.at(0, new JoiningMail.JoinSought(link));
    member.at(1, new JoiningMail.JoinAccepted(link, root));
    assertThat(member.file().standing().isRoot()).isFalse();

    member.until(3 * FORGOTTEN);
    assertThat(member.filed()).isPresent();
    member.at(3 * FORGOTTEN + 1, new Forgotten());
    assertThat(member.filed()).isEmpty();
  }

  @Test
  void aBindingInForceKeepsTheFileAndOneThatEndedDoesNot() {
    subject.at(0, bound("B-1", OptionalLong.empty(), 0));
    subject.until(2 * FORGOTTEN);
    assertThat(subject.file().bindings()).hasSize(1);

    subject.at(2 * FORGOTTEN, bound("B-1", OptionalLong.of(START + DAY), 2 * FORGOTTEN));
    subject.until(4 * FORGOTTEN);
    assertThat(subject.file().bindings()).isEmpty();
    assertThat(subject.file().standing().own().splits())
        .as("a number that changed hands is remembered as such")
        .containsExactly(START + DAY);
    assertThat(subject.wakeAt()).isEmpty();

    subject.at(4 * FORGOTTEN + DAY, Facts.visit("V-9", 500).mail());
    assertThat(subject.file().evidence())
        .as("told of the time before the change: the old holder's")
        .hasSize(1);
  }

  /** A year in which something happens every day, and every case is concluded. */
  @Test
  void aYearOfOneSubjectStaysWithinItsBytes() {
    var codec = new Fixture().codecs().<SubjectFile>file(Room.SUBJECT);
    int most = 0;
    TreeMap<Integer, Integer> months = new TreeMap<>();
    int published = 0;
    for (int day = 0; day < 365; day++) {
      subject.at(day * DAY, Facts.visit("V-" + day, 500).after(day * DAY).mail());
      conclude(day * DAY + 10 * MINUTE);
      published++;
      int bytes = codec.encode(subject.filed().orElseThrow()).length;
      most = Math.max(most, bytes);
      months.merge(day / 30, bytes, Math::max);
    }
    assertThat(most).isLessThan(64 * 1024 / 2);
    assertThat(months.tailMap(6).values())
        .as("largest of each month; the first three fill it: %s", months)
        .allSatisfy(bytes -> assertThat(bytes).isLessThanOrEqualTo(months.get(3) * 101 / 100));

    subject.until(365 * DAY + 2 * FORGOTTEN);
    assertThat(subject.filed()).isEmpty();
    assertThat(subject.tombstones()).hasSize(published).doesNotHaveDuplicates();
  }

  private String conclude(long at) {
    subject.until(at);
    DissuasionTask task = subject.published(DissuasionTask.class).getLast();
    subject.at(
        at,
        new SubjectMail.FedBack(
            new DissuasionFeedback(
                Facts.origin("UNIT", "answer-" + at, START + at),
                task.head().taskId(),
                task.head().routingKey(),
                "350203",
                Optional.empty(),
                DissuasionFeedback.Action.CONCLUDE,
                DissuasionFeedback.Outcome.NONE,
                Conclusion.DISSUADED,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty())));
    return task.head().taskId();
  }

  private static SubjectMail bound(String id, OptionalLong validTo, long at) {
    return new SubjectMail.Bound(
        new IdentityBinding(
            Facts.origin("REGISTRY", id + "-" + at, START + at),
            id,
            validTo.isEmpty(),
            person(Optional.of(PHONE), Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            START,
            validTo));
  }

  private static interlock.core.joining.Search search() {
    return new interlock.core.joining.Search(
        new interlock.core.joining.Link(Generation.first(PHONE), Generation.first(ACCOUNT), START),
        Generation.first(PHONE));
  }

  @Test
  void whatMayBeForgottenIsErasedAtOnceWithItsTasks() {
    subject.at(0, Facts.visit("V-1", 500).mail());
    String task = conclude(HOUR);

    subject.at(2 * HOUR, order(Action.TRY_ERASE));
    assertThat(erasure().result()).isEqualTo(Result.WOULD_BE_ERASED);
    assertThat(erasure().tasks()).isEqualTo(1);
    assertThat(subject.file().cases()).hasSize(1);

    subject.at(3 * HOUR, order(Action.ERASE));
    assertThat(erasure().result()).isEqualTo(Result.ERASED);
    assertThat(erasure().officer()).isEqualTo("014001");
    assertThat(erasure().reason()).isEqualTo("asked in person");
    assertThat(erasure().toString()).doesNotContain(PHONE.reveal());
    assertThat(subject.filed()).isEmpty();
    assertThat(subject.tombstones()).extracting(Tombstone::id).containsExactly(task);

    subject.at(4 * HOUR, order(Action.ERASE));
    assertThat(erasure().result()).isEqualTo(Result.NOTHING);
  }

  @Test
  void anOpenCaseIsNotErased() {
    subject.at(0, Facts.visit("V-1", 500).mail());
    subject.at(HOUR, order(Action.ERASE));

    assertThat(erasure().result()).isEqualTo(Result.REFUSED);
    assertThat(erasure().why()).containsExactly(Why.OPEN_TASK);
    assertThat(subject.file().openCase()).isPresent();
  }

  @Test
  void whoIsOnTheCareListIsNotErased() {
    subject.at(
        0,
        new SubjectMail.Cared(
            new CareEntry(
                Facts.origin("PSB", "list", START),
                "CARE",
                true,
                person(Optional.of(PHONE), Optional.empty()),
                CareEntry.Group.ELDERLY,
                Optional.of("451224"),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.of(START + 2 * DAY))));
    subject.at(DAY, order(Action.ERASE));
    assertThat(erasure().why()).containsExactly(Why.CARE_LIST);

    subject.at(3 * DAY, order(Action.ERASE));
    assertThat(erasure().result()).isEqualTo(Result.ERASED);
  }

  @Test
  void aVictimWhoseReportStandsIsNotErased() {
    subject.at(0, reported(1, CaseStatus.REPORTED));
    subject.at(DAY, order(Action.ERASE));
    assertThat(erasure().why()).containsExactly(Why.POLICE_CASE);

    subject.at(2 * DAY, reported(2, CaseStatus.WITHDRAWN));
    subject.at(3 * DAY, order(Action.ERASE));
    assertThat(erasure().result()).isEqualTo(Result.ERASED);
  }

  private static SubjectMail reported(int version, CaseStatus status) {
    return new SubjectMail.VictimReported(
        "UP-1",
        version,
        status,
        person(Optional.of(PHONE), Optional.empty()),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void aMemberPassesTheOrderToItsRoot() {
    var member = desk(Generation.first(ACCOUNT));
    member.at(0, new JoiningMail.JoinSought(search()));
    member.at(1, new JoiningMail.JoinAccepted(search(), Generation.first(PHONE)));
    member.at(2, order(Action.ERASE));

    assertThat(member.published(Erasure.class)).isEmpty();
    assertThat(member.letters().getLast().to()).isEqualTo(Address.subject(Generation.first(PHONE)));
    assertThat(member.letters().getLast().mail())
        .isEqualTo(new SubjectMail.Forwarded(order(Action.ERASE)));

    subject.at(0, Facts.visit("V-1", 500).mail());
    conclude(HOUR);
    subject.at(2 * HOUR, new SubjectMail.Forwarded(order(Action.ERASE)));
    assertThat(erasure().result()).isEqualTo(Result.ERASED);
  }

  @Test
  void ofANumberThatChangedHandsItsHolderIsAsked() {
    subject.at(0, bound("B-1", OptionalLong.of(START + DAY), 0));
    subject.at(2 * DAY, order(Action.ERASE));

    assertThat(subject.published(Erasure.class)).isEmpty();
    assertThat(subject.letters().getLast().to())
        .isEqualTo(Address.subject(new Generation(PHONE, START + DAY)));
  }

  private Erasure erasure() {
    return subject.published(Erasure.class).getLast();
  }

  private static SubjectMail.Decided order(Action action) {
    return new SubjectMail.Decided(Facts.erasure(Address.subject(PHONE), action));
  }
}
