package interlock.core.policy;

/** A small payment, then larger and larger ones, all to new payees. */
public record GrowingPattern(
    @Setting("Whether it is looked for.") boolean enabled,
    @Setting(
            value =
                "All of them within this span. A payee is new who was not paid before it began, as"
                    + " far as the account's ledger tells.",
            min = 60_000,
            max = 7_776_000_000L)
        long windowMillis,
    @Setting(value = "So many payments, none smaller than the one before.", min = 2, max = 50)
        int count,
    @Setting(value = "The first is at most this.", min = 1, max = 10_000_000_000L)
        long firstAtMostFen,
    @Setting(value = "The last is at least this.", min = 1, max = 10_000_000_000L)
        long lastAtLeastFen,
    @Setting(value = "The last is at least so many times the first.", min = 2, max = 1000)
        int factor,
    @Setting(value = "Smaller payments do not count.", max = 10_000_000_000L)
        long ignoreBelowFen) {}
