package interlock.core.contact;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.moment;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.OutcomeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.TaskIds;
import interlock.core.desk.UpheldAppeals;
import interlock.core.event.Appeal;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.Origin;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.ContactMail;
import interlock.core.task.LineControlTask;
import interlock.core.task.LineControlTask.State;
import interlock.core.task.Outcome;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A line's holder objects (law art. 32). */
class LineAppealTest {
  private static final ContactPoint SITE = site("http://refund-bank.example");

  private final List<LineControlTask> tasks = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private Optional<ContactFile> file = Optional.empty();
  private long now = START;

  @Test
  void anOpenAppealShowsAndUpheldItRestoresTheLineAtOnce() {
    read(named("C-1"));
    read(done());
    read(appeal("A", Appeal.Status.RECEIVED, 1));
    assertThat(task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(codes()).contains(ReasonCode.APPEAL_RECEIVED, ReasonCode.REPORTED_CONTACT);

    read(appeal("A", Appeal.Status.UPHELD, 2));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(codes()).containsExactly(ReasonCode.APPEAL_UPHELD);
  }

  @Test
  void whatMayBeDownAlreadyIsRestored() {
    read(named("C-1"));
    read(appeal("A", Appeal.Status.UPHELD, 1));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
  }

  @Test
  void anotherReportIsAnotherGround() {
    read(named("C-1"));
    read(appeal("A", Appeal.Status.UPHELD, 1));
    read(named("C-1", 2));
    assertThat(task().state()).as("the same case once more").isEqualTo(State.REQUESTED);
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);

    read(named("C-2"));
    assertThat(task().command()).isEqualTo(LineCommand.BLOCK_CONTACT);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(task().caseIds()).containsExactly("C-2");
  }

  @Test
  void aDismissedAppealShowsAndChangesNothing() {
    read(named("C-1"));
    read(appeal("A", Appeal.Status.RECEIVED, 1));
    read(appeal("A", Appeal.Status.DISMISSED, 2));
    assertThat(codes()).contains(ReasonCode.APPEAL_DISMISSED);
    assertThat(task().state()).isEqualTo(State.REQUESTED);

    int told = tasks.size();
    read(appeal("A", Appeal.Status.RECEIVED, 1));
    read(appeal("A", Appeal.Status.DISMISSED, 2));
    assertThat(tasks).as("repeats and what was overtaken").hasSize(told);
  }

  /** They lie on two partitions: neither waits for the other. */
  @Test
  void ofTwoAppealsTheOneThatWasUpheldFreesTheLineInAnyOrder() {
    read(named("C-1"));
    read(done());
    read(appeal("B", Appeal.Status.RECEIVED, 5));
    read(appeal("A", Appeal.Status.UPHELD, 1));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(codes()).contains(ReasonCode.APPEAL_RECEIVED);
  }

  /** The first source sends it once more, or a replay does. */
  @Test
  void anUpheldAppealToldAgainAfterAnotherFreesNothingThatCameInBetween() {
    read(named("C-1"));
    read(appeal("A", Appeal.Status.UPHELD, 1));
    read(named("C-2"));
    read(appeal("B", Appeal.Status.RECEIVED, 5));
    assertThat(task().state()).isEqualTo(State.REQUESTED);

    read(appeal("A", Appeal.Status.UPHELD, 1));
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(task().caseIds()).containsExactly("C-2");

    read(appeal("A", Appeal.Status.UPHELD, 9));
    assertThat(task().state()).as("told again as news").isEqualTo(State.REQUESTED);
  }

  @Test
  void whichAppealsWereUpheldIsRememberedUpToANumber() {
    read(named("C-1"));
    for (int i = 0; i < 100; i++) {
      read(appeal("A-" + i, Appeal.Status.UPHELD, i + 1));
    }
    assertThat(file.orElseThrow().appeal().orElseThrow().upheld())
        .hasSize(UpheldAppeals.MOST)
        .endsWith("A-99");
  }

