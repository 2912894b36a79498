package interlock.service.policy;

import interlock.contract.policy.PolicyDiff;
import interlock.core.policy.Policies;
import interlock.core.policy.Policy;
import interlock.service.policy.PublishedPolicy.Approval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every version that a process knows. From the first version that counts on only such count; before
 * that the policy file does, and before that the packaged one. A published version counts when as
 * many officers have put their names to it as the published version in force at its publication
 * asks for; the packaged one before the first.
 *
 * <p>The result does not depend on the order in which versions were read. Written by one thread,
 * read by many.
 */
public final class LivePolicies implements Policies {
  /** Of two that are in force from the same moment the later published one counts. */
  private static final Comparator<Standing> PUBLISHED =
      Comparator.comparingLong((Standing s) -> s.published().publishedAt())
          .thenComparing(Standing::version);

  private static final Comparator<Standing> IN_FORCE =
      Comparator.comparingLong((Standing s) -> s.policy().effectiveFromAt())
          .thenComparing(PUBLISHED);

  private final Policy packaged;
  private final Optional<Policy> file;
  private final Map<String, Standing> known = new TreeMap<>();
  private volatile NavigableMap<Long, Policy> counted = new TreeMap<>();

  /**
   * @param file the start-up default
   */
  public LivePolicies(Policy packaged, Optional<Policy> file) {
    this.packaged = packaged;
    this.file = file;
  }

  /** What became of a record that was read. */
  public enum Taken {
    /** A version counts from now on. */
    NEW,
    /** A version is published and lacks an officer. */
    PROPOSED,
    /** It was read before, or changes nothing. */
    KNOWN,
    /** The same officer once more. */
    SAME_OFFICER,
    /** An approval of what nobody published. */
    NOT_PUBLISHED,
    /** Its name stands for another document already. */
    CONFLICTING
  }

  /** Adds a version; the first document under a name stays. */
  public synchronized Taken take(PublishedPolicy version) {
    String name = version.policy().version();
    Standing there = known.putIfAbsent(name, new Standing(version, List.of(), 1));
    if (there != null) {
      return there.published().policy().equals(version.policy()) ? Taken.KNOWN : Taken.CONFLICTING;
    }
    count();
    return known.get(name).isApproved() ? Taken.NEW : Taken.PROPOSED;
  }

  /** Adds an officer's name to a version. */
  public synchronized Taken take(Approval approval) {
    String name = approval.policy().version();
    Standing there = known.get(name);
    if (there == null) {
      return Taken.NOT_PUBLISHED;
    }
    if (!PolicyDiff.of(there.published().policy(), approval.policy()).isEmpty()) {
      return Taken.CONFLICTING;
    }
    if (there.isNamedBy(approval.by())) {
      return Taken.SAME_OFFICER;
    }
    known.put(name, there.with(approval));
    count();
    return there.isApproved() ? Taken.KNOWN : Taken.NEW;
  }

  @Override
  public Policy inForce(long now) {
    Map.Entry<Long, Policy> published = counted.floorEntry(now);
    if (published != null) {
      return published.getValue();
    }
    return file.filter(f -> f.effectiveFromAt() <= now).orElse(packaged);
  }

  /** The versions that count, the earliest in force first. */
  public synchronized List<Standing> published() {
    return known.values().stream().filter(Standing::isApproved).sorted(IN_FORCE).toList();
  }

  /** The versions that lack an officer, the earliest published first. */
  public synchronized List<Standing> proposed() {
    return known.values().stream().filter(s -> !s.isApproved()).sorted(PUBLISHED).toList();
  }

  /** A published version, whether it counts or not. */
  public synchronized Optional<Standing> find(String version) {
    return Optional.ofNullable(known.get(version));
  }

  /** The policy of a name: one that counts, the file's or the packaged one. */
  public Optional<Policy> policy(String version) {
    Optional<Policy> one = find(version).filter(Standing::isApproved).map(Standing::policy);
    return one.or(() -> file.filter(f -> f.version().equals(version)))
        .or(() -> Optional.of(packaged).filter(p -> p.version().equals(version)));
  }

  /** The newest version that came to count after that one was proposed. */
  public synchronized Optional<Standing> approvedSince(Standing proposed) {
    return known.values().stream()
        .filter(s -> !s.version().equals(proposed.version()))
        .filter(
            s -> s.approvedAt().filter(at -> at >= proposed.published().publishedAt()).isPresent())
        .max(Comparator.comparingLong((Standing s) -> s.approvedAt().orElseThrow()));
  }

  /**
   * How many officers a publication needs. A policy file has no say: each process would judge by
   * its own.
   */
  private int officers(NavigableMap<Long, Policy> versions, long at) {
    Map.Entry<Long, Policy> before = versions.floorEntry(at);
    return (before == null ? packaged : before.getValue()).control().officers();
  }

  /** In the order of publication: each is judged by those that counted before it. */
  private void count() {
    List<Standing> all = new ArrayList<>(known.values());
    all.sort(PUBLISHED);
    NavigableMap<Long, Policy> next = new TreeMap<>();
    for (Standing one : all) {
      Standing judged = one.under(officers(next, one.published().publishedAt()));
      known.put(judged.version(), judged);
      if (judged.isApproved()) {
        next.put(judged.policy().effectiveFromAt(), judged.policy());
      }
    }
    counted = next;
  }
}
