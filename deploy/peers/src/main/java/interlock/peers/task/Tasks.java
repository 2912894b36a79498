package interlock.peers.task;

import interlock.common.Level;
import interlock.common.Party;
import interlock.common.StopCommand;
import interlock.task.DissuasionState;
import interlock.task.DissuasionTask;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import interlock.task.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tasks as Interlock's contracts have them; what a peer knows nothing of stays empty. */
public final class Tasks {
  /** Peers have no policy that could be changed. */
  private static final String POLICY = "none";

  private Tasks() {}

  /** To warn somebody. */
  public static DissuasionTask dissuasion(Warning warning) {
    List<String> identifier = List.of(warning.subject);
    Instant at = Instant.ofEpochMilli(warning.sourceMillis);
    return DissuasionTask.newBuilder()
        .setTaskId(id("dissuasion", warning.subject))
        .setRevision(warning.revision)
        .setRoutingKey(warning.subject)
        .setState(DissuasionState.OPEN)
        .setLevel(warning.level)
        .setWarningClass(warning.warningClass)
        .setSubject(
            Subject.newBuilder()
                .setPhones(warning.byAccount ? List.of() : identifier)
                .setAccounts(warning.byAccount ? identifier : List.of())
                .build())
        .setResponsibleUnit(warning.unit)
        .setPolicyVersion(POLICY)
        .setTriggeredBy(warning.eventId)
        .setSourceTime(at)
        .setOpenedAt(Instant.ofEpochMilli(warning.openedMillis))
        .setUpdatedAt(at)
        .build();
  }

  /** The task's next revision: the newer facts, and the higher of the two levels. */
  public static DissuasionTask next(DissuasionTask before, DissuasionTask now) {
    Level level =
        now.getLevel().compareTo(before.getLevel()) > 0 ? now.getLevel() : before.getLevel();
    return DissuasionTask.newBuilder(now)
        .setRevision(before.getRevision() + 1)
        .setLevel(level)
        .setOpenedAt(before.getOpenedAt())
        .build();
  }

  /** To stop the money. */
  public static StopPaymentTask stop(Stop stop) {
    Instant at = Instant.ofEpochMilli(stop.sourceMillis);
    String taskId = id("stop", stop.caseId + ' ' + stop.account);
    return StopPaymentTask.newBuilder()
        .setTaskId(taskId)
        .setRevision(1)
        .setRoutingKey(stop.account)
        .setApplicationId(id("application", taskId))
        .setCommand(StopCommand.STOP)
        .setState(StopPaymentState.REQUESTED)
        .setTarget(
            Party.newBuilder().setAccount(stop.account).setInstitution(stop.institution).build())
        .setAmount(stop.amount)
        .setKind(StopPaymentKind.RECOVERY)
        .setScope(StopPaymentScope.LIMITED)
        .setCommandSeq(1)
        .setCaseId(stop.caseId)
        .setPolicyVersion(POLICY)
        .setTriggeredBy(stop.eventId)
        .setSourceTime(at)
        .setOpenedAt(at)
        .setUpdatedAt(at)
        .build();
  }

  private static String id(String kind, String of) {
    return UUID.nameUUIDFromBytes((kind + ' ' + of).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
