package interlock.core.account;

import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask.Scope;
import java.util.Set;

/**
 * A command of a stop payment and what became of it.
 *
 * @param seq its {@code commandSeq}, from which its applicationId follows
 * @param scope how much of the account it is about
 */
public record Ordered(int seq, StopCommand command, Scope scope, Progress progress) {

  /** How far a command is. */
  public enum Progress {
    /** It waits for officers. */
    PROPOSED,
    /** It went out. */
    REQUESTED,
    /** The bank has it. */
    RECEIVED,
    /** The bank did it. */
    DONE,
    /** The bank held less than was asked. */
    PARTLY,
    /** The bank refused it. */
    REFUSED,
    /** It was given up; the bank may have read it all the same. */
    DROPPED
  }

  boolean isUnderWay() {
    return progress == Progress.REQUESTED || progress == Progress.RECEIVED;
  }

  boolean isOpen() {
    return isUnderWay() || progress == Progress.PROPOSED;
  }

  boolean isDone() {
    return progress == Progress.DONE || progress == Progress.PARTLY;
  }

  /** Whether it is one of the stops of which the law allows two. */
  boolean isStop() {
    return command == StopCommand.STOP || command == StopCommand.EXTEND;
  }

  /** The business prefixes that the ids of such a command can have, see {@link StopDraft}. */
  Set<String> prefixes() {
    return switch (command) {
      case STOP, REVIEW, HOLD, CANCEL_TRANSFER -> Set.of("0101");
      case LIFT, RELEASE -> Set.of("0103", "0203");
      case EXTEND -> Set.of("0105");
      case FREEZE -> Set.of("0201", "0205");
    };
  }
}
