package interlock.core.policy;

import java.util.List;
import java.util.Map;

/** The rules of stop payments (design.md §5). */
public record StopPayment(
    @Setting(value = "Stops for one account and case, extensions included.", min = 1, max = 3)
        int maxStops,
    @Setting(
            value = "A stop lasts so long from the moment of the stop.",
            min = 3_600_000,
            max = 604_800_000L)
        long durationMillis,
    @Setting(
            value = "So long before its end it is frozen or extended.",
            min = 60_000,
            max = 604_800_000L)
        long extendBeforeMillis,
    @Setting(value = "So long before its end it is urgent.", min = 60_000, max = 604_800_000L)
        long urgentBeforeMillis,
    @Setting(
            value = "Money that moved so lately makes a stop urgent.",
            min = 60_000,
            max = 2_592_000_000L)
        long urgentMovedMillis,
    @Setting(
            value = "A freeze lasts so long where the bank does not say until when.",
            min = 86_400_000,
            max = 31_622_400_000L)
        long freezeMillis,
    @Setting(
            value = "So long before its end a freeze is renewed.",
            min = 3_600_000,
            max = 7_776_000_000L)
        long renewFreezeBeforeMillis,
    @Setting(value = "From this hop on a person decides.", min = 2, max = 20) int reviewFromHop,
    @Setting("How far reported money is followed.") Taint taint,
    @Setting("By when the bank's receipt of each command, and its result, are due.")
        Map<StopCommand, Response> response,
    @Setting("By when the answers to account queries are due.") QueryTimes query,
    @Setting(
            "Who must agree; what no rule matches needs TWO. A document that names any replaces"
                + " them all.")
        List<ApprovalRule> approvals,
    @Setting("Whether each command goes out.") Map<StopCommand, CommandMode> modes,
    @Setting("Rates above which every stop becomes a REVIEW.") Breaker breaker,
    @Setting("Bounds of a stop on a victim's own accounts.") Protective protective,
    @Setting(
            value =
                "Institution codes of payment institutions: an account there is taken for a pooled"
                    + " one. Only single payments are stopped, by their order number, and money is"
                    + " not followed through it.",
            min = 1,
            max = 64)
        List<String> paymentInstitutions) {

  public StopPayment {
    response = Map.copyOf(response);
    paymentInstitutions = List.copyOf(paymentInstitutions);
    approvals = List.copyOf(approvals);
    modes = Map.copyOf(modes);
  }

  /** How many officers must agree to a command. */
  public Approval approval(StopKind kind, StopCommand command, int hop, long amountFen) {
    return approvals.stream()
        .filter(r -> r.kind() == kind && r.commands().contains(command))
        .filter(r -> hop >= r.fromHop() && amountFen >= r.fromAmountFen())
        .map(ApprovalRule::approval)
        .reduce(Approval::max)
        .orElse(Approval.TWO);
  }

  /** Whether a command goes out. */
  public CommandMode mode(StopCommand command) {
    return modes.get(command);
  }

  /**
   * Whether a command goes out once officers agree. What lets money go does in any mode: releasing
   * must always be possible.
   */
  public boolean officersMaySend(StopCommand command) {
    return mode(command) == CommandMode.LIVE
        || command == StopCommand.LIFT
        || command == StopCommand.RELEASE;
  }

  /** How long after a command its receipt is due, milliseconds. */
  public long receiptMillis(StopCommand command) {
    return response.get(command).receiptMillis();
  }

  /** How long after its receipt a command's result is due, milliseconds. */
  public long resultMillis(StopCommand command) {
    return response.get(command).resultMillis();
  }
}
