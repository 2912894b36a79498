package interlock.core.policy;

/** Bounds of a stop on a victim's own accounts, whatever an officer orders. */
public record Protective(
    @Setting(value = "It never lasts longer.", min = 3_600_000, max = 2_592_000_000L)
        long maxMillis,
    @Setting(value = "Living costs that stay free each month.", max = 100_000_000L)
        long allowanceFen) {}
