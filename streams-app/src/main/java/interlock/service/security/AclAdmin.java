package interlock.service.security;

import interlock.service.OutsideException;
import interlock.service.topics.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Compares a cluster's ACLs with the table, and makes what is missing. */
public final class AclAdmin {
  /** What Kafka puts before the name of a principal. */
  static final String USER = "User:";

  private static final long PAUSE_MILLIS = 50;

  private final Cluster cluster;
  private final Duration within;

  /**
   * @param within how long a cluster may take to show what it was told
   */
  public AclAdmin(Cluster cluster, Duration within) {
    this.cluster = cluster;
    this.within = within;
  }

  /**
   * How a cluster differs from the table.
   *
   * @param missing what the table gives and the cluster does not
   * @param extra what the cluster gives a principal of the table beyond it; ACLs of principals that
   *     the table does not name are nobody's business here
   */
  public record Difference(List<AclBinding> missing, List<AclBinding> extra) {
    public Difference {
      missing = List.copyOf(missing);
      extra = List.copyOf(extra);
    }

    public boolean isNone() {
      return missing.isEmpty() && extra.isEmpty();
    }
  }

  /**
   * Asks the cluster.
   *
   * @throws OutsideException when it does not answer, or has no authorizer
   */
  public Difference compare(Collection<AclBinding> wanted) {
    Set<AclBinding> present =
        new HashSet<>(cluster.get(cluster.admin().describeAcls(AclBindingFilter.ANY).values()));
    Set<String> ours =
        wanted.stream().map(binding -> binding.entry().principal()).collect(Collectors.toSet());
    List<AclBinding> missing = new ArrayList<>(wanted);
    missing.removeIf(present::contains);
    List<AclBinding> extra =
        present.stream()
            .filter(binding -> ours.contains(binding.entry().principal()))
            .filter(binding -> !wanted.contains(binding))
            .sorted(AclTable.ORDER)
            .toList();
    return new Difference(missing, extra);
  }

  /**
   * Makes what is missing; returns once the cluster shows it.
   *
   * @param prune whether what is beyond the table is taken away
   * @return what it found before
   */
  public Difference apply(Collection<AclBinding> wanted, boolean prune) {
    Difference before = compare(wanted);
    cluster.getAll(cluster.admin().createAcls(before.missing()).values().values());
    if (prune && !before.extra().isEmpty()) {
      List<AclBindingFilter> filters = before.extra().stream().map(AclBinding::toFilter).toList();
      cluster.get(cluster.admin().deleteAcls(filters).all());
    }
    awaitShown(wanted, prune);
    return before;
  }

  private void awaitShown(Collection<AclBinding> wanted, boolean prune) {
    long from = System.nanoTime();
    Difference now = compare(wanted);
    while (!now.missing().isEmpty() || (prune && !now.extra().isEmpty())) {
      if (System.nanoTime() - from > within.toNanos()) {
        throw new OutsideException(
            "The cluster took %d ACL(s) and does not show them within %d ms"
                .formatted(now.missing().size(), within.toMillis()),
            "see the brokers' logs, then run interlock acls check",
            null);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new OutsideException("Interrupted while waiting for the cluster", "try again", e);
      }
      now = compare(wanted);
    }
  }
}
