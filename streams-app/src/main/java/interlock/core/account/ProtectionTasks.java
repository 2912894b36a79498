package interlock.core.account;

import interlock.core.codes.NoticeCode;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A stop on a victim's own account as the banks and centres read it. */
final class ProtectionTasks {
  /** No rule orders it (domain.md §2.6): it rests on the holder's own consent. */
  private static final String LEGAL_BASIS = "consent ";

  private ProtectionTasks() {}

  static StopPaymentTask task(Draft draft, AccountFile file, Protection protection) {
    Stop stop = protection.task();
    boolean first = stop.command() == StopCommand.STOP || stop.command() == StopCommand.REVIEW;
    return new StopPaymentTask(
        draft.head(
            stop.taskId(),
            stop.revision(),
            draft.policy().priority().stop(stop.urgent(), false, stop.amountFen()),
            stop.reasons(),
            stop.openedAt()),
        stop.applicationId(),
        first ? Optional.empty() : stop.originalApplicationId(),
        stop.commandSeq(),
        stop.command(),
        stop.kind(),
        stop.scope(),
        stop.state(),
        Optional.empty(),
        StopTasks.target(file.holder(), file.account(), List.of()),
        stop.amountFen(),
        stop.amountHeldFen(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        stop.hop(),
        stop.path(),
        stop.urgent(),
        // Of the two stops of a case it takes none.
        0,
        earlier(stop.expiresAt(), protection.releaseAt()),
        stop.responseDueAt(),
        Optional.of(protection.unit()),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        stop.command() == StopCommand.LIFT
            ? NoticeCode.PROTECTION_ENDED
            : NoticeCode.PROTECTIVE_STOP,
        StopTasks.NOTICE_CHANNEL,
        protection.documents().isEmpty()
            ? ""
            : LEGAL_BASIS + String.join(", ", protection.documents()),
        stop.approvals());
  }

  private static OptionalLong earlier(OptionalLong ends, OptionalLong releaseAt) {
    return ends.isPresent() && releaseAt.isPresent()
        ? OptionalLong.of(Math.min(ends.getAsLong(), releaseAt.getAsLong()))
        : ends;
  }
}
