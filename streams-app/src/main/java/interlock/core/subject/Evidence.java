package interlock.core.subject;

import interlock.core.event.FraudContact;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One fact that speaks for a fraud on this subject.
 *
 * <p>Two pieces with the same {@link #id} are the same fact. Pieces with the same {@link #episode}
 * tell of one payment, call or visit: it counts once, by its strongest code, in the phase of its
 * newest piece.
 *
 * @param about the case or listing behind it, empty if none
 * @param witness which party says so; two parties that agree raise the level
 * @param occurredAt epoch milliseconds, the source's clock
 * @param reportedAt epoch milliseconds, the source's clock; the newest piece of an episode is the
 *     one reported last
 * @param receivedAt epoch milliseconds
 * @param confidencePermille 0–1000; 1000 where the source gives none
 * @param floor the level that this piece alone asks for, where its source names one (a directive)
 * @param amountFen money at risk
 * @param payment the payment behind it
 * @param call the call or visit behind it
 * @param closedBy the task that ended with this piece; empty while it counts
 * @param toldAt when who may take it back told it, by his clock, epoch milliseconds: what he takes
 *     back at that moment or later is this telling; 0 where nobody may
 */
public record Evidence(
    EvidenceCode code,
    String source,
    String eventId,
    String about,
    Witness witness,
    WarningClass warningClass,
    long occurredAt,
    long reportedAt,
    long receivedAt,
    int confidencePermille,
    Optional<Level> floor,
    OptionalLong amountFen,
    Optional<Payment> payment,
    Optional<Call> call,
    Optional<ContactPoint> contact,
    Optional<String> fraudType,
    List<String> signals,
    Optional<String> region,
    Optional<String> registeredRegion,
    Optional<String> closedBy,
    long toldAt) {

  public Evidence {
    signals = List.copyOf(signals);
  }

  /** As it is told: it counts. */
  public Evidence(
      EvidenceCode code,
      String source,
      String eventId,
      String about,
      Witness witness,
      WarningClass warningClass,
      long occurredAt,
      long reportedAt,
      long receivedAt,
      int confidencePermille,
      Optional<Level> floor,
      OptionalLong amountFen,
      Optional<Payment> payment,
      Optional<Call> call,
      Optional<ContactPoint> contact,
      Optional<String> fraudType,
      List<String> signals,
      Optional<String> region,
      Optional<String> registeredRegion) {
    this(
        code,
        source,
        eventId,
        about,
        witness,
        warningClass,
        occurredAt,
        reportedAt,
        receivedAt,
        confidencePermille,
        floor,
        amountFen,
        payment,
        call,
        contact,
        fraudType,
        signals,
        region,
        registeredRegion,
        Optional.empty(),
        code == EvidenceCode.POLICE_DIRECTIVE ? reportedAt : 0);
  }

  public enum Witness {
    BANK,
    TELECOM,
    ENTERPRISE,
    POLICE
  }

  /**
   * @param heldUntil epoch milliseconds, where the bank says so
   */
  public record Payment(
      String institution,
      String transferId,
      Transfer.Status status,
      OptionalLong heldUntil,
      Optional<Account> payer,
      Optional<Account> payee) {}

  /**
   * @param session the source's name for it; empty if it gave none
   */
  public record Call(String session, FraudContact.Phase phase) {}

  Evidence withClosedBy(String taskId) {
    return with(Optional.of(taskId), toldAt);
  }

  /**
   * As a contact's or an account's desk tells it.
   *
   * @param at that desk's time, epoch milliseconds; later than all it took back before
   */
  public Evidence toldAt(long at) {
    return with(closedBy, at);
  }

  private Evidence with(Optional<String> nextClosedBy, long nextToldAt) {
    return new Evidence(
        code,
        source,
        eventId,
        about,
        witness,
        warningClass,
        occurredAt,
        reportedAt,
        receivedAt,
        confidencePermille,
        floor,
        amountFen,
        payment,
        call,
        contact,
        fraudType,
        signals,
        region,
        registeredRegion,
        nextClosedBy,
        nextToldAt);
  }

  /** The same for all that has to lie on one file: a directive's evidence and its withdrawal. */
  public String subjectMark() {
    return code == EvidenceCode.POLICE_DIRECTIVE ? Marks.directive(source, about) : id();
  }

  /** What makes this fact itself: code, source, event, case or entry. */
  public String id() {
    return code + "|" + source + "|" + eventId + "|" + about;
  }

  /** The payment or call that this fact tells of; the fact itself where there is none. */
  public Label episode() {
    if (payment.isPresent()) {
      return new Label("pay", payment.get().institution(), payment.get().transferId(), "");
    }
    if (call.isPresent() && !call.get().session().isEmpty()) {
      return new Label("call", source, call.get().session(), "");
    }
    return label();
  }

  /** {@link #id} in its parts. */
  Label label() {
    return new Label(code.name(), source, eventId, about);
  }
}
