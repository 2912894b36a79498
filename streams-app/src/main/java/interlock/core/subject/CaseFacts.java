package interlock.core.subject;

import interlock.core.policy.EvidenceCode;
import interlock.core.task.DissuasionTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one case rests on: the evidence that ended with it, or that counts while it is open.
 *
 * @param evidence in force, by (occurredAt, id)
 * @param withdrawn taken back by its source, by (occurredAt, id)
 * @param answers by (at, source, eventId)
 * @param falseAlarms what ended cases turned out not to be
 */
record CaseFacts(
    List<Evidence> evidence,
    List<Evidence> withdrawn,
    List<DissuasionCase.Answer> answers,
    FalseAlarms falseAlarms) {

  static final Comparator<Evidence> IN_TIME =
      Comparator.comparingLong(Evidence::occurredAt).thenComparing(Evidence::id);

  static final Comparator<DissuasionCase.Answer> ANSWERS =
      Comparator.comparingLong(DissuasionCase.Answer::at)
          .thenComparing(DissuasionCase.Answer::source)
          .thenComparing(DissuasionCase.Answer::eventId);

  CaseFacts {
    evidence = List.copyOf(evidence);
    withdrawn = List.copyOf(withdrawn);
    answers = List.copyOf(answers);
  }

  /** The facts of the case with that position; {@code cases().size()}: of the next case. */
  static CaseFacts of(SubjectFile file, int position) {
    Optional<String> closedBy = Optional.empty();
    List<DissuasionCase.Answer> answers = List.of();
    if (position < file.cases().size()) {
      DissuasionCase own = file.cases().get(position);
      // What a merged case rested on counts for the case into which it was merged.
      boolean counts = own.open() || own.state() == DissuasionTask.State.MERGED;
      closedBy = counts ? Optional.empty() : Optional.of(own.taskId());
      answers = sorted(own.feedback());
    }
    List<Evidence> inForce = new ArrayList<>();
    List<Evidence> takenBack = new ArrayList<>();
    for (Evidence piece : file.evidence()) {
      if (piece.closedBy().equals(closedBy)) {
        (file.isWithdrawn(piece) ? takenBack : inForce).add(piece);
      }
    }
    // Large cash alone is everyday business: it counts only beside other evidence.
    if (!counts(inForce)) {
      inForce.clear();
    }
    inForce.sort(IN_TIME);
    takenBack.sort(IN_TIME);
    return new CaseFacts(inForce, takenBack, answers, FalseAlarms.before(file, position));
  }

  private static List<DissuasionCase.Answer> sorted(List<DissuasionCase.Answer> feedback) {
    return feedback.size() < 2 ? feedback : feedback.stream().sorted(ANSWERS).toList();
  }

  private static boolean counts(List<Evidence> evidence) {
    for (Evidence piece : evidence) {
      if (piece.code() != EvidenceCode.LARGE_CASH_OPEN_CASE) {
        return true;
      }
    }
    return false;
  }

  /** When the last piece or feedback came, epoch milliseconds. */
  OptionalLong lastActivityAt() {
    long last = Long.MIN_VALUE;
    for (Evidence piece : evidence) {
      last = Math.max(last, piece.receivedAt());
    }
    for (DissuasionCase.Answer answer : answers) {
      last = Math.max(last, answer.receivedAt());
    }
    return last == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /**
   * Whether all that is known is one transfer which the bank finds suspicious, with what the
   * payments themselves show, or only the latter.
   */
  boolean loneBankSignal() {
    return !evidence.isEmpty()
        && evidence.stream().allMatch(e -> e.code().isOfPaymentsAlone())
        && evidence.stream()
                .filter(e -> e.code() == EvidenceCode.SUSPICIOUS_TRANSFER)
                .map(Evidence::episode)
                .distinct()
                .count()
            <= 1;
  }
}
