package interlock.sandbox.simulate.reference;

import interlock.core.event.CaseStatus;
import interlock.core.event.FraudContact;
import interlock.core.event.Grade;
import interlock.core.event.IncidentReport;
import interlock.core.event.Origin;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which numbers, sites and apps are INVOLVED at a moment: named by a report that stands, or listed;
 * never one that is listed as ALLOWED, nor a service number because victims name it (design.md §2,
 * §5).
 */
public final class InvolvedContacts {
  private final Log log;

  public InvolvedContacts(Log log) {
    this.log = log;
  }

  /** Every contact that somebody told of. */
  public Set<ContactPoint> all() {
    Set<ContactPoint> all = new HashSet<>();
    log.contacts().stream().map(FraudContact::contact).forEach(all::add);
    log.reportVersions().stream().map(IncidentReport::contacts).forEach(all::addAll);
    return all;
  }

  /** When a report or a listing of the contact was first received, epoch milliseconds. */
  public OptionalLong firstSaid(ContactPoint contact) {
    return Stream.concat(
            log.listingVersions().stream()
                .filter(e -> Log.isOn(e, contact))
                .map(WatchEntry::origin),
            log.reportVersions().stream()
                .filter(r -> r.contacts().contains(contact))
                .map(IncidentReport::origin))
        .mapToLong(Origin::receivedAt)
        .min();
  }

  /** When the first listing of the contact ends, in any version of it, epoch milliseconds. */
  public OptionalLong firstEnd(ContactPoint contact) {
    return log.listingVersions().stream()
        .filter(e -> Log.isOn(e, contact))
        .flatMapToLong(e -> e.validTo().stream())
        .min();
  }

  /**
   * @param at epoch milliseconds
   */
  public boolean isInvolved(ContactPoint contact, long at) {
    boolean allowed =
        log.listings().stream()
            .anyMatch(e -> Log.isOn(e, contact) && Log.says(e, Grade.ALLOWED, at));
    boolean listed =
        log.listings().stream()
            .anyMatch(e -> Log.isOn(e, contact) && Log.says(e, Grade.INVOLVED, at));
    boolean reported =
        contact.kind() != ContactPoint.Kind.SERVICE
            && log.reports().stream()
                .anyMatch(
                    r -> r.status() != CaseStatus.WITHDRAWN && r.contacts().contains(contact));
    return !allowed && (listed || reported);
  }
}
