package interlock.core.intake;

import interlock.core.event.Appeal;
import interlock.core.event.CareEntry;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.FraudContact;
import interlock.core.event.Heartbeat;
import interlock.core.event.IdentityBinding;
import interlock.core.event.IncidentReport;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.Transfer;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.identity.InstitutionCode;
import java.util.Optional;

/** For which institution an event speaks. */
public final class Spokesman {
  private Spokesman() {}

  /**
   * The institution whose word it is, normalised; empty where its kind names none. A party that an
   * event merely mentions, such as the payee's bank, is not it.
   */
  public static Optional<String> institution(Event event) {
    return switch (event) {
      case Transfer transfer -> Optional.of(transfer.institution());
      case StopPaymentFeedback feedback -> Optional.of(feedback.institution());
      case LineControlFeedback feedback ->
          Optional.of(InstitutionCode.normalise(feedback.carrier()));
      case Appeal a -> Optional.empty();
      case CareEntry e -> Optional.empty();
      case DissuasionFeedback f -> Optional.empty();
      case FraudContact c -> Optional.empty();
      case Heartbeat h -> Optional.empty();
      case IdentityBinding b -> Optional.empty();
      case IncidentReport r -> Optional.empty();
      case OfficerDecision d -> Optional.empty();
      case WarningDirective w -> Optional.empty();
      case WatchEntry w -> Optional.empty();
    };
  }
}
