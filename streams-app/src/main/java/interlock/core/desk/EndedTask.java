package interlock.core.desk;

import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.DissuasionTask;
import interlock.core.task.LeadTask;
import interlock.core.task.LineControlTask;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Task;
import interlock.core.task.Tombstone;

/**
 * A task that a desk published and that asks nobody for anything any more; its topic is to forget
 * it some time later.
 *
 * @param routingKey of the desk that published it
 * @param at when the revision that ended it was decided, epoch milliseconds
 */
public record EndedTask(Tombstone.Kind kind, String taskId, String routingKey, long at) {

  static EndedTask of(Task task) {
    var head = task.head();
    return new EndedTask(kind(task), head.taskId(), head.routingKey(), head.updatedAt());
  }

  Tombstone tombstone() {
    return new Tombstone(kind, taskId, routingKey);
  }

  /**
   * Whether its time on its topic counts from this revision. That of a lead always does, but as
   * long as somebody is to act on it {@link Forgetting#leads} keeps it there. A query that has
   * expired waits for nothing.
   */
  public static boolean hasEnded(Task task) {
    return switch (task) {
      case DissuasionTask dissuasion -> !dissuasion.state().open();
      case StopPaymentTask stop ->
          switch (stop.state()) {
            case REFUSED, LIFTED, EXPIRED, CANCELLED -> true;
            case PROPOSED, REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN -> false;
          };
      case AccountQueryTask query ->
          switch (query.state()) {
            case ANSWERED, EXPIRED, CANCELLED -> true;
            case REQUESTED -> false;
          };
      case LineControlTask line -> hasEnded(line);
      case LeadTask unused -> true;
    };
  }

  /** A line that is down is to be restored, and one that was not restored still is. */
  private static boolean hasEnded(LineControlTask line) {
    return switch (line.state()) {
      case CANCELLED -> true;
      case REQUESTED -> false;
      case DONE ->
          switch (line.command()) {
            case VERIFY_NUMBER, RESTORE -> true;
            case SUSPEND_NUMBER, BLOCK_CONTACT, PROTECTIVE_SUSPEND -> false;
          };
      case REFUSED -> line.command() != LineCommand.RESTORE;
    };
  }

  private static Tombstone.Kind kind(Task task) {
    return switch (task) {
      case DissuasionTask unused -> Tombstone.Kind.DISSUASION;
      case StopPaymentTask unused -> Tombstone.Kind.STOP_PAYMENT;
      case AccountQueryTask unused -> Tombstone.Kind.ACCOUNT_QUERY;
      case LineControlTask unused -> Tombstone.Kind.LINE_CONTROL;
      case LeadTask unused -> Tombstone.Kind.LEAD;
    };
  }

  /** Which task: its desk's key holds an identifier. */
  @Override
  public String toString() {
    return "EndedTask[" + kind + " " + taskId + " at " + at + "]";
  }
}
