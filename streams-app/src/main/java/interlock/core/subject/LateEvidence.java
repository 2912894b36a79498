package interlock.core.subject;

import interlock.core.event.Conclusion;
import interlock.core.task.DissuasionTask;

/**
 * Evidence that was received before a conclusion and reaches the desk after it, because it
 * travelled a hop more or the account's side lagged. Nobody weighed it when the case ended, so it
 * counts to the next case, unless it tells only of what was concluded.
 */
final class LateEvidence {
  private LateEvidence() {}

  /** The piece as it is to be filed: no earlier than the first moment of the case it counts to. */
  static Evidence filed(Evidence piece, SubjectFile file) {
    long before = Long.MIN_VALUE;
    long last = Long.MIN_VALUE;
    for (DissuasionCase earlier : file.cases()) {
      if (earlier.state() == DissuasionTask.State.CONCLUDED) {
        long concludedAt = earlier.concludedAt().orElse(Long.MIN_VALUE);
        last = Math.max(last, concludedAt);
        before = concludedAt < piece.receivedAt() ? Math.max(before, concludedAt) : before;
      }
    }
    return piece.receivedAt() > last
            || episodeConcluded(piece, file, before, last)
            || reportConcluded(piece, file)
        ? piece
        : piece.withReceivedAt(last + 1);
  }

  /** Evidence of the same payment or call was on file when a case ended after this piece came. */
  private static boolean episodeConcluded(
      Evidence piece, SubjectFile file, long before, long last) {
    return file.evidence().stream()
        .filter(e -> e.receivedAt() > before && e.receivedAt() <= last)
        .anyMatch(e -> e.episode().equals(piece.episode()));
  }

  /** His own report ended a case after this piece came, and is the reason for the piece. */
  private static boolean reportConcluded(Evidence piece, SubjectFile file) {
    return Filing.reportOf(file, piece.about())
        .map(
            report ->
                file.cases().stream()
                    .filter(c -> c.conclusion() == Conclusion.DEFRAUDED)
                    .filter(c -> piece.receivedAt() <= c.concludedAt().orElse(Long.MIN_VALUE))
                    .anyMatch(c -> Losses.ended(c, report)))
        .orElse(false);
  }
}
