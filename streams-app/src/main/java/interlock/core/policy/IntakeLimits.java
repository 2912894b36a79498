package interlock.core.policy;

/**
 * What intake lets in. The greatest values that these settings may have are such that the file and
 * the mail that come of the largest report fit (docs/adr/0007): what passes Intake never turns out
 * to be too large later.
 */
public record IntakeLimits(
    @Setting(value = "An event may lie so far in the future: clocks differ.", max = 86_400_000L)
        long futureMillis,
    @Setting(
            value = "An event may lie so far in the past.",
            min = 86_400_000,
            max = 315_360_000_000L)
        long pastMillis,
    @Setting(value = "Characters of an identifier.", min = 16, max = 256) int identifierChars,
    @Setting(value = "Characters of a name or code.", min = 16, max = 128) int nameChars,
    @Setting(value = "Characters of a note or a URL.", min = 64, max = 8192) int textChars,
    @Setting(
            value = "Entries of a list within an event, transfers of a report excepted.",
            min = 1,
            max = 128)
        int listEntries,
    @Setting(value = "Transfers in one report.", min = 1, max = 2_000) int reportTransfers,
    @Setting(value = "The greatest amount.", min = 100, max = 999_999_999_999_999_999L)
        long maxAmountFen) {}
