package interlock.core.contact;

import interlock.core.codes.ReasonCode;
import interlock.core.contact.ContactFile.Touch;
import interlock.core.event.Appeal;
import interlock.core.event.FraudContact;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.policy.Policy;
import interlock.core.task.Reason;
import interlock.core.task.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * What the file asks for the line, and why (快停机, 快封堵).
 *
 * @param command empty if nothing speaks against the line
 * @param grounds ids of the entries and cases that speak against it
 * @param outweighed whether some would, but for a listing as ALLOWED
 * @param expiresAt when the last of its listings ends, epoch milliseconds; empty while a ground has
 *     no end
 * @param approvals officers who would lift the measure, or did
 */
record LineOrder(
    Optional<LineCommand> command,
    List<String> grounds,
    boolean outweighed,
    List<String> caseIds,
    Optional<String> fraudType,
    OptionalLong expiresAt,
    List<Reason> reasons,
    List<Voice> approvals) {
  private static final String MAINLAND = "+86";

  LineOrder {
    grounds = List.copyOf(grounds);
    caseIds = List.copyOf(caseIds);
    reasons = List.copyOf(reasons);
    approvals = List.copyOf(approvals);
  }

  /**
   * What is asked.
   *
   * @param known why the contact is INVOLVED at that moment, whatever was set aside
   * @param at epoch milliseconds
   */
  static LineOrder of(ContactFile file, Involvement known, long at, Policy policy) {
    Involvement involvement = file.relief().standing(known);
    return new LineOrder(
        involvement.involved() ? Optional.of(command(file, involvement, policy)) : Optional.empty(),
        involvement.grounds().stream().map(Involvement.Ground::about).toList(),
        known.allowed() && file.relief().standing(Involvement.weighed(file, at)).involved(),
        caseIds(involvement),
        involvement.cases().stream().flatMap(c -> c.fraudType().stream()).findFirst(),
        expiresAt(involvement),
        reasons(file, known, involvement, policy),
        approvals(file, known, involvement));
  }

  /** The cases that the grounds belong to, sorted. */
  static List<String> caseIds(Involvement involvement) {
    var caseIds = new TreeSet<String>();
    involvement.cases().forEach(c -> caseIds.add(c.caseId()));
    involvement.listings().forEach(e -> e.caseId().ifPresent(caseIds::add));
    return List.copyOf(caseIds);
  }

  /** Reports have no end, listings may. */
  private static OptionalLong expiresAt(Involvement involvement) {
    boolean endless =
        !involvement.cases().isEmpty()
            || involvement.listings().stream().anyMatch(e -> e.validTo().isEmpty());
    return endless
        ? OptionalLong.empty()
        : involvement.listings().stream().flatMapToLong(e -> e.validTo().stream()).max();
  }

  private static LineCommand command(ContactFile file, Involvement involvement, Policy policy) {
    return switch (file.contact().kind()) {
      case SITE, APP -> LineCommand.BLOCK_CONTACT;
      // Others rely on a service number: a person looks first, whoever listed it.
      case SERVICE -> LineCommand.VERIFY_NUMBER;
      case NUMBER -> {
        if (overseas(file.contact())) {
          yield LineCommand.BLOCK_CONTACT;
        }
        boolean sure = !involvement.listings().isEmpty() || agreed(file, involvement, policy);
        yield sure && !file.spoofed() ? LineCommand.SUSPEND_NUMBER : LineCommand.VERIFY_NUMBER;
      }
    };
  }

  /** Officers whose word waits for another's, or has lifted the measure. */
  private static List<Voice> approvals(
      ContactFile file, Involvement known, Involvement involvement) {
    boolean lifted =
        known.involved()
            && file.relief().why().filter(code -> code == ReasonCode.LIFTED_BY_OFFICER).isPresent();
    return involvement.involved() || lifted ? file.relief().voices() : List.of();
  }

  private static List<Reason> reasons(
      ContactFile file, Involvement known, Involvement involvement, Policy policy) {
    var reasons = new ArrayList<Reason>();
    if (involvement.allowed()) {
      reasons.add(reason(ReasonCode.ALLOWED_TARGET));
    } else if (!involvement.involved()) {
      whyNoMore(file, known).ifPresent(code -> reasons.add(reason(code)));
    } else {
      if (!involvement.listings().isEmpty()) {
        reasons.add(listed(involvement.listings()));
      }
      if (!involvement.cases().isEmpty()) {
        reasons.add(reason(ReasonCode.REPORTED_CONTACT));
      }
      if (agreed(file, involvement, policy)) {
        reasons.add(reason(ReasonCode.TWO_SOURCES_AGREE));
      }
      if (file.spoofed()) {
        reasons.add(reason(ReasonCode.SPOOFED_NUMBER));
      }
      if (overseas(file.contact())) {
        reasons.add(reason(ReasonCode.OVERSEAS_NUMBER));
      }
      if (!file.relief().voices().isEmpty()) {
        reasons.add(reason(ReasonCode.LIFT_PROPOSED));
      }
    }
    LineAppeals.reason(file).forEach(reasons::add);
    return reasons;
  }

  /** Why nothing is asked any more, unless the newest appeal says it. */
  private static Optional<ReasonCode> whyNoMore(ContactFile file, Involvement known) {
    if (!known.involved() || file.relief().why().isEmpty()) {
      return Optional.of(ReasonCode.EVIDENCE_WITHDRAWN);
    }
    boolean appealSaysIt =
        file.appeal().filter(a -> a.status() == Appeal.Status.UPHELD).isPresent();
    return file.relief().why().filter(code -> code != ReasonCode.APPEAL_UPHELD || !appealSaysIt);
  }

  private static Reason listed(List<WatchEntry> listings) {
    return new Reason(
        ReasonCode.LISTED, 0, listings.stream().map(e -> e.origin().eventId()).toList());
  }

  private static Reason reason(ReasonCode code) {
    return new Reason(code, 0, List.of());
  }

  /** A report and a carrier, or two carriers; a carrier counts from the policy's confidence on. */
  private static boolean agreed(ContactFile file, Involvement involvement, Policy policy) {
    long carriers =
        file.touches().stream()
            .filter(t -> t.reporter() == FraudContact.Reporter.TELECOM)
            .filter(t -> t.confidencePermille() >= policy.risk().confidencePermille())
            .map(Touch::source)
            .distinct()
            .limit(2)
            .count();
    return carriers + (involvement.cases().isEmpty() ? 0 : 1) >= 2;
  }

  private static boolean overseas(ContactPoint contact) {
    return contact.kind() == ContactPoint.Kind.NUMBER && !contact.reveal().startsWith(MAINLAND);
  }
}
