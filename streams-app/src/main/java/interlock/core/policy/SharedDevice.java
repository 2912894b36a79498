package interlock.core.policy;

/**
 * Many cards, one device. The numbers are ours. A device's desk keeps the sixty-four accounts that
 * used it last.
 */
public record SharedDevice(
    @Setting("Whether it is looked for; while it is not, nothing is kept of devices.")
        boolean enabled,
    @Setting(value = "So many accounts pay from it.", min = 2, max = 64) int accounts,
    @Setting(value = "Within such a span, until now.", min = 3_600_000, max = 31_536_000_000L)
        long windowMillis) {}
