package interlock.core.casefile;

import interlock.core.desk.Address;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * From one version of a report to the next: each desk that was told something else, or nothing,
 * before. A desk that was told nothing is told nothing of a withdrawal.
 */
final class ReportDifference {
  private final Optional<IncidentReport> before;
  private final IncidentReport after;
  private final Claims claimedBefore;
  private final Claims claimed;
  private final int version;
  private final List<Letter> letters = new ArrayList<>();

  private ReportDifference(Optional<IncidentReport> before, IncidentReport after, int version) {
    this.before = before;
    this.after = after;
    this.claimedBefore = before.map(Claims::of).orElse(Claims.NONE);
    this.claimed = Claims.of(after);
    this.version = version;
  }

  /**
   * Letters to the victim, then to accounts and contacts in the order of their keys.
   *
   * @param version of {@code after}
   */
  static List<Letter> letters(Optional<IncidentReport> before, IncidentReport after, int version) {
    var difference = new ReportDifference(before, after, version);
    difference.victim();
    difference.accounts();
    difference.contacts();
    return List.copyOf(difference.letters);
  }

  private void victim() {
    Optional<IncidentReport> told = before.filter(r -> r.status() != CaseStatus.WITHDRAWN);
    Optional<Identifier> was = told.flatMap(r -> r.victim().smallest());
    Optional<Identifier> is = after.victim().smallest();
    if (was.isPresent() && !was.equals(is)) {
      letters.add(
          new Letter(
              Address.subject(was.get()), reported(told.get(), Claims.NONE, CaseStatus.WITHDRAWN)));
    }
    boolean nothingToTakeBack = after.status() == CaseStatus.WITHDRAWN && !was.equals(is);
    if (is.isPresent() && !nothingToTakeBack) {
      SubjectMail mail = reported(after, claimed, after.status());
      boolean known =
          was.equals(is) && mail.equals(reported(told.get(), claimedBefore, told.get().status()));
      if (!known) {
        letters.add(new Letter(Address.subject(is.get()), mail));
      }
    }
  }

  private SubjectMail reported(IncidentReport report, Claims claims, CaseStatus status) {
    return new SubjectMail.VictimReported(
        report.caseId(),
        version,
        status,
        report.victim(),
        claims.lossFen(),
        claims.lossAt(),
        report.fraudType(),
        report.region(),
        report.registeredRegion());
  }

  private void accounts() {
    var accounts = new TreeSet<Account>(claimed.linesByAccount().keySet());
    accounts.addAll(claimedBefore.linesByAccount().keySet());
    for (Account account : accounts) {
      AccountMail mail = reported(after, claimed, account);
      if (before.map(b -> !mail.equals(reported(b, claimedBefore, account))).orElse(true)) {
        letters.add(new Letter(Address.account(account), mail));
      }
    }
  }

  private AccountMail reported(IncidentReport report, Claims claims, Account account) {
    return new AccountMail.CaseReported(
        report.caseId(),
        version,
        report.status(),
        report.victim(),
        claims.lines(account),
        report.handlingUnit(),
        report.region());
  }

  private void contacts() {
    var contacts = new TreeSet<ContactPoint>(claimed.contacts());
    contacts.addAll(claimedBefore.contacts());
    for (ContactPoint contact : contacts) {
      ContactMail mail = reported(after, claimed, contact);
      if (before.map(b -> !mail.equals(reported(b, claimedBefore, contact))).orElse(true)) {
        letters.add(new Letter(Address.contact(contact), mail));
      }
    }
  }

  private ContactMail reported(IncidentReport report, Claims claims, ContactPoint contact) {
    return new ContactMail.ContactReported(
        report.caseId(),
        version,
        report.status(),
        claims.contacts().contains(contact),
        report.fraudType());
  }
}
