package interlock.core.policy;

/** Whom to warn when an account, number, site or app becomes INVOLVED (design.md §5). */
public record Upstream(
    @Setting(value = "Who paid or was in touch so lately.", min = 60_000, max = 2_592_000_000L)
        long windowMillis,
    @Setting("Who paid at least this much.") long minAmountFen,
    @Setting(
            value =
                "At most so many people of each kind, the newest first; beyond it one lead tells"
                    + " how many were not warned.",
            min = 1,
            max = 10_000)
        int maxPeople) {}
