package interlock.sandbox.simulate.reference;

import interlock.core.desk.Address;
import interlock.core.event.CaseStatus;
import interlock.core.event.FraudContact;
import interlock.core.event.Grade;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Identifier;
import interlock.core.identity.Phone;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who must have been warned whatever the order, because something is INVOLVED in the end (design.md
 * §5, Upstream). Left out are all of whom the order decides: possible mules and possible victims of
 * the same case. Where more paid or were in touch than are warned one by one the order decides who
 * is; how many are not a lead has to say.
 */
public final class Warnings {
  private static final int MOST_GROUNDS = 3;

  private final Log log;
  private final Policy policy;
  private final Mules mules;
  private final long restAt;
  private final Set<Identifier> victims = new HashSet<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final Map<String, Crowd> crowds = new HashMap<>();

  /**
   * At least one of these pieces is on the file of that party.
   *
   * @param codes one of them
   * @param eventIds of the touches or payment versions, one of them
   * @param abouts one of them
   */
  public record Warning(
      Party party, Set<EvidenceCode> codes, Set<String> eventIds, Set<String> abouts) {
    public Warning {
      codes = Set.copyOf(codes);
      eventIds = Set.copyOf(eventIds);
      abouts = Set.copyOf(abouts);
    }

    public boolean isMetBy(Collection<EvidenceKey> pieces) {
      return pieces.stream()
          .anyMatch(
              p ->
                  codes.contains(p.code())
                      && eventIds.contains(p.eventId())
                      && abouts.contains(p.about()));
    }
  }

  /**
   * More people than are warned one by one.
   *
   * @param most so many can be beyond the limit at any moment; 0 if nothing makes it INVOLVED at
   *     rest
   * @param people what each of them would be told, for each ground for which the order does not
   *     decide more than that; empty if nothing makes it INVOLVED at rest
   */
  public record Crowd(int most, List<List<Warning>> people) {
    public Crowd {
      people = people.stream().map(List::copyOf).toList();
    }
  }

  /**
   * @param restAt the moment of rest, epoch milliseconds
   */
  public Warnings(Log log, Policy policy, Mules mules, long restAt) {
    this.log = log;
    this.policy = policy;
    this.mules = mules;
    this.restAt = restAt;
    for (IncidentReport report : log.reportVersions()) {
      victims.addAll(report.victim().identifiers());
      report.lines().forEach(line -> line.payerAccount().ifPresent(victims::add));
    }
    payers();
    subscribers();
  }

  public List<Warning> all() {
    return warnings;
  }

  /** By the key of the account's or contact's desk. */
  public Map<String, Crowd> crowds() {
    return crowds;
  }

  private void payers() {
    Map<Account, Set<Identifier>> payersOf = new HashMap<>();
    Map<String, Set<String>> versions = new HashMap<>();
    for (Transfer version : log.transferVersions()) {
      versions
          .computeIfAbsent(Taint.name(version), unused -> new HashSet<>())
          .add(version.origin().eventId());
      version
          .payee()
          .flatMap(Party::account)
          .ifPresent(
              payee ->
                  version
                      .payer()
                      .smallest()
                      .ifPresent(
                          payer ->
                              payersOf
                                  .computeIfAbsent(payee, unused -> new HashSet<>())
                                  .add(payer)));
    }
    Map<Account, List<Warning>> beyond = new HashMap<>();
    var limits = policy.upstream();
    Set<Account> pooled = log.pooled(policy);
    for (Transfer payment : log.transfers()) {
      Optional<Account> payee = payment.payee().flatMap(Party::account);
      if (payee.isEmpty() || payment.status() != Transfer.Status.POSTED) {
        continue;
      }
      boolean leftOut =
          payment.payer().smallest().isEmpty()
              || payment.amountFen() < limits.minAmountFen()
              || payment.origin().occurredAt() < restAt - limits.windowMillis()
              || pooled.contains(payee.get())
              || payment.payer().account().filter(mules::mayBe).isPresent()
              || payment.payer().identifiers().stream().anyMatch(victims::contains)
              || isClaimed(payment);
      if (!leftOut && isInvolved(payee.get())) {
        boolean tooMany = payersOf.get(payee.get()).size() > limits.maxPeople();
        (tooMany ? beyond.computeIfAbsent(payee.get(), unused -> new ArrayList<>()) : warnings)
            .add(
                new Warning(
                    payment.payer(),
                    Set.of(EvidenceCode.PAID_INVOLVED_ACCOUNT),
                    versions.get(Taint.name(payment)),
                    groundsEver(payee.get())));
      }
    }
    payersOf.forEach(
        (payee, payers) -> {
          if (payers.size() > limits.maxPeople()) {
            crowds.put(
                Address.account(payee).key(),
                new Crowd(
                    isInvolved(payee) ? payers.size() - limits.maxPeople() : 0,
                    List.of(beyond.getOrDefault(payee, List.of()))));
          }
        });
  }

