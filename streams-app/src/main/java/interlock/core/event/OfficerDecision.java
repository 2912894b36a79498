package interlock.core.event;

import interlock.core.identity.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What an officer decided about a task. {@code routingKey} is the key of the task's desk. */
public record OfficerDecision(
    Origin origin,
    String taskId,
    String routingKey,
    Action action,
    Optional<String> applicationId,
    String officer,
    String unit,
    OptionalLong amountFen,
    Optional<Identifier> identifier,
    List<String> documentRefs,
    Optional<String> note)
    implements Event {

  public OfficerDecision {
    documentRefs = List.copyOf(documentRefs);
  }

  /** What and about which task: a desk's key and a note hold identifiers. */
  @Override
  public String toString() {
    return "OfficerDecision[" + origin + ", " + taskId + ", " + action + "]";
  }

  public enum Action {
    APPROVE,
    REJECT,
    MODIFY,
    ORDER,
    LIFT,
    SPLIT,
    RAISE,
    LOWER,
    /** Tells what {@link #ERASE} would do; {@code taskId} is the erasure's id. */
    TRY_ERASE,
    /** Forget what the desk holds, as far as it may. */
    ERASE
  }

  /** Whether it is about a whole file, not about a task. */
  public boolean isErasure() {
    return action == Action.ERASE || action == Action.TRY_ERASE;
  }
}
