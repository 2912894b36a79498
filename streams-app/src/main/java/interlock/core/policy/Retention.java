package interlock.core.policy;

/** How long things are kept. */
public record Retention(
    @Setting(
            value = "A closed task is taken from its topic after this long.",
            min = 3_600_000,
            max = 315_360_000_000L)
        long closedMillis,
    @Setting(
            value = "A desk that heard nothing for this long forgets.",
            min = 86_400_000,
            max = 315_360_000_000L)
        long idleMillis) {}
