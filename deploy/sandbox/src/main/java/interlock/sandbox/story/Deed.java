package interlock.sandbox.story;

import java.util.List;

/**
 * Something that somebody does in the night. People and accounts are numbers of {@link
 * interlock.sandbox.load.Invented}.
 */
sealed interface Deed {

  /** The victim is on the phone with the fraudster; the carrier tells of it. */
  record Call(int victim, int caller, boolean ongoing) implements Deed {}

  /**
   * A victim pays a mule.
   *
   * @param number of the payment within the night
   * @param suspicious the own bank finds it so
   * @param waitMillis how long it is in flight; 0: it is booked at once
   */
  record VictimPays(int number, int victim, int mule, long fen, boolean suspicious, long waitMillis)
      implements Deed {}

  /**
   * A mule moves on all that he can: to others in equal parts, or to a cash machine.
   *
   * @param number of the first payment within the night; the others follow
   * @param to whom; nobody: cash
   */
  record MuleMoves(int number, int mule, List<Integer> to) implements Deed {
    public MuleMoves {
      to = List.copyOf(to);
    }

    boolean cash() {
      return to.isEmpty();
    }
  }

  /**
   * A report, or its next version.
   *
   * @param crime its number in the plan
   */
  record Report(int crime, Stage stage) implements Deed {}

  /** How far a report got. */
  enum Stage {
    REPORTED,
    FILED,
    WITHDRAWN
  }
}
