package interlock.core.contact;

import interlock.core.codes.ReasonCode;
import interlock.core.contact.ContactFile.CaseOnContact;
import interlock.core.contact.ContactFile.Touch;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.Appeal;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.lead.Lead;
import interlock.core.lead.LeadBook;
import interlock.core.lead.LeadNews;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Wake;
import interlock.core.task.LeadTask;
import interlock.core.task.Outcome;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The desk of one number, site or app: warns who was in touch with it once it is INVOLVED, takes
 * the warning back when nothing says so any more, asks for the line to be stopped, and tells of
 * those who are too many to be warned.
 *
 * <p>A mail first changes the facts. Then the facts as they stood at {@code asOf} and as they stand
 * now are compared, and the desk mails and orders the difference. So the end of a listing's
 * validity and a new fact go the same way, and what changes nothing decides nothing.
 *
 * <p>Bounds: {@value Touches#MOST} touches of the policy's upstream window, {@value
 * Involvement#MOST_LISTINGS} listings, {@value Involvement#MOST_CASES} cases. The police free a
 * line by listing it as ALLOWED, by taking the listing or the report back, by upholding an appeal,
 * or by an officer's LIFT; without any of these {@link LineTerm} does.
 */
public final class ContactDesk implements Desk<ContactFile, ContactMail> {
  private final TaskIds ids;

  public ContactDesk(TaskIds ids) {
    this.ids = ids;
  }

  @Override
  public Decision<ContactFile> decide(
      Address key, Optional<ContactFile> file, ContactMail mail, Moment moment) {
    long now = moment.now();
    ContactFile known = file.map(f -> judged(f, now)).orElseGet(() -> blank(key, mail, moment));
    return switch (mail) {
      case ContactMail.Touched(FraudContact event) -> {
        Touch touch = Touches.of(event);
        ContactFile facts = touched(known, touch, moment);
        yield conclude(
            key, file, facts, facts.equals(known) ? Optional.empty() : Optional.of(touch), moment);
      }
      case ContactMail.ContactReported report ->
          conclude(key, file, reported(known, report, now), moment);
      case ContactMail.ContactListed(WatchEntry entry) ->
          conclude(key, file, listed(known, entry), moment);
      case ContactMail.LineAnswered(LineControlFeedback feedback) ->
          conclude(key, file, answered(known, feedback), moment);
      case ContactMail.FedBack(var feedback) ->
          conclude(
              key, file, known.withLeads(LeadBook.read(known.leads(), feedback, moment)), moment);
      case ContactMail.Decided(var decision) -> {
        ContactFile read =
            LineLift.read(known, decision, moment.policy().lineControl().lift(), now);
        Decision<ContactFile> passed = conclude(key, file, read, moment);
        // Whoever keeps the file answers an erasure.
        yield !decision.isErasure() && LineLift.findsNothing(known, read, decision)
            ? passed.saying(Outcome.withoutEffect(decision, now))
            : passed;
      }
      case ContactMail.Appealed(Appeal appeal) -> {
        Decision<ContactFile> read =
            conclude(key, file, LineAppeals.read(known, appeal, now), moment);
        yield LineAppeals.findsNothing(known, appeal, now)
            ? read.saying(Outcome.withoutEffect(appeal, now))
            : read;
      }
      case Wake wake -> conclude(key, file, known, moment);
    };
  }

  /** The file as time alone has made it. */
  private static ContactFile judged(ContactFile file, long now) {
    return LineLift.lapsed(file, file.asOf(), LineTerm.reached(file, now), now);
  }

  private static ContactFile reasoned(ContactFile file, long now) {
    boolean overtaken =
        file.relief().why().isPresent() && LineRelief.standing(file, now).involved();
    return overtaken ? file.withRelief(file.relief().overtaken()) : file;
  }

  private static ContactFile blank(Address key, ContactMail mail, Moment moment) {
    ContactPoint contact = ContactPoint.ofKey(key.key());
    ContactKind kind =
        mail instanceof ContactMail.Touched(FraudContact event)
            ? event.kind()
            : switch (contact.kind()) {
              case NUMBER, SERVICE -> ContactKind.CALL;
              case SITE -> ContactKind.SITE;
              case APP -> ContactKind.APP;
            };
    return new ContactFile(
        moment.now(),
        0,
        contact,
        kind,
        List.of(),
        0,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        LineRelief.NONE);
  }

  private static ContactFile touched(ContactFile file, Touch touch, Moment moment) {
    return Touches.with(file.touches(), touch, moment.policy(), moment.now())
        .map(kept -> file.withTouches(kept.touches(), file.folded() + kept.folded()))
        .orElse(file);
  }

  private static ContactFile reported(
      ContactFile file, ContactMail.ContactReported report, long now) {
    var said =
        new CaseOnContact(
            report.caseId(),
            report.version(),
            report.status(),
            report.named(),
            report.fraudType(),
            report.handlingUnit(),
            report.region(),
            Involvement.knownAt(file.reports(), report.caseId()).orElse(now));
    return Involvement.with(file.reports(), said, file.relief().setAside())
        .map(file::withReports)
        .orElse(file);
  }

  private static ContactFile listed(ContactFile file, WatchEntry entry) {
    return Involvement.with(file.listings(), entry, file.relief().setAside())
        .map(file::withListings)
        .orElse(file);
  }

  private static ContactFile answered(ContactFile file, LineControlFeedback feedback) {
    return file.withControl(file.control().map(c -> LineCourse.read(c, feedback)));
  }

  private Decision<ContactFile> conclude(
      Address key, Optional<ContactFile> file, ContactFile facts, Moment moment) {
    return conclude(key, file, facts, Optional.empty(), moment);
  }

  /**
   * Compares what was on file with the facts now.
   *
   * @param told the facts as the mail left them
   * @param came the touch that this mail brought, if it brought one
   */
  private Decision<ContactFile> conclude(
      Address key,
      Optional<ContactFile> file,
      ContactFile told,
      Optional<Touch> came,
      Moment moment) {
    long now = moment.now();
    ContactFile facts =
        reasoned(file.map(f -> LineLift.lapsed(judged(f, now), now, told, now)).orElse(told), now);
    Involvement was = file.map(f -> Involvement.of(f, f.asOf())).orElse(Involvement.none());
    Involvement is = Involvement.of(facts, now);
    UpstreamWarning upstream = UpstreamWarning.of(was, is, came, facts, moment);

    Optional<LineOrder> orderBefore =
        file.map(f -> LineOrder.of(f, was, f.asOf(), moment.policy()));
    LineOrder order = LineOrder.of(facts, is, now, moment.policy());
    Optional<LineControl> published = file.flatMap(ContactFile::control);
    Optional<LineControl> control =
        LineTasks.next(
            facts.control(),
            published,
            order,
            orderBefore,
            taskId(key),
            new LineAsk(
                LinePlace.of(facts, is, moment.policy().units()),
                moment.policy().lineControl(),
                now));
    List<Output> outputs = new ArrayList<>();
    control
        .filter(c -> published.filter(p -> p.revision() == c.revision()).isEmpty())
        .ifPresent(c -> outputs.add(LineTasks.task(key, c, facts, order, moment)));
    LeadBook.Published leads =
        LeadBook.publish(
            file.map(ContactFile::leads).orElse(List.of()),
            LeadBook.judge(leads(key, facts, is, upstream.notWarned(), moment), moment),
            key,
            moment);
    outputs.addAll(leads.tasks());

    ContactFile after =
        facts.withControl(control).withLeads(leads.leads()).at(now, upstream.takenBackAt());
    boolean changed =
        !upstream.letters().isEmpty()
            || !file.map(f -> f.at(now, f.takenBackAt())).equals(Optional.of(after));
    return new Decision<>(
        changed && !isBlank(after) ? Optional.of(after) : file,
        upstream.letters(),
        outputs,
        next(after, now));
  }

  /**
   * More people were in touch than are warned one by one; it stands while the contact is INVOLVED.
   *
   * @param people whom a search left out; 0: none, or there was no search
   */
  private List<Lead> leads(
      Address key, ContactFile facts, Involvement is, int people, Moment moment) {
    if (!is.involved()) {
      return facts.leads().isEmpty() ? facts.leads() : LeadBook.cancel(facts.leads(), crowdId(key));
    }
    if (people == 0) {
      return facts.leads();
    }
    LinePlace place = LinePlace.of(facts, is, moment.policy().units());
    return LeadBook.raise(
        facts.leads(),
        LeadNews.manyVictims(
            crowdId(key),
            Party.UNKNOWN,
            Optional.of(facts.contact()),
            place.unit(),
            place.region(),
            LineOrder.caseIds(is),
            new Reason(ReasonCode.TOO_MANY_UPSTREAM, 0, List.of()),
            people),
        moment);
  }

  private static OptionalLong next(ContactFile file, long now) {
    return Stream.of(
            Involvement.nextChange(file, now),
            file.control().map(LineControl::nextDue).orElse(OptionalLong.empty()),
            LeadBook.nextDue(file.leads()))
        .flatMapToLong(OptionalLong::stream)
        .min();
  }

  private static boolean isBlank(ContactFile file) {
    return file.touches().isEmpty()
        && file.listings().isEmpty()
        && file.reports().isEmpty()
        && file.control().isEmpty()
        && file.appeal().isEmpty()
        && file.leads().isEmpty();
  }

  private String taskId(Address key) {
    return ids.taskId("L", key.key(), "control");
  }

  private String crowdId(Address key) {
    return ids.taskId("L", key.key(), LeadTask.Kind.MANY_VICTIMS.name());
  }
}
