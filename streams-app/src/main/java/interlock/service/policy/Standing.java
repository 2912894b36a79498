package interlock.service.policy;

import interlock.core.policy.Policy;
import interlock.service.policy.PublishedPolicy.Approval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a version stands.
 *
 * @param approvals by officers who are different from each other and from who published it, the
 *     earliest first
 * @param officers how many names the rule in force at its publication asks for
 */
public record Standing(PublishedPolicy published, List<Approval> approvals, int officers) {
  public Standing {
    approvals = List.copyOf(approvals);
  }

  /** Its name. */
  public String version() {
    return published.policy().version();
  }

  /** Whether it decides from its moment on; else it is PROPOSED and decides nothing. */
  public boolean isApproved() {
    return 1 + approvals.size() >= officers;
  }

  /**
   * The policy from the moment that counts: that of the last approval that was needed, as it was
   * proposed while that is missing.
   */
  public Policy policy() {
    return officers > 1 && isApproved() ? approvals.get(officers - 2).policy() : published.policy();
  }

  /** The moment from which on it counted, epoch milliseconds; empty while it is PROPOSED. */
  public Optional<Long> approvedAt() {
    if (!isApproved()) {
      return Optional.empty();
    }
    return Optional.of(officers > 1 ? approvals.get(officers - 2).at() : published.publishedAt());
  }

  /** Whether that officer's name is under it. */
  public boolean isNamedBy(String officer) {
    return published.publishedBy().equals(officer)
        || approvals.stream().anyMatch(approval -> approval.by().equals(officer));
  }

  Standing with(Approval approval) {
    List<Approval> more = new ArrayList<>(approvals);
    more.add(approval);
    return new Standing(published, more, officers);
  }

  Standing under(int needed) {
    return new Standing(published, approvals, needed);
  }
}