  @Test
  void anAppealForACaseFreesWhatWasListedForThatCase() {
    read(listed("W-1", Optional.of("C-1")));
    read(done());
    read(upheldFor("C-2"));
    assertThat(task().command()).as("another case's").isEqualTo(LineCommand.BLOCK_CONTACT);

    read(upheldFor("C-1"));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
  }

  private static ContactMail listed(String entryId, Optional<String> caseId) {
    return new ContactMail.ContactListed(
        new WatchEntry(
            new Origin("PSB", entryId, START, START, START),
            entryId,
            true,
            new WatchEntry.Target.Line(SITE),
            Grade.INVOLVED,
            caseId,
            Optional.empty(),
            START,
            OptionalLong.empty()));
  }

  private static ContactMail upheldFor(String caseId) {
    long at = START + 60_000;
    return new ContactMail.Appealed(
        new Appeal(
            new Origin("PSB", "upheld-" + caseId, at, at, at),
            "appeal-" + caseId,
            Appeal.Status.UPHELD,
            Optional.empty(),
            Optional.of(SITE),
            Optional.of(caseId),
            Optional.empty(),
            Optional.of("007")));
  }

  @Test
  void anAppealAgainstNothingLeavesNoFile() {
    read(appeal("A", Appeal.Status.UPHELD, 1));
    assertThat(file).isEmpty();
    read(named("C-1"));
    assertThat(task().state()).isEqualTo(State.REQUESTED);
  }

  @Test
  void anUpheldAppealThatFindsNothingIsToldToItsSource() {
    read(appeal("A", Appeal.Status.UPHELD, 1));
    read(named("C-1"));
    read(upheldFor("C-2"));
    assertThat(outcomes)
        .extracting(Outcome::code)
        .as("no task at all; another case's")
        .containsExactly(OutcomeCode.APPEAL_WITHOUT_EFFECT, OutcomeCode.APPEAL_WITHOUT_EFFECT);
    assertThat(outcomes).extracting(Outcome::eventId).containsExactly("A-UPHELD", "upheld-C-2");

    read(appeal("A", Appeal.Status.UPHELD, 9));
    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    read(appeal("A", Appeal.Status.UPHELD, 9));
    read(appeal("B", Appeal.Status.RECEIVED, 10));
    assertThat(outcomes).as("acted on, known, or not upheld").hasSize(2);
  }

  private LineControlTask task() {
    return tasks.getLast();
  }

  private List<ReasonCode> codes() {
    return task().head().reasons().stream().map(Reason::code).toList();
  }

  private static ContactMail named(String caseId) {
    return named(caseId, 1);
  }

  private static ContactMail named(String caseId, int version) {
    return new ContactMail.ContactReported(
        caseId,
        version,
        CaseStatus.REPORTED,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private ContactMail done() {
    return new ContactMail.LineAnswered(
        new LineControlFeedback(
            origin("CMCC", "done", 0),
            task().head().taskId(),
            SITE,
            "CMCC",
            task().command(),
            LineControlFeedback.Result.DONE,
            Optional.empty()));
  }

  private static ContactMail appeal(String id, Appeal.Status status, int minute) {
    long at = START + minute * 60_000L;
    return new ContactMail.Appealed(
        new Appeal(
            new Origin("PSB", id + "-" + status, at, at, at),
            id,
            status,
            Optional.empty(),
            Optional.of(SITE),
            Optional.empty(),
            Optional.empty(),
            Optional.of("007")));
  }

  private void read(ContactMail mail) {
    now += 1_000;
    var desk = new ContactDesk(new TaskIds(new byte[16]));
    Decision<ContactFile> decision =
        desk.decide(Address.contact(SITE), file, mail, moment(now - START));
    file = decision.file();
    for (Output output : decision.outputs()) {
      if (output instanceof LineControlTask task) {
        tasks.add(task);
      } else if (output instanceof Outcome outcome) {
        outcomes.add(outcome);
      }
    }
  }
}
