package interlock.service.policy;

import interlock.contract.policy.Parsed;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.policy.Problem;
import interlock.control.PolicyVersion;
import interlock.core.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version as it was published.
 *
 * @param publishedAt epoch milliseconds
 * @param derivedFrom the version from which it differs only in its modes
 */
public record PublishedPolicy(
    Policy policy, long publishedAt, String publishedBy, Optional<String> derivedFrom) {

  /** What a record came to. */
  public sealed interface Reading {
    /** It can be used. */
    record Usable(PublishedPolicy published) implements Reading {}

    /** It cannot; never empty. */
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
    boolean same =
        policy.version().equals(record.getVersion())
            && policy.effectiveFromAt() == record.getEffectiveFrom().toEpochMilli();
    return same
        ? new Reading.Usable(
            new PublishedPolicy(
                policy,
                record.getPublishedAt().toEpochMilli(),
                record.getPublishedBy(),
                Optional.ofNullable(record.getDerivedFrom())))
        : new Reading.Refused(
            record.getVersion(),
            List.of("the document's version or effectiveFrom is not the record's"));
  }

  PolicyVersion toRecord() {
    var record = new PolicyVersion();
    record.setVersion(policy.version());
    record.setEffectiveFrom(Instant.ofEpochMilli(policy.effectiveFromAt()));
    record.setDocument(PolicyDocument.render(policy));
    record.setPublishedAt(Instant.ofEpochMilli(publishedAt));
    record.setPublishedBy(publishedBy);
    record.setDerivedFrom(derivedFrom.orElse(null));
    return record;
  }
}
