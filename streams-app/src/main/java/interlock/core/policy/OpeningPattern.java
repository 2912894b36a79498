package interlock.core.policy;

/**
 * One person opens many accounts, as registries tell (1001, 1002). A subject keeps sixteen
 * bindings.
 */
public record OpeningPattern(
    @Setting("Whether it is looked for.") boolean enabled,
    @Setting(value = "1001: so many accounts, opened soon after each other.", min = 2, max = 16)
        int count,
    @Setting(value = "1001: within so many working days.", min = 1, max = 60) int workingDays,
    @Setting(value = "1002: so many accounts in all.", min = 2, max = 16) int total) {}
