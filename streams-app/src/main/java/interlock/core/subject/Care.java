package interlock.core.subject;

import interlock.core.event.CareEntry;
import interlock.core.event.Origin;
import interlock.core.policy.Measure;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The care list: who is on it, and when to look after him again. */
final class Care {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long MOST_DAYS = 36_500;

  private Care() {}

  /** A visit that the care list asks for; {@code dueAt} epoch milliseconds. */
  record Revisit(CareEntry entry, long dueAt) {
    /** Names what opens a case that rests on no evidence. */
    String opener() {
      return "REVISIT|" + entry.entryId() + "|" + dueAt;
    }
  }

  /** The entry in force at that moment; of several the one with the smallest id. */
  static Optional<CareEntry> entry(SubjectFile file, long now) {
    return file.care().stream().filter(e -> inForce(e, now)).findFirst();
  }

  /** The next revisit that nobody has promised yet. */
  static Optional<Revisit> next(SubjectFile file) {
    if (file.openCase().map(c -> Steps.anyOpen(c.steps(), Measure.REVISIT)).orElse(false)) {
      return Optional.empty();
    }
    long last = lastLookedAfter(file.cases());
    return file.care().stream()
        .filter(e -> e.revisitEveryDays().isPresent())
        .map(e -> new Revisit(e, dueAt(e, last)))
        .filter(r -> inForce(r.entry(), r.dueAt()))
        .min(Comparator.comparingLong(Revisit::dueAt).thenComparing(r -> r.entry().entryId()));
  }

  /**
   * The entry with the receipt from which its revisits count: a list that is sent every night must
   * not postpone them for ever. Whoever was taken off, or whose entry had lapsed, starts anew.
   */
  static CareEntry sinceFirstReceipt(List<CareEntry> known, CareEntry entry) {
    Origin origin = entry.origin();
    return known.stream()
        .filter(k -> k.entryId().equals(entry.entryId()))
        .filter(k -> entry.active() && inForce(k, origin.receivedAt()))
        .filter(k -> k.origin().receivedAt() < origin.receivedAt())
        .findFirst()
        .map(k -> received(entry, k.origin().receivedAt()))
        .orElse(entry);
  }

  private static CareEntry received(CareEntry entry, long receivedAt) {
    Origin origin = entry.origin();
    return new CareEntry(
        new Origin(
            origin.source(),
            origin.eventId(),
            origin.occurredAt(),
            origin.reportedAt(),
            receivedAt),
        entry.entryId(),
        entry.active(),
        entry.person(),
        entry.group(),
        entry.ownerUnit(),
        entry.ownerOfficer(),
        entry.revisitEveryDays(),
        entry.validTo());
  }

  private static long dueAt(CareEntry entry, long last) {
    long days = Math.clamp(entry.revisitEveryDays().orElseThrow(), 1, MOST_DAYS);
    return Math.max(last, entry.origin().receivedAt()) + days * DAY_MILLIS;
  }

  private static long lastLookedAfter(List<DissuasionCase> cases) {
    long last = Long.MIN_VALUE;
    for (DissuasionCase subjectCase : cases) {
      if (subjectCase.state() == DissuasionTask.State.CONCLUDED) {
        last = Math.max(last, subjectCase.concludedAt().orElse(last));
      }
      for (Step step : subjectCase.steps()) {
        if (step.measure() == Measure.REVISIT) {
          last = Math.max(last, step.doneAt().orElse(last));
        }
      }
    }
    return last;
  }

  private static boolean inForce(CareEntry entry, long at) {
    return entry.active() && at < entry.validTo().orElse(Long.MAX_VALUE);
  }
}
