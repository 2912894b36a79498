package interlock.core.contact;

import static interlock.core.intake.Given.POLICY;
import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.contact;
import static interlock.core.intake.Given.line;
import static interlock.core.intake.Given.listing;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.phone;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.CaseStatus;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Grade;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.LineControlFeedback.Result;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.Policy;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import interlock.core.task.LineControlTask;
import interlock.core.task.Outcome;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What comes to one ContactDesk, and what it wrote. Times in milliseconds after the start. */
class ContactStory {
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  static final ContactPoint NUMBER = line("17100009999");

  final List<Evidence> told = new ArrayList<>();
  final List<SubjectMail.EvidenceWithdrawn> takenBack = new ArrayList<>();
  final List<LineControlTask> tasks = new ArrayList<>();
  final List<Outcome> outcomes = new ArrayList<>();
  final Map<String, Evidence> pieces = new TreeMap<>();
  ContactPoint contact = NUMBER;
  Policy policy = POLICY;
  Optional<ContactFile> file = Optional.empty();
  OptionalLong wakeAt = OptionalLong.empty();
  private int answers;

  private boolean takesBack(SubjectMail.EvidenceWithdrawn withdrawn, Evidence piece) {
    return piece.toldAt() <= withdrawn.takenBackAt()
        && (withdrawn.marks().contains(Marks.ground(contact, piece.about()))
            || withdrawn.marks().contains(Marks.all(contact)));
  }

  LineControlTask task() {
    return tasks.getLast();
  }

  static ContactMail touched(FraudContact event) {
    return new ContactMail.Touched(event);
  }

  static FraudContact call(
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

  static FraudContact sms(int subscriber, long at) {
    return contact(
        origin("CMCC", "sms-" + subscriber + "-" + at, at),
        phone(subscriber),
        NUMBER,
        ContactKind.SMS,
        Phase.INSTANT,
        "",
        300);
  }

  static ContactMail named(String caseId, int version) {
    return named(caseId, version, true);
  }

  static ContactMail named(String caseId, int version, boolean named) {
    return new ContactMail.ContactReported(
        caseId,
        version,
        CaseStatus.REPORTED,
        named,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** An answer that was not told before. */
  ContactMail answered(LineCommand command, Result result) {
    return answered(command, result, "A-" + ++answers, 0);
  }

  /**
   * An answer of that id, as of {@code at} (milliseconds after the start) by its source's clock.
   */
  ContactMail answered(LineCommand command, Result result, String eventId, long at) {
    return new ContactMail.LineAnswered(
        new LineControlFeedback(
            origin("CMCC", eventId, at),
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
  static ContactMail listed(String entryId, Grade grade, boolean active, long from, long... to) {
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

  void at(long at, ContactMail mail) {
    var desk = new ContactDesk(new TaskIds(new byte[16]));
    Decision<ContactFile> decision =
        desk.decide(Address.contact(contact), file, mail, momentAt(at));
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
      } else if (output instanceof Outcome outcome) {
        outcomes.add(outcome);
      }
    }
  }

  List<ReasonCode> codes() {
    return task().head().reasons().stream().map(Reason::code).toList();
  }

  /** An officer's word on the task as it stands, who knows all that there is. */
  ContactMail decided(String officer, String eventId, OfficerDecision.Action action) {
    return decided(officer, eventId, action, 365 * DAY);
  }

  /** An officer's word as of {@code at}, milliseconds after the start. */
  ContactMail decided(String officer, String eventId, OfficerDecision.Action action, long at) {
    return new ContactMail.Decided(
        new OfficerDecision(
            new Origin("POLICE", eventId, START + at, START + at, START),
            tasks.isEmpty() ? "L-unknown" : task().head().taskId(),
            Address.contact(contact).key(),
            action,
            Optional.empty(),
            officer,
            "440600",
            OptionalLong.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty()));
  }

  private Moment momentAt(long at) {
    return new Moment(START + at, Cause.of("test", origin("TEST", "E-" + at, at)), policy);
  }
}
