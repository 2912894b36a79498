package interlock.service.api;

import interlock.police.DecisionAction;
import interlock.service.tasks.TaskKind;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an officer can decide on a task of each sort. The desks pass over anything else, so it is
 * refused where the officer still sees it.
 */
final class Decidable {
  private Decidable() {}

  /**
   * A dissuasion task has no amount to MODIFY, and nothing of it is to LIFT. A line's measure is
   * lifted; where that takes two, APPROVE and REJECT answer the first officer.
   */
  private static Set<DecisionAction> on(TaskKind kind) {
    return switch (kind) {
      case DISSUASION ->
          EnumSet.of(
              DecisionAction.APPROVE,
              DecisionAction.REJECT,
              DecisionAction.ORDER,
              DecisionAction.SPLIT,
              DecisionAction.RAISE,
              DecisionAction.LOWER);
      case STOP_PAYMENT ->
          EnumSet.of(
              DecisionAction.APPROVE,
              DecisionAction.REJECT,
              DecisionAction.MODIFY,
              DecisionAction.ORDER,
              DecisionAction.LIFT);
      case LINE_CONTROL ->
          EnumSet.of(DecisionAction.APPROVE, DecisionAction.REJECT, DecisionAction.LIFT);
      case ACCOUNT_QUERY, LEAD -> EnumSet.noneOf(DecisionAction.class);
    };
  }

  /**
   * @throws ApiProblem 400 with what can be decided instead
   */
  static void check(TaskKind kind, DecisionAction action) {
    Set<DecisionAction> possible = on(kind);
    if (!possible.contains(action)) {
      throw ApiProblem.badField(
          "action",
          "means nothing on a task of kind " + kind.label(),
          possible.isEmpty()
              ? "nothing can be decided on such a task"
              : possible.stream()
                  .sorted(Comparator.naturalOrder())
                  .map(DecisionAction::name)
                  .collect(Collectors.joining(", ", "one of ", "")));
    }
  }
}
