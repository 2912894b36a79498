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
    Optional<Boolean> genuine,
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
