package interlock.contract.signature;

import interlock.core.codes.RejectCode;
import interlock.core.desk.Canary;
import interlock.core.event.Event;
import interlock.core.intake.Spokesman;
import interlock.core.policy.Feed;
import interlock.core.policy.Policies;
import interlock.core.policy.SourceRule;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a record's source may say what it says, and said it. A record that carries a signature
 * must carry a right one, whether or not its source has to sign. The time of receipt decides which
 * policy and which keys count.
 */
public final class Admission {
  private static final Set<Feed> CANARY_SENDS =
      EnumSet.of(Feed.POLICE_WARNING_DIRECTIVE, Feed.POLICE_INCIDENT_REPORT);

  private final Policies policies;
  private final SourceKeys keys;

  public Admission(Policies policies, SourceKeys keys) {
    this.policies = policies;
    this.keys = keys;
  }

  /**
   * Why the record is refused; empty if it is let in.
   *
   * @param value the bytes that were signed
   * @param receivedAt epoch milliseconds
   */
  public Optional<RejectCode> refusal(
      Feed feed, Event event, byte[] value, RecordSignature signature, long receivedAt) {
    String source = event.origin().source();
    if (source.equals(Canary.SOURCE)) {
      // It needs no rule and no key: it can name nobody, so nothing that it says reaches anybody.
      return CANARY_SENDS.contains(feed)
          ? Optional.empty()
          : Optional.of(RejectCode.SOURCE_NOT_FOR_TOPIC);
    }
    var sources = policies.inForce(receivedAt).sources();
    Optional<RejectCode> refused = sources.refusal(feed, source, Spokesman.institution(event));
    if (refused.isPresent()) {
      return refused;
    }
    Optional<SourceRule> rule = sources.rule(source);
    if (signature.isAbsent()) {
      boolean must = rule.map(SourceRule::mustSign).orElse(false);
      return must ? Optional.of(RejectCode.SIGNATURE_MISSING) : Optional.empty();
    }
    if (signature.signature().isEmpty() || signature.keyId().isEmpty()) {
      return Optional.of(RejectCode.SIGNATURE_INCOMPLETE);
    }
    return refusal(
        rule, source, value, signature.signature().get(), signature.keyId().get(), receivedAt);
  }

  private Optional<RejectCode> refusal(
      Optional<SourceRule> rule,
      String source,
      byte[] value,
      byte[] signature,
      String keyId,
      long receivedAt) {
    Optional<SourceKey> known = keys.find(keyId);
    if (known.isEmpty()) {
      return Optional.of(RejectCode.KEY_UNKNOWN);
    }
    SourceKey key = known.get();
    boolean another =
        !key.source().equals(source)
            || rule.map(r -> !r.keys().isEmpty() && !r.keys().contains(keyId)).orElse(false);
    if (another) {
      return Optional.of(RejectCode.KEY_NOT_FOR_SOURCE);
    }
    Optional<RejectCode> invalid = key.refusalAt(receivedAt);
    if (invalid.isPresent()) {
      return invalid;
    }
    return key.algorithm().verifies(key.key(), value, signature)
        ? Optional.empty()
        : Optional.of(RejectCode.SIGNATURE_WRONG);
  }
}
