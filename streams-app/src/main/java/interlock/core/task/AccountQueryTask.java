package interlock.core.task;

import interlock.core.event.Party;
import java.util.Optional;

/** Ask a bank what it knows of an account (快查询). */
public record AccountQueryTask(
    TaskHead head, Command command, State state, Optional<String> caseId, Party target, int hop)
    implements Task {

  public enum Command {
    DETAIL,
    HOLDER,
    MONITOR
  }

  public enum State {
    REQUESTED,
    ANSWERED,
    CANCELLED
  }
}
