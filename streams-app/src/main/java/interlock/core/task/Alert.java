package interlock.core.task;

import interlock.core.codes.AlertCode;
import interlock.core.policy.Rate;
import java.util.OptionalLong;

/**
 * Something that those who watch over Interlock must know, raised once and cleared once.
 *
 * @param raised false: it holds no more
 * @param stops within the last minute, those held back included
 * @param amountFen of these
 * @param limit from which on it is raised, of this part
 * @param heldBack stops that went to officers instead since it was raised
 * @param part which part of the accounts has counted, from 0
 * @param parts how many parts there are
 * @param policyVersion that set the limit
 * @param raisedAt epoch milliseconds; empty if it never was
 * @param at since when it is so, epoch milliseconds
 */
public record Alert(
    AlertCode code,
    boolean raised,
    Scope scope,
    int stops,
    long amountFen,
    Rate limit,
    int heldBack,
    int part,
    int parts,
    String policyVersion,
    OptionalLong raisedAt,
    long at)
    implements Output {

  /** The same for raising and clearing. */
  public String alertId() {
    return String.join("/", code.code(), scope.kind().name(), scope.name(), Integer.toString(part));
  }

  /**
   * Whose stops are counted together.
   *
   * @param name an outsider's word, for which reason it is not shown
   */
  public record Scope(Kind kind, String name) {
    /** What a {@link Scope#name} names. */
    public enum Kind {
      /** The bank or payment institution that holds the accounts. */
      INSTITUTION,
      /** Who published the events that led to the stops. */
      SOURCE,
      /** The version of the policy that decided them. */
      POLICY
    }

    @Override
    public String toString() {
      return kind + "(***)";
    }
  }
}
