package interlock.core.subject;

import interlock.core.event.Conclusion;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.policy.Decay;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.FalseAlarm;
import interlock.core.policy.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a unit found to be a false alarm: the same kind of evidence about the same payee or contact
 * counts for less for a while. A code's floor stands whatever was concluded.
 */
record FalseAlarms(List<Known> all) {
  private static final FalseAlarms NONE = new FalseAlarms(List.of());

  FalseAlarms {
    all = List.copyOf(all);
  }

  /**
   * @param at when the unit said so, epoch milliseconds
   */
  record Known(
      EvidenceCode code,
      String source,
      Optional<Account> payee,
      Optional<ContactPoint> contact,
      long at) {

    boolean isLike(Evidence piece) {
      return piece.code() == code
          && piece.source().equals(source)
          && FalseAlarms.payee(piece).equals(payee)
          && piece.contact().equals(contact)
          && piece.receivedAt() > at;
    }
  }

  /** Those of the cases before that one. */
  static FalseAlarms before(SubjectFile file, int position) {
    List<Known> known = new ArrayList<>();
    for (int i = 0; i < Math.min(position, file.cases().size()); i++) {
      DissuasionCase ended = file.cases().get(i);
      if (ended.conclusion() == Conclusion.FALSE_ALARM && ended.concludedAt().isPresent()) {
        file.evidence().stream()
            .filter(e -> e.closedBy().filter(ended.taskId()::equals).isPresent())
            .map(e -> of(e, ended.concludedAt().getAsLong()))
            .forEach(known::add);
      }
    }
    return known.isEmpty() ? NONE : new FalseAlarms(known);
  }

  private static Known of(Evidence piece, long at) {
    return new Known(piece.code(), piece.source(), payee(piece), piece.contact(), at);
  }

  private static Optional<Account> payee(Evidence piece) {
    return piece.payment().flatMap(Evidence.Payment::payee);
  }

  /** What such evidence counts for when it comes after the last of them. */
  int points(Evidence piece, int points, Risk risk) {
    OptionalLong last = all.stream().filter(k -> k.isLike(piece)).mapToLong(Known::at).max();
    if (last.isEmpty()) {
      return points;
    }
    FalseAlarm rule = risk.falseAlarm();
    int less = points * rule.discountPermille() / 1000;
    return points
        - Decay.points(less, piece.receivedAt() - last.getAsLong(), rule.halfLifeMillis());
  }
}
