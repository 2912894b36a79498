package interlock.core.policy;

/** How long a carrier or platform has to answer what is asked of a line. */
public record LineTimes(
    @Setting(value = "To suspend a number, or block a site or app.", min = 1000, max = 604_800_000L)
        long stopMillis,
    @Setting(
            value = "To say whose a number is, and whether it is misused.",
            min = 1000,
            max = 604_800_000L)
        long verifyMillis,
    @Setting(value = "To restore what was stopped.", min = 1000, max = 604_800_000L)
        long restoreMillis) {}
