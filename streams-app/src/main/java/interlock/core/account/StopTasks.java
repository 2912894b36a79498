package interlock.core.account;

import interlock.core.codes.NoticeCode;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.TaskHead;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A stop as the banks and centres read it. */
final class StopTasks {
  static final String NOTICE_CHANNEL = "BANK";

  /** Emergency stop, freeze and timely lift: domain.md §2.1, VERIFIED. */
  private static final String LEGAL_BASIS = "反电信网络诈骗法 art. 20";

  private StopTasks() {}

  static StopPaymentTask task(Draft draft, AccountFile file, Stop stop, CaseMoney money) {
    Optional<Lot> largest = money.largest();
    return new StopPaymentTask(
        draft.head(
            stop.taskId(),
            stop.revision(),
            draft.policy().priority().stop(stop.urgent(), Cash.presses(stop), stop.amountFen()),
            stop.reasons(),
            stop.openedAt()),
        stop.applicationId(),
        stop.command() == StopCommand.STOP || stop.command() == StopCommand.REVIEW
            ? Optional.empty()
            : stop.originalApplicationId(),
        stop.commandSeq(),
        stop.command(),
        stop.kind(),
        stop.scope(),
        stop.state(),
        stop.caseId(),
        target(file.holder(), file.account(), payees(money)),
        stop.amountFen(),
        stop.amountHeldFen(),
        largest.map(Lot::payer).or(() -> money.report().map(r -> r.victim())),
        largest.flatMap(Lot::bankId),
        optional(largest.map(Lot::paymentFen)),
        optional(largest.map(Lot::occurredAt)),
        stop.hop(),
        stop.path(),
        stop.urgent(),
        stop.stopCount(),
        stop.expiresAt(),
        stop.responseDueAt(),
        money.handlingUnit().or(() -> money.region().flatMap(draft.policy().units()::unitFor)),
        money.region(),
        Cash.branch(file, stop),
        file.knownUpTo(),
        stop.orderId(),
        stop.command() == StopCommand.LIFT ? NoticeCode.STOP_LIFTED : NoticeCode.INVOLVED_ACCOUNT,
        NOTICE_CHANNEL,
        LEGAL_BASIS,
        stop.approvals());
  }

  /** Whether two revisions say the same but for priority, cause, policy version and time. */
  static boolean sameContent(StopPaymentTask a, StopPaymentTask b) {
    return a.head().reasons().equals(b.head().reasons())
        && under(a.head(), b).equals(under(a.head(), a));
  }

  private static StopPaymentTask under(TaskHead head, StopPaymentTask t) {
    return new StopPaymentTask(
        head,
        t.applicationId(),
        t.originalApplicationId(),
        t.commandSeq(),
        t.command(),
        t.kind(),
        t.scope(),
        t.state(),
        t.caseId(),
        t.target(),
        t.amountFen(),
        t.amountHeldFen(),
        t.transferOut(),
        t.transferId(),
        t.transferAmountFen(),
        t.transferAt(),
        t.hop(),
        t.path(),
        t.urgent(),
        t.stopCount(),
        t.expiresAt(),
        t.responseDueAt(),
        t.unit(),
        t.region(),
        t.branch(),
        // That more is known of the account asks nobody to do anything.
        OptionalLong.empty(),
        t.orderId(),
        t.notice(),
        t.noticeChannel(),
        t.legalBasis(),
        t.approvals());
  }

  static List<Party> payees(CaseMoney money) {
    return money.report().stream().flatMap(r -> r.lines().stream()).map(Line::payee).toList();
  }

  /**
   * The account with what its bank says of it; where the bank is silent, what others say.
   *
   * @param others what a report says of it
   */
  static Party target(Party holder, Account account, List<Party> others) {
    List<Party> said = Stream.concat(Stream.of(holder), others.stream()).toList();
    return new Party(
        Optional.empty(),
        Optional.of(account),
        Optional.empty(),
        said.stream().flatMap(p -> p.institution().stream()).findFirst(),
        said.stream().flatMap(p -> p.name().stream()).findFirst());
  }

  private static OptionalLong optional(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
