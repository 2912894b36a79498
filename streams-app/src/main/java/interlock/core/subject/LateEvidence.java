package interlock.core.subject;

import interlock.core.event.Conclusion;
import interlock.core.task.DissuasionTask;
import java.util.Optional;

/**
 * Evidence that was received before a conclusion and reaches the desk after it, because it
 * travelled a hop more or the account's side lagged. Nobody weighed it when the case ended, so it
 * counts to the next case, unless it tells only of what was concluded.
 */
final class LateEvidence {
  private LateEvidence() {}

  /** The piece as it is to be filed. */
  static Evidence filed(Evidence piece, SubjectFile file) {
    for (DissuasionCase earlier : file.cases().reversed()) {
      if (earlier.state() == DissuasionTask.State.CONCLUDED
          && piece.receivedAt() <= earlier.concludedAt().orElse(Long.MIN_VALUE)
          && (episodeConcluded(piece, file, earlier) || reportConcluded(piece, file, earlier))) {
        return piece.withClosedBy(earlier.taskId());
      }
    }
    return piece;
  }

  /** Evidence of the same payment or call ended with that case. */
  private static boolean episodeConcluded(
      Evidence piece, SubjectFile file, DissuasionCase earlier) {
    return file.evidence().stream()
        .filter(e -> e.closedBy().equals(Optional.of(earlier.taskId())))
        .anyMatch(e -> e.episode().equals(piece.episode()));
  }

  /** His own report ended that case, and is the reason for the piece. */
  private static boolean reportConcluded(Evidence piece, SubjectFile file, DissuasionCase earlier) {
    return earlier.conclusion() == Conclusion.DEFRAUDED
        && Filing.reportOf(file.knowledge(), piece.about())
            .map(report -> Losses.ended(earlier, report))
            .orElse(false);
  }
}
