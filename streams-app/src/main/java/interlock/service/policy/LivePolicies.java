package interlock.service.policy;

import interlock.core.policy.Policies;
import interlock.core.policy.Policy;
import interlock.core.policy.PolicyBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every version that a process knows. From the first published version on only published ones
 * count; before that the policy file does, and before that the packaged one.
 *
 * <p>The result does not depend on the order in which versions were read. Written by one thread,
 * read by many.
 */
public final class LivePolicies implements Policies {
  /** Of two that are in force from the same moment the later published one counts. */
  private static final Comparator<PublishedPolicy> ORDER =
      Comparator.comparingLong((PublishedPolicy p) -> p.policy().effectiveFromAt())
          .thenComparingLong(PublishedPolicy::publishedAt)
          .thenComparing(p -> p.policy().version());

  private final Policy packaged;
  private final Optional<Policy> file;
  private final Map<String, PublishedPolicy> published = new TreeMap<>();
  private volatile PolicyBook book;

  /**
   * @param file the start-up default
   */
  public LivePolicies(Policy packaged, Optional<Policy> file) {
    this.packaged = packaged;
    this.file = file;
    book = bound();
  }

  /** What became of a version that was read. */
  public enum Taken {
    NEW,
    /** It was read before. */
    KNOWN,
    /** Its name stands for another document already. */
    CONFLICTING
  }

  /** Adds a version; the first document under a name stays. */
  public synchronized Taken take(PublishedPolicy version) {
    PublishedPolicy known = published.putIfAbsent(version.policy().version(), version);
    if (known != null) {
      return known.policy().equals(version.policy()) ? Taken.KNOWN : Taken.CONFLICTING;
    }
    book = bound();
    return Taken.NEW;
  }

  @Override
  public Policy inForce(long now) {
    return book.inForce(now);
  }

  /** The published versions, the earliest in force first. */
  public synchronized List<PublishedPolicy> published() {
    List<PublishedPolicy> all = new ArrayList<>(published.values());
    all.sort(ORDER);
    return all;
  }

  private PolicyBook bound() {
    List<PublishedPolicy> all = published();
    PolicyBook next = PolicyBook.of(packaged);
    if (file.isPresent()
        && (all.isEmpty()
            || file.get().effectiveFromAt() < all.getFirst().policy().effectiveFromAt())) {
      next = next.with(file.get());
    }
    for (PublishedPolicy version : all) {
      next = next.with(version.policy());
    }
    return next;
  }
}
