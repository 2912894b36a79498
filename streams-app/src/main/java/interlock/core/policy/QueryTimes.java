package interlock.core.policy;

/** How long a bank has to answer an account query; MONITOR lasts and has no such time. */
public record QueryTimes(
    @Setting(value = "The movements so far.", min = 1000, max = 604_800_000L) long detailMillis,
    @Setting(value = "Who holds the account.", min = 1000, max = 604_800_000L) long holderMillis) {}
