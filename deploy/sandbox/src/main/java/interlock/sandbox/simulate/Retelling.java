package interlock.sandbox.simulate;

import interlock.core.desk.Decision;
import interlock.core.desk.DeskFile;
import interlock.core.event.Appeal;
import interlock.core.event.CareEntry;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.FraudContact;
import interlock.core.event.Heartbeat;
import interlock.core.event.IdentityBinding;
import interlock.core.event.IncidentReport;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.Transfer;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Mail;
import interlock.core.mail.SubjectMail;
import interlock.core.task.DissuasionTask;
import interlock.core.task.LineControlTask;
import interlock.core.task.Output;
import interlock.core.task.StopPaymentTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A failure as a person reads it: what was told, who read what, what was decided. */
public final class Retelling {
  private final Failure failure;
  private final Trial trial;
  private final Nicknames names;
  private final List<String> lines = new ArrayList<>();
  private final Map<Integer, String> senders = new HashMap<>();

  private Retelling(Failure failure, Trial trial) {
    this.failure = failure;
    this.trial = trial;
    this.names = new Nicknames(failure.world().population());
  }

  static String of(Failure failure, Trial trial) {
    return new Retelling(failure, trial).text();
  }

  private String text() {
    Broken broken = failure.broken();
    lines.add("broken: " + broken.invariant() + ", " + broken.invariant().promise());
    lines.add("  " + broken.getMessage());
    if (broken.getCause() != null && broken.getCause().getStackTrace().length > 0) {
      lines.add("  at " + broken.getCause().getStackTrace()[0]);
    }
    lines.add(
        "policy %s; %d of %d happenings left; at rest %s"
            .formatted(
                failure.world().policy().version(),
                failure.world().happenings().size(),
                failure.drawn(),
                Instant.ofEpochMilli(failure.world().restAt())));
    for (int life = 0; life < failure.schedules().size(); life++) {
      if (failure.schedules().size() > 1) {
        lines.add("schedule " + (life + 1) + ":");
      }
      live(failure.schedules().get(life));
    }
    return String.join("\n", lines) + "\n";
  }

  private void live(int[] script) {
    senders.clear();
    try {
      trial.live(failure.world(), Choices.scripted(script), new Teller());
    } catch (Broken here) {
      lines.add("  here it breaks: " + here.getMessage());
    }
  }

  private final class Teller implements Observer {
    @Override
    public void told(long at, Event event, int letters) {
      lines.add(
          "%s  %s, %s"
              .formatted(Instant.ofEpochMilli(at), event(event), plural(letters, "letter")));
    }

    @Override
    public void read(Parcel parcel, Slot by, Decision<? extends DeskFile> decision) {
      senders.put(by.id, names.of(by.address.key()));
      String from = parcel.from() < 0 ? "intake" : senders.getOrDefault(parcel.from(), "?");
      List<String> did = new ArrayList<>();
      decision
          .mail()
          .forEach(
              l -> did.add(l.mail().getClass().getSimpleName() + " to " + names.of(l.to().key())));
      decision.outputs().forEach(o -> did.add(output(o)));
      lines.add(
          "    %s reads %s from %s%s"
              .formatted(
                  names.of(by.address.key()),
                  mail(parcel.mail()),
                  from,
                  did.isEmpty() ? "" : " -> " + String.join("; ", did)));
    }

    @Override
    public void crashed(int decisions) {
      lines.add("    crash: " + plural(decisions, "decision") + " undone, to be read again");
    }
  }

