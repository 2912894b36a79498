package interlock.core.policy;

/** How long a bank has for each of its two answers to a command. */
public record Response(
    @Setting(
            value = "Its receipt is due so long after the command.",
            min = 1000,
            max = 604_800_000L)
        long receiptMillis,
    @Setting(
            value =
                "Its result is due so long after the receipt; a result that comes without a receipt"
                    + " is both.",
            min = 1000,
            max = 604_800_000L)
        long resultMillis) {}
