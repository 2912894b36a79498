package interlock.sandbox.simulate.reference;

import interlock.core.event.FraudContact;
import interlock.core.event.Grade;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Policy;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which evidence there must be, and which there may be beside it. What is told once cannot be taken
 * back, so where the order decides (was the payer known as a mule when his bank wondered?) evidence
 * may be there or not, but nothing else may.
 */
public final class ExpectedEvidence {
  private static final List<EvidenceCode> PATTERNS =
      List.of(
          EvidenceCode.REPEATED_PAYMENTS,
          EvidenceCode.BALANCE_DRAINED,
          EvidenceCode.GROWING_PAYMENTS);

  private final Map<EvidenceKey, Party> must = new HashMap<>();
  private final Map<EvidenceKey, Party> may = new HashMap<>();

  /**
   * @param restAt epoch milliseconds
   */
  public ExpectedEvidence(Log log, Mules mules, Policy policy, long restAt) {
    for (FraudContact contact : log.contacts()) {
      must.put(key(EvidenceCode.CONTACT_REPORTED, contact.origin(), ""), onlyPhone(contact));
    }
    for (WarningDirective directive : log.directives()) {
      if (directive.status() == WarningDirective.Status.ISSUED) {
        must.put(
            key(EvidenceCode.POLICE_DIRECTIVE, directive.origin(), directive.directiveId()),
            directive.subject());
      }
    }
    for (Transfer payment : log.transferVersions()) {
      if (payment.suspicious()) {
        EvidenceCode code =
            payment.signals().contains(Transfer.COUNTER_ALARM)
                ? EvidenceCode.COUNTER_ALARM
                : EvidenceCode.SUSPICIOUS_TRANSFER;
        boolean mule = payment.payer().account().filter(mules::mayBe).isPresent();
        (mule ? may : must).put(key(code, payment.origin(), ""), payment.payer());
      }
    }
    upstreamOfAccounts(log);
    upstreamOfContacts(log);
    patterns(log, mules, new PayerPatterns(log, policy, restAt).found());
  }

  /** Some orders show a pattern that a later version undoes. */
  private void patterns(Log log, Mules mules, Map<EvidenceKey, Party> found) {
    for (Transfer payment : log.transferVersions()) {
      Optional<Account> payer = payment.payer().account();
      if (payer.isPresent() && payment.status() == Transfer.Status.POSTED) {
        for (EvidenceCode code : PATTERNS) {
          EvidenceKey key = key(code, payment.origin(), "");
          boolean sure = found.containsKey(key) && !mules.mayBe(payer.get());
          (sure ? must : may).put(key, named(log, payer.get()));
        }
      }
    }
  }

  /** All that banks say of an account's holder, smallest identifiers first. */
  private static Party named(Log log, Account account) {
    Party all = Party.UNKNOWN.with(account);
    for (Transfer version : log.transferVersions()) {
      for (Party party :
          Stream.concat(Stream.of(version.payer()), version.payee().stream()).toList()) {
        if (party.account().equals(Optional.of(account))) {
          all =
              new Party(
                  smaller(all.phone(), party.phone()),
                  all.account(),
                  smaller(all.personId(), party.personId()),
                  Optional.empty(),
                  Optional.empty());
        }
      }
    }
    return all;
  }

  private static <T extends Comparable<? super T>> Optional<T> smaller(
      Optional<T> a, Optional<T> b) {
    return Stream.concat(a.stream(), b.stream()).min(Comparator.naturalOrder());
  }

  private void upstreamOfAccounts(Log log) {
    Map<Account, Set<String>> involved = new HashMap<>();
    Map<Account, Set<String>> suspect = new HashMap<>();
    for (IncidentReport report : log.reportVersions()) {
      for (Line line : report.lines()) {
        line.payee().account().ifPresent(a -> add(involved, a, report.caseId()));
      }
    }
    for (WatchEntry entry : log.listingVersions()) {
      if (entry.target() instanceof WatchEntry.Target.Listed(Account account)) {
        if (entry.grade() == Grade.INVOLVED) {
          add(involved, account, entry.entryId());
        } else if (entry.grade() == Grade.SUSPECT) {
          add(suspect, account, entry.entryId());
        }
      }
    }
    for (Transfer payment : log.transferVersions()) {
      Optional<Account> payee = payment.payee().flatMap(Party::account);
      if (payee.isEmpty()) {
        continue;
      }
      Optional<EvidenceCode> code =
          switch (payment.status()) {
            case POSTED -> Optional.of(EvidenceCode.PAID_INVOLVED_ACCOUNT);
            case ATTEMPTED, HELD -> Optional.of(EvidenceCode.IN_FLIGHT_TO_INVOLVED);
            case REJECTED, REVERSED -> Optional.empty();
          };
      if (code.isPresent()) {
        for (String about : involved.getOrDefault(payee.get(), Set.of())) {
          may.put(key(code.get(), payment.origin(), about), payment.payer());
        }
        for (String about : suspect.getOrDefault(payee.get(), Set.of())) {
          may.put(key(EvidenceCode.PAID_SUSPECT_ACCOUNT, payment.origin(), about), payment.payer());
        }
      }
    }
  }

  private void upstreamOfContacts(Log log) {
    for (FraudContact touch : log.contacts()) {
      Set<String> grounds = new HashSet<>();
      for (IncidentReport report : log.reportVersions()) {
        if (report.contacts().contains(touch.contact())) {
          grounds.add(report.caseId());
        }
      }
      for (WatchEntry entry : log.listingVersions()) {
        if (entry.grade() == Grade.INVOLVED && Log.isOn(entry, touch.contact())) {
          grounds.add(entry.entryId());
        }
      }
      for (String about : grounds) {
        may.put(key(EvidenceCode.IN_TOUCH_WITH_INVOLVED, touch.origin(), about), onlyPhone(touch));
        may.put(key(EvidenceCode.ON_CALL_WITH_INVOLVED, touch.origin(), about), onlyPhone(touch));
      }
    }
  }

  private static void add(Map<Account, Set<String>> grounds, Account account, String about) {
    grounds.computeIfAbsent(account, unused -> new HashSet<>()).add(about);
  }

  private static EvidenceKey key(EvidenceCode code, Origin origin, String about) {
    return new EvidenceKey(code, origin.source(), origin.eventId(), about);
  }

  private static Party onlyPhone(FraudContact contact) {
    return new Party(
        Optional.of(contact.subscriber()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whose the piece is: there must be such evidence, whatever the order. */
  public Map<EvidenceKey, Party> must() {
    return must;
  }

  /** Evidence that some orders bring and others do not. */
  public Map<EvidenceKey, Party> may() {
    return may;
  }
}
