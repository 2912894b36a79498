package interlock.contract.intake;

import interlock.contract.record.Words;
import interlock.core.codes.RejectCode;
import interlock.core.event.Appeal;
import interlock.core.event.CareEntry;
import interlock.core.event.Event;
import interlock.core.event.Party;
import interlock.core.event.WarningDirective;
import interlock.core.event.WatchEntry;
import interlock.core.event.WatchEntry.Target;
import interlock.core.identity.ContactPoint;
import interlock.core.policy.EvidenceCode;
import interlock.police.WatchTarget;
import java.util.Optional;

/** What the police send, but for reports and decisions. */
final class PoliceReaders {
  private static final long LONGEST_REVISIT_DAYS = 3650;

  /** How the ids of stops and holds begin. */
  private static final String STOP_TASK = "S-";

  private PoliceReaders() {}

  /** Class and level may be left out; then they are the least that a directive counts for. */
  static Event directive(interlock.police.WarningDirective from, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    return new WarningDirective(
        origin,
        checks.text("directiveId", from.getDirectiveId()),
        checks.status("status", Words.DIRECTIVE_STATUS, from.getStatus()),
        who.named("subject", from.getSubject()),
        Words.WARNING_CLASS
            .constant(from.getWarningClass())
            .orElse(EvidenceCode.POLICE_DIRECTIVE.leastClass()),
        Words.LEVEL.constant(from.getLevel()).orElse(EvidenceCode.POLICE_DIRECTIVE.leastLevel()),
        checks.optionalText("fraudType", from.getFraudType()),
        who.optionalParty("counterparty", from.getCounterparty()),
        who.optionalContact("contact", from.getContact()),
        checks.amount("amountAtRisk", from.getAmountAtRisk()),
        checks.time("feedbackDueAt", from.getFeedbackDueAt()),
        checks.region(from.getRegion()),
        checks.region(from.getRegisteredRegion()));
  }

  static Event watchEntry(interlock.police.WatchEntry from, Checks checks) {
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    boolean active =
        switch (from.getStatus()) {
          case ACTIVE -> true;
          case REVOKED -> false;
          case UNKNOWN -> throw Checks.unknownStatus("status");
        };
    long validFrom = checks.time("validFrom", from.getValidFrom()).orElse(origin.occurredAt());
    var validTo = checks.time("validTo", from.getValidTo());
    checks.requireOrder("validFrom", validFrom, "validTo", validTo);
    return new WatchEntry(
        origin,
        checks.text("entryId", from.getEntryId()),
        active,
        target(from.getTarget(), new Identities(checks)),
        checks.choice("grade", Words.GRADE, from.getGrade()),
        checks.optionalText("caseId", from.getCaseId()),
        checks.optionalText("legalBasis", from.getLegalBasis()),
        validFrom,
        validTo);
  }

  /** A phone is listed as a person's; a service number is a line only. */
  private static Target target(WatchTarget from, Identities who) {
    String value = from.getValue();
    return switch (from.getKind()) {
      case ACCOUNT ->
          new Target.Listed(
              who.account("target", "value", value).orElseThrow(PoliceReaders::noTarget));
      case PERSON ->
          new Target.Listed(
              who.person("target", "value", value).orElseThrow(PoliceReaders::noTarget));
      case PHONE ->
          who.phone("target", "value", value)
              .<Target>map(Target.Listed::new)
              .orElseGet(() -> new Target.Line(who.line("target", "value", value)));
      case SITE -> new Target.Line(who.site("target", "value", value));
      case APP -> new Target.Line(who.app("target", "value", value));
      case UNKNOWN -> throw Checks.unknownChoice("target.kind");
    };
  }

  private static Refusal noTarget() {
    return new Refusal(RejectCode.NO_IDENTIFIER, "target.value", "the field is empty");
  }

  static Event careEntry(interlock.police.CareEntry from, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    boolean active =
        switch (from.getStatus()) {
          case ACTIVE -> true;
          case ENDED -> false;
          case UNKNOWN -> throw Checks.unknownStatus("status");
        };
    return new CareEntry(
        origin,
        checks.text("entryId", from.getEntryId()),
        active,
        who.named("person", from.getPerson()),
        Words.CARE_GROUP.constant(from.getGroup()).orElse(CareEntry.Group.OTHER),
        checks.optionalText("ownerUnit", from.getOwnerUnit()),
        checks.optionalText("ownerOfficer", from.getOwnerOfficer()),
        checks.number("revisitEveryDays", from.getRevisitEveryDays(), 1, LONGEST_REVISIT_DAYS),
        checks.time("validTo", from.getValidTo()));
  }

  static Event appeal(interlock.police.Appeal from, Checks checks) {
    var who = new Identities(checks);
    var origin =
        checks.origin(
            from.getSource(), from.getEventId(), from.getOccurredAt(), from.getReportedAt());
    Object target = from.getTarget();
    Optional<Party> party =
        target instanceof interlock.common.Party named
            ? Optional.of(who.named("target", named))
            : Optional.empty();
    Optional<ContactPoint> contact =
        target instanceof interlock.common.Contact line
            ? Optional.of(who.contact("target", line))
            : Optional.empty();
    Optional<String> taskId = checks.optionalText("taskId", from.getTaskId());
    requireAccount(taskId, party);
    return new Appeal(
        origin,
        checks.text("appealId", from.getAppealId()),
        checks.status("status", Words.APPEAL_STATUS, from.getStatus()),
        party,
        contact,
        checks.optionalText("caseId", from.getCaseId()),
        taskId,
        checks.optionalText("decidedBy", from.getDecidedBy()));
  }

  /** A stop is on its account's desk, which nothing but the account leads to. */
  private static void requireAccount(Optional<String> taskId, Optional<Party> target) {
    boolean aboutStop = taskId.filter(id -> id.startsWith(STOP_TASK)).isPresent();
    if (aboutStop && target.flatMap(Party::account).isEmpty()) {
      throw new Refusal(
          RejectCode.NOT_ROUTABLE,
          target.isPresent() ? "target.account" : "target",
          "taskId names a stop: send the stopped account");
    }
  }
}
