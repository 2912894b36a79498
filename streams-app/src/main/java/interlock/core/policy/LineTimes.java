package interlock.core.policy;

/**
 * How long a carrier or platform has to answer what is asked of a line, how long a measure against
 * a line lasts, and who lifts it sooner.
 */
public record LineTimes(
    @Setting(value = "To suspend a number, or block a site or app.", min = 1000, max = 604_800_000L)
        long stopMillis,
    @Setting(
            value = "To say whose a number is, and whether it is misused.",
            min = 1000,
            max = 604_800_000L)
        long verifyMillis,
    @Setting(value = "To restore what was stopped.", min = 1000, max = 604_800_000L)
        long restoreMillis,
    @Setting(
            value =
                "A number stays suspended, a site or app blocked, no longer than this from when it"
                    + " was asked; then the line is restored, and only another ground stops it"
                    + " again. A listing that ends sooner ends it sooner. Interlock's own value, not"
                    + " the law's.",
            min = 3_600_000,
            max = 31_622_400_000L)
        long longestMillis,
    @Setting("How many officers must agree to lift it sooner. One has spoken already.")
        Approval lift) {}
