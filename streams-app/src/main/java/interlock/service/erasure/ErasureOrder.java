package interlock.service.erasure;

import interlock.core.codes.RejectCode;
import interlock.core.desk.Address;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.policy.Feed;
import interlock.core.policy.Policy;
import interlock.police.DecisionAction;
import interlock.police.OfficerDecision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An officer's order to forget, for each desk of an identifier a decision.
 *
 * @param erasureId names the order in the audit
 * @param goes whether it is to be done, not only told what would happen
 */
public record ErasureOrder(
    String erasureId,
    Identifier identifier,
    String officer,
    String unit,
    String reason,
    boolean goes) {
  /** The source under which orders are given. */
  public static final String SOURCE = "interlock-erase";

  /** Why Intake would reject every such order under that policy; empty if it would not. */
  public static Optional<RejectCode> refusal(Policy policy) {
    return policy.sources().refusal(Feed.POLICE_DECISION, SOURCE, Optional.empty());
  }

  /** The desks that hold something about an identifier of that kind. */
  List<Address> desks() {
    Address subject = Address.subject(identifier);
    return switch (identifier) {
      case Phone phone -> List.of(subject, Address.contact(ContactPoint.of(phone)));
      case Account account -> List.of(subject, Address.account(account));
      case PersonToken unused -> List.of(subject);
    };
  }

  /** The decision for one desk. */
  OfficerDecision decision(Address desk, Instant now) {
    var decision = new OfficerDecision();
    decision.setEventId(erasureId + "-" + desk.room());
    decision.setSource(SOURCE);
    decision.setOccurredAt(now);
    decision.setReportedAt(now);
    decision.setTaskId(erasureId);
    decision.setRoutingKey(desk.key());
    decision.setAction(goes ? DecisionAction.ERASE : DecisionAction.TRY_ERASE);
    decision.setOfficer(officer);
    decision.setUnit(unit);
    decision.setDocumentRefs(List.of());
    decision.setNote(reason);
    return decision;
  }

  /** An identifier is shown nowhere. */
  @Override
  public String toString() {
    return "ErasureOrder[" + erasureId + "]";
  }
}
