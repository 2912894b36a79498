package interlock.core.intake;

import interlock.core.desk.Address;
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
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.Transfer;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.DeviceId;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.subject.BankEvidence;
import interlock.core.subject.Marks;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Which desks get what of an event. */
public final class Addressing {

  private Addressing() {}

  /**
   * The letters that an event makes, in order; at most five. None of a heartbeat. Otherwise empty
   * when it names nobody whom a desk stands for, or a routing key that is not ours: Intake rejects
   * it as NOT_ROUTABLE.
   */
  public static List<Letter> letters(Event event) {
    return switch (event) {
      case Transfer transfer -> transfer(transfer);
      case FraudContact contact -> contact(contact);
      case Heartbeat heartbeat -> List.of();
      case WarningDirective directive -> directive(directive);
      case IncidentReport report -> report(report);
      case WatchEntry entry -> listing(entry);
      case CareEntry entry -> toSubject(entry.person(), new SubjectMail.Cared(entry));
      case IdentityBinding binding -> toSubject(binding.party(), new SubjectMail.Bound(binding));
      case Appeal appeal -> appeal(appeal);
      case OfficerDecision decision -> decision(decision);
      case DissuasionFeedback feedback -> feedback(feedback);
      case StopPaymentFeedback feedback ->
          List.of(
              new Letter(
                  Address.account(feedback.account()), new AccountMail.StopAnswered(feedback)));
      case LineControlFeedback feedback ->
          List.of(
              new Letter(
                  Address.contact(feedback.contact()), new ContactMail.LineAnswered(feedback)));
    };
  }

  /**
   * To both ends' accounts. A suspicious payment goes by way of the payer's AccountDesk, which
   * knows whether he is a mule; straight to the subject only where the payer's account is not
   * named.
   */
  private static List<Letter> transfer(Transfer transfer) {
    var letters = new ArrayList<Letter>(5);
    Optional<Account> payer = transfer.payer().account();
    Optional<Account> payee = transfer.payee().flatMap(Party::account);
    payer.ifPresent(a -> letters.add(moved(transfer, a, AccountMail.Side.OUT)));
    if (payer.isEmpty() && transfer.suspicious()) {
      letters.addAll(
          toSubject(
              transfer.payer(),
              new SubjectMail.Evidenced(BankEvidence.of(transfer), transfer.payer())));
    }
    // Between one account and itself nothing moves: the one version is told once.
    payee
        .filter(a -> !payer.equals(Optional.of(a)))
        .ifPresent(a -> letters.add(moved(transfer, a, AccountMail.Side.IN)));
    if (payer.isPresent() || !transfer.suspicious()) {
      letters.addAll(named(transfer.payer(), transfer.origin()));
    }
    transfer
        .payee()
        .filter(p -> !p.identifiers().equals(transfer.payer().identifiers()))
        .ifPresent(p -> letters.addAll(named(p, transfer.origin())));
    payer.ifPresent(a -> used(transfer, a).ifPresent(letters::add));
    return letters;
  }

  /** A shop's terminal, a counter and a machine are used by everybody and tell of nobody. */
  private static Optional<Letter> used(Transfer transfer, Account payer) {
    boolean own =
        switch (transfer.channel()) {
          case MOBILE, ONLINE, WALLET, OTHER -> true;
          case COUNTER, ATM, POS -> false;
        };
    return transfer
        .device()
        .filter(d -> own)
        .map(
            d ->
                new Letter(
                    Address.device(d),
                    new DeviceMail.Used(
                        payer,
                        transfer.payer().institution(),
                        transfer.region(),
                        transfer.origin().occurredAt())));
  }

  /**
   * Who is named by two identifiers is one, whatever another desk makes of the rest: a mule's
   * payment is no evidence, and of a report's versions only the newest is told on.
   */
  private static List<Letter> named(Party party, Origin origin) {
    return party.identifiers().size() < 2
        ? List.of()
        : toSubject(party, new SubjectMail.Named(party, origin.occurredAt()));
  }

  private static Letter moved(Transfer transfer, Account account, AccountMail.Side side) {
    return new Letter(Address.account(account), new AccountMail.Moved(transfer, side));
  }

  private static List<Letter> contact(FraudContact event) {
    Party subscriber = onlyPhone(event.subscriber());
    return List.of(
        new Letter(
            Address.subject(event.subscriber()),
            new SubjectMail.Evidenced(ReportEvidence.of(event), subscriber)),
        new Letter(Address.contact(event.contact()), new ContactMail.Touched(event)));
  }

