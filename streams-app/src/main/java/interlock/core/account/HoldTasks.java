package interlock.core.account;

import interlock.core.codes.NoticeCode;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A hold as the banks and centres read it. */
final class HoldTasks {
  /** Delayed settlement of a suspicious payment: domain.md §2.1, VERIFIED. */
  private static final String LEGAL_BASIS = "反电信网络诈骗法 art. 18";

  private HoldTasks() {}

  static StopPaymentTask task(Draft draft, AccountFile file, Hold hold) {
    Flight flight = Flight.of(hold, file.ledger(), draft.policy().risk());
    Stop task = hold.task();
    boolean first = task.command() == StopCommand.HOLD || task.command() == StopCommand.REVIEW;
    return new StopPaymentTask(
        draft.head(
            task.taskId(),
            task.revision(),
            draft.policy().priority().stop(task.urgent(), false, task.amountFen()),
            task.reasons(),
            task.openedAt()),
        task.applicationId(),
        first ? Optional.empty() : task.originalApplicationId(),
        task.commandSeq(),
        task.command(),
        task.kind(),
        task.scope(),
        hold.shown(),
        Optional.empty(),
        StopTasks.target(file.holder(), file.account(), List.of()),
        task.amountFen(),
        task.amountHeldFen(),
        flight.payee(),
        Optional.of(hold.asked().transferId()),
        flight.amountFen() > 0 ? OptionalLong.of(flight.amountFen()) : OptionalLong.empty(),
        flight.at(),
        task.hop(),
        task.path(),
        task.urgent(),
        task.stopCount(),
        task.expiresAt(),
        hold.isOpen() ? task.responseDueAt() : OptionalLong.empty(),
        hold.asked().unit().or(() -> flight.region().flatMap(draft.policy().units()::unitFor)),
        flight.region(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        task.command() == StopCommand.RELEASE
            ? NoticeCode.PAYMENT_RELEASED
            : NoticeCode.VICTIM_IN_DANGER,
        StopTasks.NOTICE_CHANNEL,
        LEGAL_BASIS,
        task.approvals());
  }
}
