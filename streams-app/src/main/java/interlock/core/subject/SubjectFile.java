package interlock.core.subject;

import interlock.core.desk.DeskFile;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import interlock.core.identity.Generation;
import interlock.core.joining.Standing;
import interlock.core.lead.Lead;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is on a SubjectDesk: where it stands among the desks of its subject, and, if it is the root,
 * facts, and the cases that follow from them.
 *
 * @param asOf the desk's now at the last change, epoch milliseconds
 * @param cases oldest first; at most one is open, and it is the last
 * @param leads leads issued: of the person at the root, of a shared phone at the phone's own desk
 */
public record SubjectFile(
    long asOf, Standing standing, Knowledge knowledge, List<DissuasionCase> cases, List<Lead> leads)
    implements DeskFile {

  public SubjectFile {
    cases = List.copyOf(cases);
    leads = List.copyOf(leads);
  }

  /** On which nothing stands but whose it is. */
  static SubjectFile empty(Generation whose) {
    return new SubjectFile(
        Long.MIN_VALUE, Standing.ALONE, Knowledge.of(whose.identifier()), List.of(), List.of());
  }

  List<Evidence> evidence() {
    return knowledge.evidence();
  }

  List<CareEntry> care() {
    return knowledge.care();
  }

  List<IdentityBinding> bindings() {
    return knowledge.bindings();
  }

  List<Report> reports() {
    return knowledge.reports();
  }

  boolean isWithdrawn(Evidence piece) {
    return Withdrawals.covers(knowledge.withdrawn(), piece);
  }

  /** The open case; it is the last. */
  Optional<DissuasionCase> openCase() {
    return cases.isEmpty() || !cases.getLast().open()
        ? Optional.empty()
        : Optional.of(cases.getLast());
  }

  SubjectFile withStanding(Standing next) {
    return new SubjectFile(asOf, next, knowledge, cases, leads);
  }

  SubjectFile withKnowledge(Knowledge next) {
    return new SubjectFile(asOf, standing, next, cases, leads);
  }

  SubjectFile withCases(List<DissuasionCase> next) {
    return new SubjectFile(asOf, standing, knowledge, next, leads);
  }

  SubjectFile withLeads(List<Lead> next) {
    return new SubjectFile(asOf, standing, knowledge, cases, next);
  }

  SubjectFile at(long now) {
    return new SubjectFile(now, standing, knowledge, cases, leads);
  }

  /**
   * What this person reported.
   *
   * @param version the CaseDesk's count; the highest counts
   * @param receivedAt when its first version came, the desk's now, epoch milliseconds: tells which
   *     case it ended, whatever is added to the report later
   */
  public record Report(
      String caseId,
      int version,
      CaseStatus status,
      Party victim,
      OptionalLong lossFen,
      OptionalLong lossAt,
      Optional<String> fraudType,
      Optional<String> region,
      Optional<String> registeredRegion,
      long receivedAt) {

    Report receivedFirstAt(long first) {
      return new Report(
          caseId,
          version,
          status,
          victim,
          lossFen,
          lossAt,
          fraudType,
          region,
          registeredRegion,
          first);
    }
  }
}
