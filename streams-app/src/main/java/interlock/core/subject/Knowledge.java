package interlock.core.subject;

import interlock.core.event.CareEntry;
import interlock.core.event.IdentityBinding;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a subject: sets of facts that join by union, so that any order of arrival ends
 * in the same (a join-semilattice, see {@link Union}). Lists are sorted and hold each fact once:
 * equal knowledge is equal.
 *
 * @param phones named as the subject's, sorted; likewise accounts
 * @param evidence by (receivedAt, id)
 * @param folded at least how many pieces were dropped because the file was full
 * @param withdrawn what was taken back, the last of each mark, sorted by mark
 * @param care newest version by entry id, sorted by it
 * @param bindings newest version by binding id, sorted by it
 * @param reports newest version by case id, sorted by it
 */
public record Knowledge(
    List<Phone> phones,
    List<Account> accounts,
    Optional<PersonToken> personId,
    List<Evidence> evidence,
    int folded,
    List<Withdrawal> withdrawn,
    List<CareEntry> care,
    List<IdentityBinding> bindings,
    List<SubjectFile.Report> reports) {
  public static final Knowledge NONE =
      new Knowledge(
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          0,
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public Knowledge {
    phones = List.copyOf(phones);
    accounts = List.copyOf(accounts);
    evidence = List.copyOf(evidence);
    withdrawn = List.copyOf(withdrawn);
    care = List.copyOf(care);
    bindings = List.copyOf(bindings);
    reports = List.copyOf(reports);
  }

  /** Nothing but that somebody has this identifier. */
  static Knowledge of(Identifier identifier) {
    return Union.named(NONE, List.of(identifier));
  }

  Knowledge withNames(
      List<Phone> nextPhones, List<Account> nextAccounts, Optional<PersonToken> person) {
    return new Knowledge(
        nextPhones, nextAccounts, person, evidence, folded, withdrawn, care, bindings, reports);
  }

  Knowledge withEvidence(List<Evidence> next, int dropped) {
    return new Knowledge(
        phones, accounts, personId, next, dropped, withdrawn, care, bindings, reports);
  }

  Knowledge withWithdrawn(List<Withdrawal> next) {
    return new Knowledge(
        phones, accounts, personId, evidence, folded, next, care, bindings, reports);
  }

  Knowledge withEntries(List<CareEntry> nextCare, List<IdentityBinding> nextBindings) {
    return new Knowledge(
        phones, accounts, personId, evidence, folded, withdrawn, nextCare, nextBindings, reports);
  }

  Knowledge withReports(List<SubjectFile.Report> next) {
    return new Knowledge(
        phones, accounts, personId, evidence, folded, withdrawn, care, bindings, next);
  }
}
