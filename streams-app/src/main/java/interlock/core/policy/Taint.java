package interlock.core.policy;

/** How far reported money is followed (design.md §5). */
public record Taint(
    @Setting(
            value = "Hops after the victim's own payment (1 is the reported payee).",
            min = 1,
            max = 20)
        int maxHop,
    @Setting(
            value = "Money is followed for so long after the reported payment.",
            min = 3_600_000,
            max = 31_536_000_000L)
        long maxAgeMillis,
    @Setting(value = "Smaller amounts are not followed.", min = 1, max = 100_000_000L)
        long minAmountFen,
    @Setting(
            value = "A reported payment may feed outflows so much earlier: clocks differ.",
            max = 3_600_000)
        long seedSkewMillis,
    @Setting(
            value =
                "An outflow so much earlier than a reported payment is shown to a person, if it"
                    + " could have carried money that seems to be there still.",
            max = 86_400_000)
        long nearMissWithinMillis,
    @Setting(
            value = "The same payment under two ids within this time is a suspected twin.",
            max = 3_600_000)
        long twinWithinMillis) {}
