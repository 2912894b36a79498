package interlock.core.lead;

import interlock.core.codes.ReasonCode;
import interlock.core.event.Party;
import interlock.core.identity.ContactPoint;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a desk finds that makes a lead, or a revision of it. Amounts in fen.
 *
 * @param unit whose place it is
 * @param count see {@link Lead}; where it is above 0, only a higher one is news
 */
public record LeadNews(
    String taskId,
    LeadTask.Kind kind,
    Party target,
    Optional<ContactPoint> contact,
    OptionalLong amountFen,
    boolean urgent,
    String unit,
    Optional<String> region,
    Optional<String> branch,
    List<String> caseIds,
    List<Reason> reasons,
    int count) {

  public LeadNews {
    caseIds = List.copyOf(caseIds);
    reasons = List.copyOf(reasons);
  }

  /**
   * More people paid, or were in touch, than are warned one by one: an officer decides about them
   * (ADR 0016). One lead for each desk.
   *
   * @param target the account that they paid; unknown where they were in touch with a contact
   * @param people about how many are not warned
   */
  public static LeadNews manyVictims(
      String taskId,
      Party target,
      Optional<ContactPoint> contact,
      String unit,
      Optional<String> region,
      List<String> caseIds,
      Reason reason,
      int people) {
    return new LeadNews(
        taskId,
        LeadTask.Kind.MANY_VICTIMS,
        target,
        contact,
        OptionalLong.empty(),
        false,
        unit,
        region,
        Optional.empty(),
        caseIds,
        List.of(reason),
        people);
  }

  boolean isKnownTo(Lead lead) {
    if (count > 0) {
      return count <= lead.count();
    }
    List<ReasonCode> codes = lead.reasons().stream().map(Reason::code).toList();
    return reasons.stream().map(Reason::code).allMatch(codes::contains)
        && lead.caseIds().containsAll(caseIds);
  }
}