  private boolean isClaimed(Transfer payment) {
    for (IncidentReport report : log.reportVersions()) {
      for (Line line : report.lines()) {
        if (line.transferId().isPresent()
            ? names(line.transferId().get(), payment)
            : line.amountFen() == payment.amountFen()) {
          return true;
        }
      }
    }
    return false;
  }

  /** By its own id, or by that under which another bank may have told it. */
  private boolean names(String transferId, Transfer payment) {
    return transferId.equals(payment.transferId())
        || log.transferVersions().stream()
            .anyMatch(
                t -> t.transferId().equals(transferId) && t.amountFen() == payment.amountFen());
  }

  private boolean isInvolved(Account account) {
    return log.reports().stream().anyMatch(r -> !Log.lines(r, account).isEmpty())
        || log.listings().stream()
            .anyMatch(e -> Log.isOn(e, account) && Log.says(e, Grade.INVOLVED, restAt));
  }

  private Set<String> groundsEver(Account account) {
    Set<String> grounds =
        log.reportVersions().stream().map(IncidentReport::caseId).collect(Collectors.toSet());
    log.listingVersions().stream()
        .filter(e -> Log.isOn(e, account))
        .forEach(e -> grounds.add(e.entryId()));
    return grounds;
  }

  private void subscribers() {
    Map<ContactPoint, List<FraudContact>> touches =
        log.contacts().stream().collect(Collectors.groupingBy(FraudContact::contact));
    touches.forEach(this::subscribers);
  }

  private void subscribers(ContactPoint contact, List<FraudContact> touches) {
    var limits = policy.upstream();
    boolean everAllowed =
        log.listingVersions().stream()
            .anyMatch(e -> Log.isOn(e, contact) && e.grade() == Grade.ALLOWED);
    int beyond =
        (int) touches.stream().map(FraudContact::subscriber).distinct().count()
            - limits.maxPeople();
    Set<String> ever = new HashSet<>();
    Set<String> now = new HashSet<>();
    for (IncidentReport report : log.reportVersions()) {
      if (report.contacts().contains(contact)) {
        ever.add(report.caseId());
      }
    }
    for (IncidentReport report : log.reports()) {
      boolean named =
          report.status() != CaseStatus.WITHDRAWN && report.contacts().contains(contact);
      if (named && contact.kind() != ContactPoint.Kind.SERVICE) {
        now.add(report.caseId());
      }
    }
    for (WatchEntry entry : log.listingVersions()) {
      if (Log.isOn(entry, contact)) {
        ever.add(entry.entryId());
      }
    }
    for (WatchEntry entry : log.listings()) {
      if (Log.isOn(entry, contact) && Log.says(entry, Grade.INVOLVED, restAt)) {
        now.add(entry.entryId());
      }
    }
    boolean certain = !everAllowed && ever.size() <= MOST_GROUNDS;
    if (!certain && beyond <= 0) {
      return;
    }
    Map<Identifier, Set<String>> ids = new HashMap<>();
    for (FraudContact touch : touches) {
      ids.computeIfAbsent(touch.subscriber(), unused -> new HashSet<>())
          .add(touch.origin().eventId());
    }
    List<List<Warning>> byGround = new ArrayList<>();
    for (String about : certain ? now : Set.<String>of()) {
      List<Warning> people = new ArrayList<>();
      for (FraudContact touch : touches) {
        if (touch.origin().occurredAt() >= restAt - limits.windowMillis()) {
          people.add(warning(touch.subscriber(), ids.get(touch.subscriber()), about));
        }
      }
      byGround.add(people);
    }
    if (beyond > 0) {
      boolean involved = new InvolvedContacts(log).isInvolved(contact, restAt);
      crowds.put(Address.contact(contact).key(), new Crowd(involved ? beyond : 0, byGround));
    } else {
      byGround.forEach(warnings::addAll);
    }
  }

  private static Warning warning(Phone subscriber, Set<String> eventIds, String about) {
    return new Warning(
        new Party(
            Optional.of(subscriber),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Set.of(EvidenceCode.IN_TOUCH_WITH_INVOLVED, EvidenceCode.ON_CALL_WITH_INVOLVED),
        eventIds,
        Set.of(about));
  }
}