  private static List<Letter> directive(WarningDirective directive) {
    SubjectMail mail =
        switch (directive.status()) {
          case ISSUED ->
              new SubjectMail.Evidenced(ReportEvidence.of(directive), directive.subject());
          case WITHDRAWN ->
              new SubjectMail.EvidenceWithdrawn(
                  List.of(Marks.directive(directive.origin().source(), directive.directiveId())),
                  directive.origin().reportedAt(),
                  directive.subject());
        };
    return toSubject(directive.subject(), mail);
  }

  private static List<Letter> report(IncidentReport report) {
    var letters = new ArrayList<Letter>(2);
    letters.add(new Letter(Address.caseFile(report.caseId()), new CaseMail.Reported(report)));
    letters.addAll(named(report.victim(), report.origin()));
    return letters;
  }

  private static List<Letter> listing(WatchEntry entry) {
    return switch (entry.target()) {
      case WatchEntry.Target.Line(ContactPoint contact) -> List.of(listed(entry, contact));
      case WatchEntry.Target.Listed(Identifier identifier) -> {
        Letter person =
            new Letter(Address.subject(identifier), new SubjectMail.SubjectListed(entry));
        yield switch (identifier) {
          case Account account ->
              List.of(
                  new Letter(Address.account(account), new AccountMail.AccountListed(entry)),
                  person);
          case Phone phone -> List.of(listed(entry, ContactPoint.of(phone)), person);
          case PersonToken token -> List.of(person);
        };
      }
    };
  }

  private static Letter listed(WatchEntry entry, ContactPoint contact) {
    return new Letter(Address.contact(contact), new ContactMail.ContactListed(entry));
  }

  /** To the account, or to the line: a number where the party gives a phone but no account. */
  private static List<Letter> appeal(Appeal appeal) {
    var lines = new LinkedHashSet<ContactPoint>();
    Optional<Account> account = appeal.party().flatMap(Party::account);
    appeal.contact().ifPresent(lines::add);
    if (account.isEmpty()) {
      appeal.party().flatMap(Party::phone).map(ContactPoint::of).ifPresent(lines::add);
    }
    var letters = new ArrayList<Letter>(3);
    account.ifPresent(
        a -> letters.add(new Letter(Address.account(a), new AccountMail.Appealed(appeal))));
    for (ContactPoint line : lines) {
      letters.add(new Letter(Address.contact(line), new ContactMail.Appealed(appeal)));
    }
    return letters;
  }

  private static List<Letter> decision(OfficerDecision decision) {
    return routed(decision.routingKey())
        .flatMap(
            to ->
                switch (to.room()) {
                  case SUBJECT -> Optional.of(new Letter(to, new SubjectMail.Decided(decision)));
                  case ACCOUNT -> Optional.of(new Letter(to, new AccountMail.Decided(decision)));
                  case CONTACT -> Optional.of(new Letter(to, new ContactMail.Decided(decision)));
                  // A case issues no task; a device's lead is not decided about.
                  case CASE, DEVICE -> Optional.empty();
                })
        .map(List::of)
        .orElse(List.of());
  }

  private static List<Letter> feedback(DissuasionFeedback feedback) {
    return routed(feedback.routingKey())
        .flatMap(
            to ->
                switch (to.room()) {
                  case SUBJECT -> Optional.of(new Letter(to, new SubjectMail.FedBack(feedback)));
                  case ACCOUNT -> Optional.of(new Letter(to, new AccountMail.FedBack(feedback)));
                  case CONTACT -> Optional.of(new Letter(to, new ContactMail.FedBack(feedback)));
                  case DEVICE -> Optional.of(new Letter(to, new DeviceMail.FedBack(feedback)));
                  // A case issues no task.
                  case CASE -> Optional.empty();
                })
        .map(List::of)
        .orElse(List.of());
  }

  /**
   * The desk of a routing key that came from outside. Its value must be in normal form, or an
   * answer would open a desk that no event can reach.
   */
  private static Optional<Address> routed(String routingKey) {
    return Address.ofKey(routingKey)
        .filter(
            to ->
                switch (to.room()) {
                  case SUBJECT -> Generation.tryOfKey(routingKey).isPresent();
                  case ACCOUNT -> Identifier.tryOfKey("a:" + to.value()).isPresent();
                  case CONTACT -> ContactPoint.tryOfKey(routingKey).isPresent();
                  case CASE -> true;
                  case DEVICE -> DeviceId.ofFingerprint(to.value()).isPresent();
                });
  }

  private static List<Letter> toSubject(Party party, SubjectMail mail) {
    return party
        .smallest()
        .map(i -> List.of(new Letter(Address.subject(i), mail)))
        .orElse(List.of());
  }

  private static Party onlyPhone(Phone phone) {
    return new Party(
        Optional.of(phone), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