  private static String plural(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private String event(Event event) {
    String what =
        switch (event) {
          case Transfer t ->
              t.transferId()
                  + " "
                  + t.status()
                  + " "
                  + t.amountFen()
                  + " fen "
                  + party(t.payer())
                  + " -> "
                  + t.payee().map(this::party).orElse("cash")
                  + (t.suspicious() ? " suspicious" : "");
          case FraudContact c ->
              names.of(c.contact().key())
                  + " "
                  + c.kind()
                  + " "
                  + c.phase()
                  + " "
                  + names.of(c.subscriber().key())
                  + " "
                  + c.confidencePermille()
                  + "‰";
          case IncidentReport r -> report(r);
          case WatchEntry w ->
              w.entryId()
                  + " "
                  + w.grade()
                  + (w.active() ? "" : " revoked")
                  + " "
                  + target(w.target())
                  + " from "
                  + Instant.ofEpochMilli(w.validFrom())
                  + (w.validTo().isPresent()
                      ? " to " + Instant.ofEpochMilli(w.validTo().getAsLong())
                      : "");
          case WarningDirective d ->
              d.directiveId() + " " + d.status() + " " + d.level() + " " + party(d.subject());
          case CareEntry c -> c.entryId() + (c.active() ? "" : " ended") + " " + party(c.person());
          case IdentityBinding b -> b.bindingId() + " " + party(b.party());
          case Appeal a ->
              a.status()
                  + " "
                  + a.party().map(this::party).orElse("")
                  + " "
                  + a.caseId().map(names::mask).orElse("");
          case DissuasionFeedback f ->
              f.action()
                  + " "
                  + f.outcome()
                  + " "
                  + f.conclusion()
                  + " "
                  + names.of(f.routingKey());
          case StopPaymentFeedback f ->
              f.command()
                  + " "
                  + f.phase()
                  + " "
                  + f.resultCode()
                  + " "
                  + names.mask(f.account().reveal());
          case Heartbeat h -> h.origin().source();
          case OfficerDecision d -> d.action() + " " + names.of(d.routingKey());
          case LineControlFeedback f ->
              f.command() + " " + f.result() + " " + names.of(f.contact().key());
        };
    var origin = event.origin();
    return "%s (%s, %s, occurred %s, reported %s)"
        .formatted(
            what,
            event.getClass().getSimpleName(),
            origin.eventId(),
            Instant.ofEpochMilli(origin.occurredAt()),
            Instant.ofEpochMilli(origin.reportedAt()));
  }

  private String report(IncidentReport report) {
    var text = new StringBuilder();
    text.append(names.mask(report.caseId())).append(' ').append(report.status());
    text.append(" victim ").append(party(report.victim()));
    for (IncidentReport.Line line : report.lines()) {
      text.append(", ").append(line.transferId().orElse("a payment"));
      text.append(" to ").append(party(line.payee())).append(' ').append(line.amountFen());
      text.append(" fen at ").append(Instant.ofEpochMilli(line.occurredAt()));
    }
    report.contacts().forEach(c -> text.append(", ").append(names.of(c.key())));
    return text.toString();
  }

  private String target(WatchEntry.Target target) {
    return switch (target) {
      case WatchEntry.Target.Listed(var identifier) -> names.of(identifier.key());
      case WatchEntry.Target.Line(var contact) -> names.of(contact.key());
    };
  }

  private String party(Party party) {
    return String.join("+", party.identifiers().stream().map(i -> names.of(i.key())).toList());
  }

  private String mail(Mail mail) {
    String kind = mail.getClass().getSimpleName();
    return switch (mail) {
      case SubjectMail.Evidenced e ->
          kind + " " + e.evidence().code() + " " + e.evidence().eventId();
      case AccountMail.Moved m ->
          kind + " " + m.side() + " " + m.transfer().transferId() + " " + m.transfer().status();
      case AccountMail.TaintedInflow t ->
          kind
              + " "
              + t.transfer().transferId()
              + " "
              + t.taintedFen()
              + " fen of "
              + names.mask(t.caseId());
      case AccountMail.CaseReported r ->
          kind + " " + names.mask(r.caseId()) + " v" + r.version() + " " + r.status();
      default -> kind;
    };
  }

  private String output(Output output) {
    return switch (output) {
      case DissuasionTask t -> "case " + t.state() + " " + t.level() + " r" + t.head().revision();
      case StopPaymentTask t ->
          t.command() + " " + t.state() + " " + t.amountFen() + " fen r" + t.head().revision();
      case LineControlTask t -> t.command() + " " + t.state() + " r" + t.head().revision();
      default -> output.getClass().getSimpleName();
    };
  }
}
