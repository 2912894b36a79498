package interlock.core.contact;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.contact;
import static interlock.core.intake.Given.line;
import static interlock.core.intake.Given.moment;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.phone;
import static interlock.core.intake.Given.site;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.NoticeCode;
import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.TaskIds;
import interlock.core.event.CaseStatus;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.event.Origin;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Wake;
import interlock.core.task.LineControlTask;
import interlock.core.task.LineControlTask.State;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Who answers for what is asked of a line, by when, and what its holder is told. */
class LineRightsTest {
  private static final long MINUTE = 60_000;
  private static final ContactPoint SITE = site("http://refund-bank.example");

  private final List<LineControlTask> tasks = new ArrayList<>();
  private Optional<ContactFile> file = Optional.empty();
  private OptionalLong wakeAt = OptionalLong.empty();
  private ContactPoint contact = SITE;

  @Test
  void theUnitThatHandlesTheCaseAnswersForTheLine() {
    at(0, named("C-1", 1, true, Optional.of("440604001"), Optional.of("440604")));

    assertThat(task().unit()).isEqualTo("440604001");
    assertThat(task().region()).contains("440604");
    assertThat(task().notice()).contains(NoticeCode.INVOLVED_LINE);
    assertThat(task().legalBasis()).contains("art. 32");
    assertThat(task().carrier()).isEmpty();
    assertThat(task().responseDueAt()).hasValue(START + 30 * MINUTE);
    assertThat(wakeAt).hasValue(START + 30 * MINUTE);
  }

  @Test
  void withoutACasesWordTheNewestTouchSaysWhereAndThenTheNumberItself() {
    contact = line("17100009999");
    at(0, touched(Optional.of("110105")));
    at(1, named("C-1", 1, true, Optional.empty(), Optional.empty()));
    assertThat(task().unit()).isEqualTo("110105");

    var numbered = new LineRightsTest();
    // 0757: Foshan.
    numbered.contact = line("075782345678");
    numbered.at(0, named("C-1", 1, true, Optional.empty(), Optional.empty()));
    assertThat(numbered.task().region()).contains("440600");
    assertThat(numbered.task().unit()).isEqualTo("440600");
  }

  @Test
  void whereNothingSaysWhereTheNationalDeskAnswers() {
    at(0, named("C-1", 1, true, Optional.empty(), Optional.empty()));
    assertThat(task().unit()).isEqualTo(moment(0).policy().units().fallback());
    assertThat(task().region()).isEmpty();
  }

  @Test
  void laterTouchesElsewhereDoNotMoveTheTask() {
    at(0, named("C-1", 1, true, Optional.of("440604"), Optional.empty()));
    at(1, touched(Optional.of("110105")));
    at(2, named("C-2", 1, true, Optional.empty(), Optional.empty()));
    assertThat(task().head().revision()).isEqualTo(2);
    assertThat(task().unit()).isEqualTo("440604");
  }

  @Test
  void anAnswerThatIsOverdueIsToldOnce() {
    at(0, named("C-1", 1, true, Optional.empty(), Optional.empty()));
    at(30 * MINUTE - 1, new Wake(START + 30 * MINUTE - 1));
    assertThat(tasks).hasSize(1);

    at(30 * MINUTE, new Wake(START + 30 * MINUTE));
    at(40 * MINUTE, new Wake(START + 30 * MINUTE));
    assertThat(tasks).hasSize(2);
    assertThat(codes()).containsExactly(ReasonCode.REPORTED_CONTACT, ReasonCode.ANSWER_OVERDUE);
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(wakeAt).as("when the measure ends").isEqualTo(task().expiresAt());

    at(41 * MINUTE, answered(LineCommand.BLOCK_CONTACT, "HOSTER", Result.DONE));
    assertThat(codes()).containsExactly(ReasonCode.REPORTED_CONTACT);
    assertThat(task().responseDueAt()).isEmpty();
  }

  @Test
  void anAnswerInTimeIsNeverOverdue() {
    at(0, named("C-1", 1, true, Optional.empty(), Optional.empty()));
    at(MINUTE, answered(LineCommand.BLOCK_CONTACT, "HOSTER", Result.REFUSED));
    assertThat(wakeAt).as("when the measure ends").isEqualTo(task().expiresAt());
    at(60 * MINUTE, new Wake(START + 30 * MINUTE));
    assertThat(codes()).containsExactly(ReasonCode.REPORTED_CONTACT);
  }

