package interlock.core.event;

/** Everything that a party can tell Interlock. */
public sealed interface Event
    permits Appeal,
        CareEntry,
        DissuasionFeedback,
        FraudContact,
        Heartbeat,
        IdentityBinding,
        IncidentReport,
        LineControlFeedback,
        OfficerDecision,
        StopPaymentFeedback,
        Transfer,
        WarningDirective,
        WatchEntry {
  Origin origin();
}
