package interlock.sandbox.simulate.reference;

import interlock.core.event.IdentityBinding;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * When identifiers may have changed hands: what any version of a binding says of a number's end,
 * and every officer's split, of whichever identifier it was.
 *
 * <p>Here the order rightly decides much (design.md §2): what was said of the time after an end
 * stays with the old holder if it came before the end was known, and a source that says it again
 * afterwards tells the new one. So this says only who may have a piece, never who must: the first
 * holder, or one whose time had begun when it happened.
 */
public final class Holders {
  private final Map<Identifier, Set<Long>> ends = new HashMap<>();
  private final Set<Long> splits;

  /**
   * @param splits the moments of which officers may have split something, epoch milliseconds
   */
  public Holders(Log log, Collection<Long> splits) {
    this.splits = new TreeSet<>(splits);
    for (IdentityBinding binding : log.bindings()) {
      binding
          .party()
          .phone()
          .filter(phone -> binding.end().isPresent())
          .ifPresent(
              phone ->
                  ends.computeIfAbsent(phone, unused -> new TreeSet<>())
                      .add(binding.end().getAsLong()));
    }
  }

  /** Whether anything may have changed hands. */
  public boolean change() {
    return !ends.isEmpty() || !splits.isEmpty();
  }

  /** Whether somebody said that such a generation began. */
  public boolean mayBe(Generation generation) {
    return generation.isFirst()
        || splits.contains(generation.since())
        || ends.getOrDefault(generation.identifier(), Set.of()).contains(generation.since());
  }

  /**
   * Whether what happened then may be told of that holder.
   *
   * @param at epoch milliseconds
   */
  public static boolean mayHave(Generation holder, long at) {
    return holder.isFirst() || holder.since() <= at;
  }
}