  @Test
  void whoeverAnswersFirstIsTheCarrier() {
    at(0, named("C-1", 1, true, Optional.empty(), Optional.empty()));
    at(1, answered(LineCommand.BLOCK_CONTACT, "HOSTER", Result.PENDING));
    assertThat(task().carrier()).contains("HOSTER");
    assertThat(task().state()).isEqualTo(State.REQUESTED);
    assertThat(task().responseDueAt()).hasValue(START + 30 * MINUTE);

    int told = tasks.size();
    at(2, answered(LineCommand.BLOCK_CONTACT, "OTHER", Result.PENDING));
    at(3, answered(LineCommand.BLOCK_CONTACT, "HOSTER", Result.PENDING));
    assertThat(tasks).hasSize(told);
  }

  @Test
  void aRestorationSaysWhoWhyAndByWhen() {
    at(0, named("C-1", 1, true, Optional.of("440604"), Optional.of("440604")));
    at(1, answered(LineCommand.BLOCK_CONTACT, "HOSTER", Result.DONE));
    at(MINUTE, named("C-1", 2, false, Optional.empty(), Optional.empty()));

    assertThat(task().command()).isEqualTo(LineCommand.RESTORE);
    assertThat(task().unit()).isEqualTo("440604");
    assertThat(task().region()).contains("440604");
    assertThat(task().carrier()).contains("HOSTER");
    assertThat(task().notice()).contains(NoticeCode.LINE_RESTORED);
    assertThat(task().legalBasis()).contains("art. 32");
    assertThat(task().responseDueAt()).hasValue(START + 31 * MINUTE);
  }

  @Test
  void whoeverIsOnlyLookedAtHearsNothing() {
    contact = line("17100009999");
    at(0, named("C-1", 1, true, Optional.empty(), Optional.empty()));
    assertThat(task().command()).isEqualTo(LineCommand.VERIFY_NUMBER);
    assertThat(task().notice()).isEmpty();
    assertThat(task().legalBasis()).isEmpty();
    assertThat(task().responseDueAt()).hasValue(START + 120 * MINUTE);
  }

  private LineControlTask task() {
    return tasks.getLast();
  }

  private List<ReasonCode> codes() {
    return task().head().reasons().stream().map(Reason::code).toList();
  }

  private static ContactMail named(
      String caseId,
      int version,
      boolean named,
      Optional<String> handlingUnit,
      Optional<String> region) {
    return new ContactMail.ContactReported(
        caseId, version, CaseStatus.REPORTED, named, Optional.empty(), handlingUnit, region);
  }

  private ContactMail touched(Optional<String> region) {
    FraudContact event =
        contact(
            origin("CMCC", "t-" + region, 0),
            phone(1),
            contact,
            ContactKind.SMS,
            FraudContact.Phase.INSTANT,
            "",
            300);
    return new ContactMail.Touched(
        new FraudContact(
            event.origin(),
            event.reporter(),
            event.subscriber(),
            event.kind(),
            event.contact(),
            event.phase(),
            event.sessionId(),
            event.durationSeconds(),
            event.signals(),
            event.confidencePermille(),
            event.fraudType(),
            event.alreadyWarned(),
            region));
  }

  private ContactMail answered(LineCommand command, String carrier, Result result) {
    return new ContactMail.LineAnswered(
        new LineControlFeedback(
            new Origin(carrier, command + "-" + result + "-" + tasks.size(), START, START, START),
            task().head().taskId(),
            contact,
            carrier,
            command,
            result,
            Optional.empty()));
  }

  private void at(long at, ContactMail mail) {
    var desk = new ContactDesk(new TaskIds(new byte[16]));
    Decision<ContactFile> decision = desk.decide(Address.contact(contact), file, mail, moment(at));
    file = decision.file();
    wakeAt = decision.wakeAt();
    for (Output output : decision.outputs()) {
      if (output instanceof LineControlTask task) {
        tasks.add(task);
      }
    }
  }
}
