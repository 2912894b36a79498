package interlock.core.policy;

/** Money that passes through an account (3006, 3007). */
public record PassagePattern(
    @Setting("Whether it is looked for.") boolean enabled,
    @Setting(value = "So many different ones are many.", min = 2, max = 100) int count,
    @Setting(value = "Within so many working days.", min = 1, max = 60) int workingDays,
    @Setting(value = "This share of what came in, or more, is most of it.", min = 500, max = 1000)
        int sharePermille,
    @Setting(value = "At least so much came in.", min = 1, max = 10_000_000_000L)
        long minAmountFen) {}
