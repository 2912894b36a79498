package interlock.core.policy;

/**
 * What payments and accounts look like together (domain codes 1001, 1002, 3006 to 3008). Five
 * working days and three of each are what public code of banks' reports has; working days are
 * Monday to Friday in Asia/Shanghai, public holidays included.
 */
public record Patterns(
    @Setting(
            value =
                "A pattern of payments is told if its last payment is at most so old when it is"
                    + " found: a bank's history, told late, warns nobody.",
            min = 3_600_000,
            max = 31_536_000_000L)
        long tellWithinMillis,
    @Setting("3008: payments of similar amounts between the same two, again and again.")
        RepeatedPattern repeated,
    @Setting("The balance fell by more than a share within a span.") DrainPattern drain,
    @Setting("A small payment, then larger and larger ones, to new payees.") GrowingPattern growing,
    @Setting("3006: many pay in, most of it goes on to one.") PassagePattern manyInOneOut,
    @Setting("3007: one pays in, as much goes on to many.") PassagePattern oneInManyOut,
    @Setting("1001, 1002: one person opens many accounts.") OpeningPattern opening,
    @Setting("Many cards, one phone.") SharedPhone sharedPhone,
    @Setting("Many cards, one device.") SharedDevice sharedDevice) {}
