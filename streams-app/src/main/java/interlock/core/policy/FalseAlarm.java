package interlock.core.policy;

/** How a false alarm is remembered. */
public record FalseAlarm(
    @Setting(
            value = "The share by which evidence of the same kind counts for less right after it.",
            max = 1000)
        int discountPermille,
    @Setting(
            value = "After this long the discount is half of it.",
            min = 60_000,
            max = 315_360_000_000L)
        long halfLifeMillis) {}
