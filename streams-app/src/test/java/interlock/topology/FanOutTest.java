package interlock.topology;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.account;
import static interlock.core.intake.Given.contact;
import static interlock.core.intake.Given.line;
import static interlock.core.intake.Given.listing;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.paid;
import static interlock.core.intake.Given.party;
import static interlock.core.intake.Given.phone;
import static interlock.core.intake.Given.report;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.Fixture;
import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.event.CaseStatus;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.Grade;
import interlock.core.event.IncidentReport;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Mail;
import interlock.core.mail.Post;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.Wake;
import interlock.core.policy.PolicyBook;
import interlock.topology.LoneDesk.Sent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The largest fan-outs that there are: no mail makes a desk send more than a page (design.md §8).
 */
class FanOutTest {
  private static final int PAYEES = 2_000;
  private static final int TOUCHES = 300;
  private static final long ENDS = START + 20_000;
  private static final ContactPoint NUMBER = line("17100009999");

  @TempDir Path stateDir;
  private final Fixture fixture = new Fixture();
  private final List<Integer> letters = new ArrayList<>();
  private final List<Mail> told = new ArrayList<>();
  private LoneDesk desk;
  private Address key;
  private long at = START + 10_000;

  @Test
  void aReportOfTwoThousandPayeesReachesThemPageByPageAndSoDoesItsWithdrawal() {
    List<IncidentReport.Line> lines =
        IntStream.range(0, PAYEES).mapToObj(i -> paid(i, party(account(i)), 100_00)).toList();
    try (var lone =
        open(Room.CASE, List.of(Topic.MAIL_SUBJECT, Topic.MAIL_CASE, Topic.CASE_SUMMARY))) {
      desk = lone;
      key = Address.caseFile("UP-1");

      readUntilNothingWaits(new CaseMail.Reported(ofStatus(CaseStatus.REPORTED, lines, 0)));
      // One to the victim, and one to each account.
      assertThat(letters).containsExactly(500, 500, 500, 500, 1);
      assertThat(told).hasSize(PAYEES + 1);
      letters.clear();

      readUntilNothingWaits(new CaseMail.Reported(ofStatus(CaseStatus.WITHDRAWN, lines, 1)));
      assertThat(letters).containsExactly(500, 500, 500, 500, 1);
    }
  }

  @Test
  void aNumberWithThreeHundredTouchesAndThreeGroundsTellsAndTakesBackPageByPage() {
    try (var lone = open(Room.CONTACT, List.of(Topic.MAIL_CONTACT))) {
      desk = lone;
      key = Address.contact(NUMBER);
      for (int i = 0; i < TOUCHES; i++) {
        readUntilNothingWaits(new ContactMail.Touched(touch(i)));
      }
      for (int ground = 1; ground <= 3; ground++) {
        readUntilNothingWaits(listedUntil("L-" + ground, ENDS));
        readUntilNothingWaits(named("UP-" + ground));
      }
      letters.clear();
      told.clear();

      // Three cases stood behind three listings: they are told as these end, which are taken back.
      at = ENDS + 1;
      readUntilNothingWaits(new Wake(at));

      assertThat(letters).containsExactly(500, 500, 200);
      assertThat(told.subList(0, 3 * TOUCHES)).allMatch(SubjectMail.Evidenced.class::isInstance);
      assertThat(told.subList(3 * TOUCHES, 4 * TOUCHES))
          .allMatch(SubjectMail.EvidenceWithdrawn.class::isInstance);
    }
  }

  private LoneDesk open(Room room, List<Topic> more) {
    var writes = new ArrayList<>(more);
    writes.addAll(
        List.of(
            Topic.MAIL_ACCOUNT_REQUEST,
            Topic.TASK_LINE_CONTROL,
            Topic.TASK_LEAD,
            Topic.TASK_HISTORY,
            Topic.DEAD_LETTER));
    if (room == Room.CONTACT) {
      writes.add(Topic.MAIL_SUBJECT);
    }
    var clerk =
        Clerk.of(
            room,
            fixture.codecs(),
            PolicyBook.of(PolicyDocument.packaged()),
            new TaskIds(new byte[16]));
    return new LoneDesk(clerk, fixture.codecs(), writes, stateDir, Map.of());
  }

  /** Reads a mail, then the Wakes that follow; notes how many letters left for each. */
  private void readUntilNothingWaits(Mail mail) {
    Optional<byte[]> next = Optional.of(bytes(mail));
    while (next.isPresent()) {
      List<Sent> sent = desk.read(key.key(), next.get(), at);
      assertThat(sent).noneMatch(s -> s.topic() == Topic.DEAD_LETTER);
      next = sent.stream().filter(this::isWake).map(Sent::value).findFirst();
      List<Mail> page =
          sent.stream()
              .filter(s -> s.topic().use() == Topic.Use.MAIL && !isWake(s))
              .map(this::mail)
              .toList();
      assertThat(page).hasSizeLessThanOrEqualTo(DeskProcessor.LETTERS_PER_PAGE);
      letters.add(page.size());
      told.addAll(page);
    }
    assertThat(desk.outbox()).isEmpty();
  }

  private byte[] bytes(Mail mail) {
    return fixture
        .codecs()
        .mail(key.room())
        .encode(new Post(Cause.of("test", origin("TEST", "E", at - START)), mail));
  }

  private boolean isWake(Sent sent) {
    return sent.topic().use() == Topic.Use.MAIL
        && sent.key().equals(key.key())
        && mail(sent) instanceof Wake;
  }

  private Mail mail(Sent sent) {
    Room to = Address.ofKey(sent.key()).orElseThrow().room();
    return fixture.codecs().mail(to).decode(sent.value()).mail();
  }

  private static IncidentReport ofStatus(
      CaseStatus status, List<IncidentReport.Line> lines, int version) {
    return report(
        origin("PSB", "R-" + version, version), status, party(phone(1)), lines, List.of());
  }

  private static FraudContact touch(int i) {
    return contact(
        origin("CMCC", "sms-" + i, i),
        phone(i),
        NUMBER,
        ContactKind.SMS,
        FraudContact.Phase.INSTANT,
        "",
        900);
  }

  private static ContactMail named(String caseId) {
    return new ContactMail.ContactReported(
        caseId, 1, CaseStatus.REPORTED, true, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static ContactMail listedUntil(String entryId, long end) {
    return new ContactMail.ContactListed(
        listing(
            origin("PSB", entryId, 0),
            entryId,
            true,
            new WatchEntry.Target.Line(NUMBER),
            Grade.INVOLVED,
            START,
            OptionalLong.of(end)));
  }
}
