package interlock.core.policy;

/** What may go out in one minute before the breaker opens. */
public record Rate(
    @Setting(value = "Stops in one minute; 0: no limit.", max = 1_000_000) int stops,
    @Setting(value = "Money in one minute; 0: no limit.") long amountFen) {}
