package interlock.sandbox.simulate.reference;

import interlock.core.policy.EvidenceCode;
import interlock.core.subject.Evidence;

/** What makes evidence itself: code, source, event, case or entry (design.md §3). */
public record EvidenceKey(EvidenceCode code, String source, String eventId, String about) {
  public static EvidenceKey of(Evidence piece) {
    return new EvidenceKey(piece.code(), piece.source(), piece.eventId(), piece.about());
  }
}
