package interlock.core.policy;

import interlock.core.codes.RejectCode;
import interlock.core.identity.InstitutionCode;
import java.util.List;
import java.util.Optional;

/**
 * Who may say what. A source of which nothing stands here may say anything, unless only listed ones
 * may.
 */
public record Sources(
    @Setting("Whether records of sources that have no rule are refused.") boolean listedOnly,
    @Setting("One rule for each source.") List<SourceRule> rules) {

  public Sources {
    rules = SourceTable.of(rules);
  }

  /** What holds for a source; empty when nothing is said of it. */
  public Optional<SourceRule> rule(String source) {
    return ((SourceTable) rules).rule(source);
  }

  /**
   * Why a source may not say this; empty if it may.
   *
   * @param institution for whom the record speaks, normalised; empty where its kind names nobody
   */
  public Optional<RejectCode> refusal(Feed feed, String source, Optional<String> institution) {
    Optional<SourceRule> rule = rule(source);
    if (rule.isEmpty()) {
      return listedOnly ? Optional.of(RejectCode.SOURCE_NOT_LISTED) : Optional.empty();
    }
    if (!rule.get().topics().isEmpty() && !rule.get().topics().contains(feed)) {
      return Optional.of(RejectCode.SOURCE_NOT_FOR_TOPIC);
    }
    List<String> allowed = rule.get().institutions();
    boolean foreign =
        !allowed.isEmpty()
            && institution.isPresent()
            && allowed.stream()
                .map(InstitutionCode::normalise)
                .noneMatch(institution.get()::equals);
    return foreign ? Optional.of(RejectCode.INSTITUTION_NOT_FOR_SOURCE) : Optional.empty();
  }
}
