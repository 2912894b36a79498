package interlock.core.codes;

/** A code that explains itself in both languages; docs/reference/codes.md is made from this. */
public sealed interface Documented
    permits ReasonCode,
        RejectCode,
        BankResultCode,
        AlertCode,
        LossTier,
        OutcomeCode,
        NoticeCode,
        KpiCode {
  /** The text that stands in a record. */
  String code();

  /** One line in English. */
  String english();

  /** One line in Chinese. */
  String chinese();
}
