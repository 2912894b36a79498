package interlock.core.policy;

/** 3008: payments of similar amounts between the same two. */
public record RepeatedPattern(
    @Setting("Whether it is looked for.") boolean enabled,
    @Setting(value = "So many payments, one after the other.", min = 2, max = 50) int count,
    @Setting(value = "Within so many working days.", min = 1, max = 60) int workingDays,
    @Setting(value = "The smallest is below the largest by at most this share of it.", max = 500)
        int spreadPermille,
    @Setting(value = "Smaller payments do not count.", max = 10_000_000_000L) long minAmountFen) {}
