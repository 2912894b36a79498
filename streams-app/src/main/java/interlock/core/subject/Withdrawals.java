package interlock.core.subject;

import interlock.core.policy.EvidenceCode;
import java.util.List;

/** Which evidence the police have taken back, whatever came first. */
final class Withdrawals {
  private Withdrawals() {}

  /** How a withdrawal of that piece stands on file. */
  static String stem(Evidence piece) {
    return Evidence.directiveMark(piece.source(), piece.about());
  }

  static boolean covers(List<String> withdrawn, Evidence piece) {
    return !withdrawn.isEmpty()
        && piece.code() == EvidenceCode.POLICE_DIRECTIVE
        && withdrawn.contains(stem(piece));
  }
}
