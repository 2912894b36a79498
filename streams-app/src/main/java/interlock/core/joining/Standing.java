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

  /**
   * What a desk whose subject is forgotten still knows of its own identifier.
   *
   * @param now epoch milliseconds
   */
  public Standing lasting(long now) {
    return new Standing(Optional.empty(), Members.NONE, own.lasting(now), Talk.NONE);
  }

  /**
   * Whether this desk is that of who holds the identifier at that moment; one of a later holder is
   * only asked by way of the first.
   *
   * @param now epoch milliseconds
   */
  public boolean holdsAt(Generation self, long now) {
    return !self.isFirst() || own.generationAt(self.identifier(), now).equals(self);
  }

  /** Whether a root waits for no other. */
  public boolean isAtRest() {
    return talk.equals(Talk.NONE);
  }

  /** Whether nothing but when the identifier changed hands is known, which is never forgotten. */
  public boolean knowsOnlyHands() {
    return isRoot()
        && isAtRest()
        && members.equals(Members.NONE)
        && !own.equals(Neighbourhood.EMPTY)
        && !own.ends()
        && own.equals(own.lasting(Long.MAX_VALUE));
  }

  public boolean isRoot() {
    return parent.isEmpty();
  }
}
