package interlock.service.policy;

import interlock.contract.policy.Parsed;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.policy.Problem;
import interlock.control.PolicyAct;
import interlock.control.PolicyVersion;
import interlock.core.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version as an officer published it; whether it counts is {@link LivePolicies}' affair.
 *
 * @param publishedAt epoch milliseconds
 * @param derivedFrom the version that a command made it of
 */
public record PublishedPolicy(
    Policy policy, long publishedAt, String publishedBy, Optional<String> derivedFrom) {

  /**
   * Another officer's name under a version.
   *
   * @param policy what he approved: the published one, perhaps from another moment on
   * @param at epoch milliseconds
   */
  public record Approval(Policy policy, long at, String by) {
    PolicyVersion toRecord() {
      return record(policy, at, by, PolicyAct.APPROVED);
    }
  }

  /** What a record came to. */
  public sealed interface Reading {
    /** A version that can be used. */
    record Usable(PublishedPolicy published) implements Reading {}

    /** An officer agrees to a version. */
    record Approved(Approval approval) implements Reading {}

    /** It cannot be used; never empty. */
    record Refused(String version, List<String> problems) implements Reading {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  static Reading read(PolicyVersion record) {
    return switch (PolicyDocument.parse(record.getDocument())) {
      case Parsed.Invalid invalid ->
          new Reading.Refused(
              record.getVersion(), invalid.problems().stream().map(Problem::toString).toList());
      case Parsed.Valid valid -> read(record, valid.policy());
    };
  }

  private static Reading read(PolicyVersion record, Policy policy) {
    if (!policy.version().equals(record.getVersion())
        || policy.effectiveFromAt() != record.getEffectiveFrom().toEpochMilli()) {
      return new Reading.Refused(
          record.getVersion(),
          List.of("the document's version or effectiveFrom is not the record's"));
    }
    long at = record.getPublishedAt().toEpochMilli();
    return switch (record.getAct()) {
      case PUBLISHED ->
          new Reading.Usable(
              new PublishedPolicy(
                  policy,
                  at,
                  record.getPublishedBy(),
                  Optional.ofNullable(record.getDerivedFrom())));
      case APPROVED -> new Reading.Approved(new Approval(policy, at, record.getPublishedBy()));
      case UNKNOWN ->
          new Reading.Refused(record.getVersion(), List.of("this jar does not know its act"));
    };
  }

  PolicyVersion toRecord() {
    PolicyVersion record = record(policy, publishedAt, publishedBy, PolicyAct.PUBLISHED);
    record.setDerivedFrom(derivedFrom.orElse(null));
    return record;
  }

  private static PolicyVersion record(Policy policy, long at, String by, PolicyAct act) {
    var record = new PolicyVersion();
    record.setVersion(policy.version());
    record.setEffectiveFrom(Instant.ofEpochMilli(policy.effectiveFromAt()));
    record.setDocument(PolicyDocument.render(policy));
    record.setPublishedAt(Instant.ofEpochMilli(at));
    record.setPublishedBy(by);
    record.setAct(act);
    return record;
  }
}
