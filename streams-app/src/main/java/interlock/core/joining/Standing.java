package interlock.core.joining;

import interlock.core.identity.Generation;
import java.util.Optional;

/**
 * Where a desk stands among the desks of its subject.
 *
 * @param parent to whom it forwards; empty: it is the root
 * @param members of the subject, if it is the root
 */
public record Standing(Optional<Generation> parent, Members members, Neighbourhood own, Talk talk) {
  /** Of a desk that has heard of no other. */
  public static final Standing ALONE =
      new Standing(Optional.empty(), Members.NONE, Neighbourhood.EMPTY, Talk.NONE);

  /** What goes with a file that is handed over. */
  public Standing movable() {
    return new Standing(Optional.empty(), members, Neighbourhood.EMPTY, Talk.NONE);
  }

  public boolean isRoot() {
    return parent.isEmpty();
  }
}
