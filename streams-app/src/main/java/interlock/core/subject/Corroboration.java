package interlock.core.subject;

import interlock.core.codes.ReasonCode;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.identity.ContactPoint;
import interlock.core.policy.Attempts;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Risk;
import interlock.core.policy.WarningClass;
import interlock.core.task.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What raises a level by one, once each, beside the evidence's own weight (design.md §3). */
final class Corroboration {
  private Corroboration() {}

  /**
   * Two parties that agree.
   *
   * @param evidence by (occurredAt, id)
   */
  static Optional<Reason> twoParties(List<Evidence> evidence, Risk risk) {
    if (evidence.size() < 2) {
      return Optional.empty();
    }
    List<Evidence> counting = evidence.stream().filter(e -> counts(e, risk)).toList();
    for (int later = 1; later < counting.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        Evidence a = counting.get(earlier);
        Evidence b = counting.get(later);
        if (a.witness() != b.witness()
            && !a.episode().equals(b.episode())
            && b.occurredAt() - a.occurredAt() <= risk.corroborationMillis()) {
          return Optional.of(
              new Reason(ReasonCode.TWO_PARTIES_AGREE, 0, List.of(a.eventId(), b.eventId())));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The line is busy, or strangers answer: the reason that names the last of those attempts.
   *
   * @param answers by (at, source, eventId)
   */
  static Optional<Reason> door(List<DissuasionCase.Answer> answers, Attempts door) {
    return tries(answers, Set.of(Outcome.BUSY, Outcome.STRANGER_ANSWERED), door)
        .map(
            tries ->
                reason(
                    tries.getLast().outcome() == Outcome.BUSY
                        ? ReasonCode.PHONE_BUSY
                        : ReasonCode.STRANGER_ANSWERED,
                    tries));
  }

  /**
   * Nobody answers, however often the unit calls.
   *
   * @param answers by (at, source, eventId)
   */
  static Optional<Reason> unreachable(List<DissuasionCase.Answer> answers, Attempts retries) {
    return tries(answers, Set.of(Outcome.NO_ANSWER, Outcome.POWERED_OFF), retries)
        .map(tries -> reason(ReasonCode.UNREACHABLE, tries));
  }

  /** The first so many attempts within so long that came to such an outcome. */
  private static Optional<List<DissuasionCase.Answer>> tries(
      List<DissuasionCase.Answer> answers, Set<Outcome> outcomes, Attempts attempts) {
    if (answers.size() < attempts.count()) {
      return Optional.empty();
    }
    List<DissuasionCase.Answer> tries =
        answers.stream().filter(a -> outcomes.contains(a.outcome())).toList();
    for (int last = attempts.count() - 1; last < tries.size(); last++) {
      int first = last - attempts.count() + 1;
      if (tries.get(last).at() - tries.get(first).at() <= attempts.windowMillis()) {
        return Optional.of(tries.subList(first, last + 1));
      }
    }
    return Optional.empty();
  }

  private static Reason reason(ReasonCode code, List<DissuasionCase.Answer> tries) {
    return new Reason(
        code,
        0,
        tries.stream().map(DissuasionCase.Answer::eventId).limit(Reasons.MOST_EVENTS).toList());
  }

  private static boolean counts(Evidence piece, Risk risk) {
    return switch (piece.witness()) {
      case BANK, POLICE -> true;
      case TELECOM, ENTERPRISE ->
          !isMessage(piece)
              && (Span.involved(piece)
                  || piece.code() == EvidenceCode.CONTACT_CONFIRMED
                  || piece.confidencePermille() >= risk.confidencePermille());
    };
  }

  /** A contact by number that is no call: SMS, which anybody can receive unasked. */
  private static boolean isMessage(Evidence piece) {
    return piece.warningClass() == WarningClass.CONTACT
        && piece
            .contact()
            .map(c -> c.kind() == ContactPoint.Kind.NUMBER || c.kind() == ContactPoint.Kind.SERVICE)
            .orElse(false);
  }
}
