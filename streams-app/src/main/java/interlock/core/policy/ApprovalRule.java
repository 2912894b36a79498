package interlock.core.policy;

import java.util.List;

/** Who must agree to some commands. Of all the rules that match, the strictest holds. */
public record ApprovalRule(
    @Setting("The kind of stop payment.") StopKind kind,
    @Setting("The commands.") List<StopCommand> commands,
    @Setting(value = "From this hop on.", max = 20, orElse = "0") int fromHop,
    @Setting(value = "From this amount on.", orElse = "0") long fromAmountFen,
    @Setting("How many officers must agree.") Approval approval) {

  public ApprovalRule {
    commands = List.copyOf(commands);
  }
}
