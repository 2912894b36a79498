package interlock.core.account;

import interlock.core.event.Party;
import interlock.core.policy.StopPayment;
import interlock.core.task.AccountQueryTask;
import interlock.core.task.AccountQueryTask.Command;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A query as the banks read it. */
final class QueryTasks {
  /** Immediate inquiry is one of the five means: domain.md §2.1, VERIFIED. */
  private static final String LEGAL_BASIS = "反电信网络诈骗法 art. 20";

  private QueryTasks() {}

  static AccountQueryTask task(Draft draft, Query query) {
    StopPayment rules = draft.policy().stopPayment();
    List<CaseMoney> about =
        query
            .caseId()
            .map(id -> List.of(draft.money().of(id)))
            .orElseGet(() -> draft.money().cases().stream().filter(CaseMoney::concerns).toList());
    long traced = about.stream().mapToLong(CaseMoney::inFen).sum();
    long movedAt = about.stream().mapToLong(CaseMoney::movedAt).max().orElse(0);
    boolean urgent = movedAt > 0 && movedAt >= draft.now() - rules.urgentMovedMillis();
    OptionalLong first =
        about.stream().flatMap(m -> m.lots().stream()).mapToLong(Lot::orderAt).min();
    Optional<String> region = about.stream().flatMap(m -> m.region().stream()).findFirst();
    return new AccountQueryTask(
        draft.head(
            query.taskId(),
            query.revision(),
            draft.policy().priority().stop(urgent, false, traced),
            query.reasons(),
            query.openedAt()),
        query.command(),
        query.state(),
        query.caseId(),
        target(draft),
        about.stream().mapToInt(CaseMoney::hop).min().orElse(0),
        traced > 0 ? OptionalLong.of(traced) : OptionalLong.empty(),
        query.command() == Command.DETAIL ? first : OptionalLong.empty(),
        query.completeUpTo(),
        query.responseDueAt(),
        urgent,
        about.stream()
            .flatMap(m -> m.handlingUnit().stream())
            .findFirst()
            .or(() -> region.flatMap(draft.policy().units()::unitFor)),
        region,
        LEGAL_BASIS);
  }

  private static Party target(Draft draft) {
    return new Party(
        Optional.empty(),
        Optional.of(draft.account),
        Optional.empty(),
        draft.holder.institution(),
        draft.holder.name());
  }
}
