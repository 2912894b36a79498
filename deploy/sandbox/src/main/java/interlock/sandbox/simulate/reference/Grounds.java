package interlock.sandbox.simulate.reference;

import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.WarningDirective;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import java.util.Comparator;

/**
 * Which grounds of evidence hold at rest: a directive that was not taken back, a report that stands
 * and names the line or account, a listing in force. What has fallen must stand on no file any more
 * (design.md §3, §5).
 */
public final class Grounds {
  private final Log log;
  private final long restAt;

  /**
   * @param restAt the moment of rest, epoch milliseconds
   */
  public Grounds(Log log, long restAt) {
    this.log = log;
    this.restAt = restAt;
  }

  /** Of two words at one moment the withdrawal counts. */
  public boolean isIssued(String source, String directiveId) {
    return log.directives().stream()
        .filter(d -> d.origin().source().equals(source) && d.directiveId().equals(directiveId))
        .max(
            Comparator.comparingLong((WarningDirective d) -> d.origin().reportedAt())
                .thenComparing(WarningDirective::status))
        .filter(d -> d.status() == WarningDirective.Status.ISSUED)
        .isPresent();
  }

  /**
   * Whether that case or listing makes the line INVOLVED.
   *
   * @param about case or entry id
   */
  public boolean involve(ContactPoint line, String about) {
    boolean allowed =
        log.listings().stream()
            .anyMatch(e -> Log.isOn(e, line) && Log.says(e, Grade.ALLOWED, restAt));
    boolean reported =
        line.kind() != ContactPoint.Kind.SERVICE
            && log.report(about)
                .filter(r -> r.status() != CaseStatus.WITHDRAWN && r.contacts().contains(line))
                .isPresent();
    boolean listed =
        log.listing(about)
            .filter(e -> Log.isOn(e, line) && Log.says(e, Grade.INVOLVED, restAt))
            .isPresent();
    return !allowed && (reported || listed);
  }

  /** Whether that case or listing makes the account INVOLVED. */
  public boolean involve(Account account, String about) {
    return log.names(about, account) || isListed(account, about, Grade.INVOLVED);
  }

  /** Whether that listing makes the account SUSPECT. */
  public boolean suspect(Account account, String about) {
    return isListed(account, about, Grade.SUSPECT);
  }

  private boolean isListed(Account account, String about, Grade grade) {
    return log.listing(about)
        .filter(e -> Log.isOn(e, account) && Log.says(e, grade, restAt))
        .isPresent();
  }
}
