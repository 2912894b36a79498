package interlock.core.policy;

/** What one kind of evidence counts for. */
public record EvidenceRule(
    @Setting(value = "Points of one fact when it is new.", max = 1000) int points,
    @Setting(
            value = "After this long a fact counts half, after twice this long a quarter.",
            min = 60_000,
            max = 315_360_000_000L)
        long halfLifeMillis,
    @Setting(value = "All facts of this code together never count for more.", max = 10_000) int cap,
    @Setting("A case with such a fact is never below this level.") Level floor) {}
