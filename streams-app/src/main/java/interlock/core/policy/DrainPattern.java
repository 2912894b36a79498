package interlock.core.policy;

/** The balance fell by more than a share within a span. */
public record DrainPattern(
    @Setting("Whether it is looked for.") boolean enabled,
    @Setting(value = "Within this span.", min = 60_000, max = 2_592_000_000L) long windowMillis,
    @Setting(value = "By more than this share of what was there.", min = 100, max = 999)
        int sharePermille,
    @Setting(value = "Of at least so much.", max = 10_000_000_000L) long minBalanceFen) {}
