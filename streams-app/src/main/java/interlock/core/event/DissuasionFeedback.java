package interlock.core.event;

import java.util.Optional;
import java.util.OptionalLong;

/** What a unit did about a dissuasion task, and what came of it. */
public record DissuasionFeedback(
    Origin origin,
    String taskId,
    String routingKey,
    String unit,
    Optional<String> officer,
    Action action,
    Outcome outcome,
    Conclusion conclusion,
    Optional<Verification> verification,
    OptionalLong amountSavedFen,
    OptionalLong amountLostFen,
    Optional<String> transferTo,
    Optional<String> note)
    implements Event {

  /** What and about which task: a desk's key and a note hold identifiers. */
  @Override
  public String toString() {
    return "DissuasionFeedback["
        + origin
        + ", "
        + taskId
        + ", "
        + action
        + ", "
        + outcome
        + ", "
        + conclusion
        + "]";
  }

  public enum Action {
    SIGNED,
    CALL,
    SMS,
    VISIT,
    FAMILY_CONTACT,
    BRANCH_DISPATCH,
    TRANSFER,
    REJECT,
    CONCLUDE,
    REVISIT
  }

  /** What a return visit (回访) verified. */
  public enum Verification {
    /** What was told of the case is true (真实). */
    GENUINE,
    /** It is not: nobody was there, or another was met (不真实). */
    NOT_GENUINE,
    /** The person need not be looked after any more. */
    NO_LONGER_APPLIES
  }

  public enum Outcome {
    NONE,
    REACHED,
    FAMILY_REACHED,
    BUSY,
    NO_ANSWER,
    POWERED_OFF,
    WRONG_NUMBER,
    REFUSED,
    STRANGER_ANSWERED,
    DISPATCHED,
    ARRIVED,
    MET,
    NOT_FOUND
  }
}
