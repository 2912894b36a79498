package interlock.core.policy;

/** How long a unit has to sign for a lead; after that the unit above has a copy. */
public record LeadTimes(
    @Setting(value = "A lead that nobody has to run for.", min = 60_000, max = 2_592_000_000L)
        long signMillis,
    @Setting(
            value = "One whose target may be met now, such as at a counter.",
            min = 60_000,
            max = 2_592_000_000L)
        long signUrgentMillis) {}
