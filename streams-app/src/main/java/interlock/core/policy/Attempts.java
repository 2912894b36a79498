package interlock.core.policy;

/** So many attempts within so long. */
public record Attempts(
    @Setting(value = "How many attempts.", min = 1, max = 100) int count,
    @Setting(value = "Within how long.", min = 1000, max = 604_800_000L) long windowMillis) {}
