package interlock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.account.AccountDesk;
import interlock.core.casefile.CaseDesk;
import interlock.core.casefile.CaseFile;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Moment;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.PersonName;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Post;
import interlock.core.policy.IntakeLimits;
import interlock.core.policy.Setting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The largest report that any permitted policy lets in, every field as long as it may be: what it
 * leaves in files and mail fits. Larger than any real one, since an input record has 1 MiB.
 */
class LargeReportTest {
  private static final long AT = 1_767_600_000_000L;
  private static final int LINES = most("reportTransfers");
  private static final int CONTACTS = most("listEntries");

  /** Three bytes for each character. */
  private static final String LONGEST = "长".repeat(most("nameChars"));

  private static final String CASE = LONGEST;

  private final Codecs codecs = new Fixture().codecs();
  private final CaseDesk desk = new CaseDesk();

  @Test
  void theFileOfACaseFits() {
    Decision<CaseFile> decision = decide(Optional.empty(), 1, CaseStatus.REPORTED, LINES);

    assertThat(decision.file().orElseThrow().payees()).hasSize(LINES);
    assertThat(decision.file().orElseThrow().contacts()).hasSize(CONTACTS);
    assertThat(bytes(Room.CASE, decision)).isBetween(200 * 1024, AvroCodecs.FILE_BYTES);
  }

  @Test
  void everyLetterOfItAndOfItsWithdrawalFits() {
    Decision<CaseFile> reported = decide(Optional.empty(), 1, CaseStatus.REPORTED, LINES);
    Decision<CaseFile> withdrawn = decide(reported.file(), 2, CaseStatus.WITHDRAWN, LINES);

    assertThat(reported.mail()).hasSize(1 + LINES + CONTACTS);
    assertThat(withdrawn.mail()).hasSize(1 + LINES + CONTACTS);
    assertThat(largest(reported)).isLessThan(8 * 1024);
    assertThat(largest(withdrawn)).isLessThan(8 * 1024);
    assertThat(bytes(Room.CASE, withdrawn))
        .as("it knows whom to tell should the report be taken up again")
        .isLessThan(AvroCodecs.FILE_BYTES);
  }

  @Test
  void allLinesToOneAccountFitInItsLetterAndInItsFile() {
    Decision<CaseFile> reported = decide(Optional.empty(), 1, CaseStatus.REPORTED, 1);

    assertThat(largest(reported)).isBetween(100 * 1024, AvroCodecs.FILE_BYTES);
    Letter letter =
        reported.mail().stream()
            .filter(l -> l.mail() instanceof AccountMail)
            .findFirst()
            .orElseThrow();
    var account =
        new AccountDesk(new TaskIds("a key for the tests".getBytes(StandardCharsets.UTF_8)));
    var answer =
        account.decide(letter.to(), Optional.empty(), (AccountMail) letter.mail(), moment(1));
    assertThat(answer.outputs()).as("it is stopped").isNotEmpty();
    answer.outputs().forEach(output -> assertThat(codecs.output(output)).isNotEmpty());
    // The account keeps the largest lines within its own bounds.
    assertThat(bytes(Room.ACCOUNT, answer)).isBetween(16 * 1024, AvroCodecs.FILE_BYTES);
  }

  private int largest(Decision<CaseFile> decision) {
    return decision.mail().stream()
        .mapToInt(
            l -> codecs.mail(l.to().room()).encode(new Post(moment(1).cause(), l.mail())).length)
        .max()
        .orElseThrow();
  }

  private <F extends DeskFile> int bytes(Room room, Decision<F> decision) {
    return codecs
        .<F>file(room)
        .encode(new Filed<>(decision.file().orElseThrow(), OptionalLong.of(Long.MAX_VALUE)))
        .length;
  }

  private Decision<CaseFile> decide(
      Optional<CaseFile> file, int version, CaseStatus status, int payees) {
    var report = report(version, status, payees);
    return desk.decide(
        Address.caseFile(CASE), file, new CaseMail.Reported(report), moment(version));
  }

  private static Moment moment(int version) {
    return new Moment(
        AT + version,
        Cause.of("police.incident-report", origin(version)),
        PolicyDocument.packaged());
  }

  private static Origin origin(int version) {
    return new Origin(LONGEST, LONGEST, AT + version, AT + version, AT + version);
  }

  private static IncidentReport report(int version, CaseStatus status, int payees) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      Party payee = party(1 + i % payees);
      lines.add(
          new Line(
              i,
              Optional.of(LONGEST),
              payee.account(),
              payee,
              999_999_999_999_999L,
              AT,
              Optional.of(LONGEST)));
    }
    return new IncidentReport(
        origin(version),
        CASE,
        status,
        Optional.of(LONGEST),
        party(0),
        Optional.of(LONGEST),
        OptionalLong.of(999_999_999_999_999_999L),
        OptionalLong.of(AT),
        lines,
        IntStream.range(0, CONTACTS).mapToObj(LargeReportTest::app).toList(),
        Optional.of(LONGEST),
        Optional.of("440300"),
        Optional.of("440300"));
  }

  private static Party party(int n) {
    return new Party(
        Phone.ofE164("+861700000%04d".formatted(n)),
        Account.parse("%064d".formatted(n)).value(),
        PersonToken.parse("P%0127d".formatted(n)).value(),
        Optional.of(LONGEST),
        Optional.of(new PersonName(LONGEST)));
  }

  /** The kind of contact with the longest key: an app's name in Chinese. */
  private static ContactPoint app(int n) {
    return ContactPoint.parseApp("应".repeat(196) + "%04d".formatted(n)).value().orElseThrow();
  }

  private static int most(String setting) {
    return Arrays.stream(IntakeLimits.class.getRecordComponents())
        .filter(c -> c.getName().equals(setting))
        .mapToInt(c -> Math.toIntExact(c.getAnnotation(Setting.class).max()))
        .findFirst()
        .orElseThrow();
  }
}
