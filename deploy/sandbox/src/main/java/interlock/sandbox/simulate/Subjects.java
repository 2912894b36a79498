package interlock.sandbox.simulate;

import java.util.Optional;
import java.util.Set;

/**
 * How identifiers were joined, read off the SubjectDesks at rest (design.md §2). Keys are desk
 * keys. A desk that never heard anything is its own root.
 */
public interface Subjects {

  /** The root that this desk forwards to in the end; itself if it forwards nowhere. */
  String rootOf(String deskKey);

  /** Where this desk forwards to; empty if it is a root. */
  Optional<String> pointerOf(String deskKey);

  /** Everybody of a root, itself included, as the root's file says. */
  Set<String> membersOf(String root);

  /** Whether the desk waits for an answer, has parked offers, or has promised room. */
  boolean isWaiting(String deskKey);

  /** The other ends of the links that this desk knows to be refused. */
  Set<String> refusedAt(String deskKey);

  /** Reads a world's files; plugged in once the desks join (see {@link Simulation}). */
  @FunctionalInterface
  interface Reader {
    Subjects read(AtRest rest);
  }
}
