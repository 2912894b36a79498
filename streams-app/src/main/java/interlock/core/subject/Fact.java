package interlock.core.subject;

import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.Risk;
import interlock.core.policy.WarningClass;
import java.util.Comparator;
import java.util.List;

/**
 * What one piece of evidence counts for under a policy.
 *
 * @param at from when its points fade, epoch milliseconds
 * @param episode the payment, call or visit: of its facts only the strongest counts
 * @param floor the level that this fact alone gives
 * @param fresh received soon after it happened; old facts alone give at most the policy's {@code
 *     staleMost}
 * @param eventIds the events behind it
 */
record Fact(
    EvidenceCode code,
    WarningClass warningClass,
    long at,
    Label id,
    Label episode,
    Level floor,
    int points,
    boolean fresh,
    List<String> eventIds) {

  /** The order of what happened; the level is the highest along it. */
  static final Comparator<Fact> IN_TIME =
      Comparator.comparingLong(Fact::at).thenComparing(Fact::id).thenComparing(Fact::code);

  private static final Comparator<Fact> STRENGTH =
      Comparator.comparing(Fact::floor).thenComparingInt(Fact::points).thenComparing(Fact::code);

  Fact {
    eventIds = List.copyOf(eventIds);
  }

  /** That evidence as it stands. */
  static Fact of(Evidence evidence, Risk risk) {
    return of(evidence, codeOf(evidence, risk), risk);
  }

  /** Intake tells how confident a reporter is; the policy, from where on that is confirmed. */
  private static EvidenceCode codeOf(Evidence evidence, Risk risk) {
    boolean confirmed =
        evidence.code() == EvidenceCode.CONTACT_REPORTED
            && evidence.confidencePermille() >= risk.confidencePermille();
    return confirmed ? EvidenceCode.CONTACT_CONFIRMED : evidence.code();
  }

  /** That evidence, read as {@code code}. */
  static Fact of(Evidence evidence, EvidenceCode code, Risk risk) {
    boolean fresh = fresh(evidence, risk);
    Level rule = risk.rule(code).floor();
    Level byRule = fresh ? rule : rule.min(risk.staleMost());
    return new Fact(
        code,
        evidence.warningClass().max(code.leastClass()),
        evidence.occurredAt(),
        evidence.label(),
        evidence.episode(),
        // The police ask for a level knowing how old the matter is.
        evidence.floor().map(byRule::max).orElse(byRule),
        risk.rule(code).points(),
        fresh,
        List.of(evidence.eventId()));
  }

  /** The same fact that counts for so much. */
  Fact withPoints(int other) {
    return other == points
        ? this
        : new Fact(code, warningClass, at, id, episode, floor, other, fresh, eventIds);
  }

  static boolean fresh(Evidence evidence, Risk risk) {
    return evidence.receivedAt() - evidence.occurredAt() <= risk.staleAfterMillis();
  }

  /** Of two facts of one episode the one that counts: the stronger, else the later. */
  Fact stronger(Fact other) {
    int order = STRENGTH.thenComparing(IN_TIME).compare(this, other);
    return order >= 0 ? this : other;
  }
}
