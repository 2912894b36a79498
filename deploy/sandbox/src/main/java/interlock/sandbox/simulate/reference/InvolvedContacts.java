package interlock.sandbox.simulate.reference;

import interlock.core.event.CaseStatus;
import interlock.core.event.FraudContact;
import interlock.core.event.Grade;
import interlock.core.event.IncidentReport;
import interlock.core.identity.ContactPoint;
import java.util.HashSet;
import java.util.Set;

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
