package interlock.core.subject;

import interlock.core.desk.DeskFile;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is on a SubjectDesk: facts, and the cases that follow from them. Lists of facts are sorted
 * and hold each fact once, so that equal knowledge is an equal file.
 *
 * @param asOf the desk's now at the last change, epoch milliseconds
 * @param phones the subject's phones, sorted; likewise accounts
 * @param evidence by (receivedAt, id)
 * @param folded how many pieces were dropped because the file was full
 * @param withdrawn what was taken back: {@code source|directiveId}, sorted
 * @param care newest version by entry id, sorted by it
 * @param bindings newest version by binding id, sorted by it
 * @param listings newest version by entry id, sorted by it
 * @param reports newest version by case id, sorted by it
 * @param cases oldest first; at most one is open, and it is the last
 */
public record SubjectFile(
    long asOf,
    List<Phone> phones,
    List<Account> accounts,
    Optional<PersonToken> personId,
    List<Evidence> evidence,
    int folded,
    List<String> withdrawn,
    List<CareEntry> care,
    List<IdentityBinding> bindings,
    List<WatchEntry> listings,
    List<Report> reports,
    List<DissuasionCase> cases)
    implements DeskFile {

  public SubjectFile {
    phones = List.copyOf(phones);
    accounts = List.copyOf(accounts);
    evidence = List.copyOf(evidence);
    withdrawn = List.copyOf(withdrawn);
    care = List.copyOf(care);
    bindings = List.copyOf(bindings);
    listings = List.copyOf(listings);
    reports = List.copyOf(reports);
    cases = List.copyOf(cases);
  }

  /** The open case; it is the last. */
  Optional<DissuasionCase> openCase() {
    return cases.isEmpty() || !cases.getLast().open()
        ? Optional.empty()
        : Optional.of(cases.getLast());
  }

  SubjectFile withCases(List<DissuasionCase> next) {
    return new SubjectFile(
        asOf, phones, accounts, personId, evidence, folded, withdrawn, care, bindings, listings,
        reports, next);
  }

  SubjectFile at(long now) {
    return new SubjectFile(
        now, phones, accounts, personId, evidence, folded, withdrawn, care, bindings, listings,
        reports, cases);
  }

  /**
   * What this person reported.
   *
   * @param version the CaseDesk's count; the highest counts
   * @param receivedAt when its first version came, the desk's now, epoch milliseconds: tells which
   *     case it ended, whatever is added to the report later
   */
  public record Report(
      String caseId,
      int version,
      CaseStatus status,
      Party victim,
      OptionalLong lossFen,
      OptionalLong lossAt,
      Optional<String> fraudType,
      Optional<String> region,
      Optional<String> registeredRegion,
      long receivedAt) {}
}
