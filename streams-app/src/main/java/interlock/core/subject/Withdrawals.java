package interlock.core.subject;

import interlock.core.policy.EvidenceCode;
import java.util.List;

/** Which evidence the police have taken back, whatever came first. */
final class Withdrawals {
  private Withdrawals() {}

  /** How a withdrawal stands on file. */
  static String stem(String source, String directiveId) {
    return source + "|" + directiveId;
  }

  static boolean covers(List<String> withdrawn, Evidence piece) {
    return !withdrawn.isEmpty()
        && piece.code() == EvidenceCode.POLICE_DIRECTIVE
        && withdrawn.contains(stem(piece.source(), piece.about()));
  }
}
