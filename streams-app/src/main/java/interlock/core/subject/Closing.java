package interlock.core.subject;

import java.util.List;

/** What ended with a case counts no further. */
final class Closing {
  private Closing() {}

  /**
   * @param until receipt of the last piece that ended with it, epoch milliseconds
   */
  static SubjectFile close(SubjectFile file, String taskId, long until) {
    List<Evidence> evidence =
        file.evidence().stream()
            .map(
                e -> e.closedBy().isEmpty() && e.receivedAt() <= until ? e.withClosedBy(taskId) : e)
            .toList();
    Knowledge known = file.knowledge();
    return evidence.equals(known.evidence())
        ? file
        : file.withKnowledge(known.withEvidence(evidence, known.folded()));
  }
}
