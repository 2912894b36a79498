package interlock.core.casefile;

import interlock.core.casefile.CaseFile.Payee;
import interlock.core.casefile.CaseFile.Statement;
import interlock.core.desk.Address;
import interlock.core.event.CaseStatus;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * From one version of a report to the next: each desk that was told something else, or nothing,
 * before. A desk that was told nothing is told nothing of a withdrawal.
 */
final class ReportDifference {
  private final String caseId;
  private final Optional<CaseFile> before;
  private final CaseFile after;
  private final Claims claims;
  private final List<Letter> letters = new ArrayList<>();

  private ReportDifference(
      String caseId, Optional<CaseFile> before, CaseFile after, Claims claims) {
    this.caseId = caseId;
    this.before = before;
    this.after = after;
    this.claims = claims;
  }

  /**
   * Letters to the victim, then to accounts and contacts in the order of their keys.
   *
   * @param claims of the version that {@code after} was made from
   */
  static List<Letter> letters(
      String caseId, Optional<CaseFile> before, CaseFile after, Claims claims) {
    var difference = new ReportDifference(caseId, before, after, claims);
    difference.victim();
    difference.accounts();
    difference.contacts();
    return List.copyOf(difference.letters);
  }

  private CaseStatus status() {
    return after.newest().status();
  }

  private void victim() {
    Optional<CaseFile> told = before.filter(b -> b.newest().status() != CaseStatus.WITHDRAWN);
    Optional<Identifier> was = told.flatMap(t -> t.statement().victim().smallest());
    Optional<Identifier> is = after.statement().victim().smallest();
    if (was.isPresent() && !was.equals(is)) {
      Statement takenBack = told.get().statement().withoutLoss();
      letters.add(
          new Letter(Address.subject(was.get()), reported(takenBack, CaseStatus.WITHDRAWN)));
    }
    boolean nothingToTakeBack = status() == CaseStatus.WITHDRAWN && !was.equals(is);
    if (is.isPresent() && !nothingToTakeBack) {
      SubjectMail mail = reported(after.statement(), status());
      boolean known =
          was.equals(is)
              && mail.equals(reported(told.get().statement(), told.get().newest().status()));
      if (!known) {
        letters.add(new Letter(Address.subject(is.get()), mail));
      }
    }
  }

  private SubjectMail reported(Statement statement, CaseStatus status) {
    return new SubjectMail.VictimReported(
        caseId,
        after.version(),
        status,
        statement.victim(),
        statement.lossFen(),
        statement.lossAt(),
        statement.fraudType(),
        statement.region(),
        statement.registeredRegion());
  }

  private void accounts() {
    SortedMap<Account, Long> told = digests(before.map(CaseFile::payees).orElse(List.of()));
    SortedMap<Account, Long> now = digests(after.payees());
    boolean all = before.map(b -> !sameToAccounts(b)).orElse(true);
    var accounts = new TreeSet<>(told.keySet());
    accounts.addAll(now.keySet());
    for (Account account : accounts) {
      if (all || !Objects.equals(told.get(account), now.get(account))) {
        letters.add(new Letter(Address.account(account), reported(account)));
      }
    }
  }

  private static SortedMap<Account, Long> digests(List<Payee> payees) {
    var digests = new TreeMap<Account, Long>();
    payees.forEach(payee -> digests.put(payee.account(), payee.digest()));
    return digests;
  }

  /** Whether accounts were told the same of the case as a whole. */
  private boolean sameToAccounts(CaseFile was) {
    Statement said = was.statement();
    Statement says = after.statement();
    return was.newest().status() == status()
        && said.victim().equals(says.victim())
        && said.handlingUnit().equals(says.handlingUnit())
        && said.region().equals(says.region());
  }

  private AccountMail reported(Account account) {
    return new AccountMail.CaseReported(
        caseId,
        after.version(),
        status(),
        after.statement().victim(),
        claims.lines(account),
        after.statement().handlingUnit(),
        after.statement().region());
  }

  private void contacts() {
    var told = new TreeSet<>(before.map(CaseFile::contacts).orElse(List.of()));
    var now = new TreeSet<>(after.contacts());
    boolean all = before.map(b -> !sameToContacts(b)).orElse(true);
    var contacts = new TreeSet<>(told);
    contacts.addAll(now);
    for (ContactPoint contact : contacts) {
      boolean named = now.contains(contact);
      if (all || told.contains(contact) != named) {
        letters.add(
            new Letter(
                Address.contact(contact),
                new ContactMail.ContactReported(
                    caseId,
                    after.version(),
                    status(),
                    named,
                    after.statement().fraudType(),
                    after.statement().handlingUnit(),
                    after.statement().region())));
      }
    }
  }

  private boolean sameToContacts(CaseFile was) {
    Statement said = was.statement();
    Statement says = after.statement();
    return was.newest().status() == status()
        && said.fraudType().equals(says.fraudType())
        && said.handlingUnit().equals(says.handlingUnit())
        && said.region().equals(says.region());
  }
}
