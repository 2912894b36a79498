package interlock.core.account;

import interlock.core.account.AccountFile.UnderPolicy;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Patterns;
import interlock.core.policy.StopPayment;
import interlock.core.subject.Marks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What only an earlier policy said is undone at the desk's next decision, whatever that is about:
 * warnings of an account that is now a payment institution's (by {@link Upstream}), and patterns
 * that are switched off. What other bounds of a pattern would say is not asked of the past.
 */
final class PolicyChange {
  private PolicyChange() {}

  /** Whether the file says what the present policy would not. */
  static boolean isDue(Draft draft) {
    StopPayment rules = draft.policy().stopPayment();
    UnderPolicy said = draft.before.underPolicy();
    return Pooled.is(draft.before, rules) != said.pooled()
        || said.patterns().stream().anyMatch(code -> isOff(code, draft.policy().patterns()));
  }

  /** Takes back the findings of patterns that are switched off. */
  static void undo(Draft draft) {
    Patterns rules = draft.policy().patterns();
    List<EvidenceCode> standing = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (EvidenceCode code : draft.underPolicy.patterns()) {
      if (isOff(code, rules)) {
        gone.add(Marks.patterns(draft.account, code));
      } else {
        standing.add(code);
      }
    }
    if (!gone.isEmpty()) {
      PayerCheck.pass(draft, new SubjectMail.EvidenceWithdrawn(gone, draft.toldAt(), draft.holder));
      draft.takenBackAt = draft.toldAt();
      draft.underPolicy = new UnderPolicy(draft.underPolicy.pooled(), standing);
    }
  }

  /** The desk tells of such a pattern. */
  static void tells(Draft draft, EvidenceCode code) {
    Set<EvidenceCode> all = EnumSet.of(code);
    all.addAll(draft.underPolicy.patterns());
    draft.underPolicy = new UnderPolicy(draft.underPolicy.pooled(), List.copyOf(all));
  }

  /** The desk warns, or does not, as the present policy says. */
  static void remembersPooled(Draft draft, boolean pooled) {
    draft.underPolicy = new UnderPolicy(pooled, draft.underPolicy.patterns());
  }

  private static boolean isOff(EvidenceCode code, Patterns rules) {
    return switch (code) {
      case REPEATED_PAYMENTS -> !rules.repeated().enabled();
      case BALANCE_DRAINED -> !rules.drain().enabled();
      case GROWING_PAYMENTS -> !rules.growing().enabled();
      case CONTACT_REPORTED,
          CONTACT_CONFIRMED,
          IN_TOUCH_WITH_INVOLVED,
          ON_CALL_WITH_INVOLVED,
          SUSPICIOUS_TRANSFER,
          PAID_SUSPECT_ACCOUNT,
          PAID_INVOLVED_ACCOUNT,
          IN_FLIGHT_TO_INVOLVED,
          IN_FLIGHT_ON_CALL,
          COUNTER_ALARM,
          LARGE_CASH_OPEN_CASE,
          POLICE_DIRECTIVE ->
          false;
    };
  }
}
