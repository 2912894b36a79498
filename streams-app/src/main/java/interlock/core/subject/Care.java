package interlock.core.subject;

import interlock.core.event.CareEntry;
import interlock.core.event.Origin;
import interlock.core.policy.Measure;
import interlock.core.policy.Playbook;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who is to be looked after: whoever is on the care list, regularly, and every victim once, so that
 * nobody cheats him a second time.
 */
final class Care {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long MOST_DAYS = 36_500;

  private Care() {}

  /**
   * A visit to make.
   *
   * @param opener names what opens a case that rests on no evidence
   * @param unit whose affair it is, if somebody said so
   * @param region where the person lives, if the report said so
   * @param dueAt when it is to be promised, epoch milliseconds
   */
  record Revisit(String opener, Optional<String> unit, Optional<String> region, long dueAt) {}

  /** The entry in force at that moment; of several the one with the smallest id. */
  static Optional<CareEntry> entry(SubjectFile file, long now) {
    return file.care().isEmpty()
        ? Optional.empty()
        : standing(file).filter(e -> inForce(e, now)).findFirst();
  }

  /** Entries that no unit has found out of date. */
  private static Stream<CareEntry> standing(SubjectFile file) {
    long ended = careEndedAt(file);
    return file.care().stream().filter(e -> e.origin().receivedAt() > ended);
  }

  /** When a unit's last word came that the person need not be looked after; long ago if none. */
  private static long careEndedAt(SubjectFile file) {
    return file.cases().stream()
        .flatMap(c -> c.feedback().stream())
        .filter(Verified::endsCare)
        .mapToLong(DissuasionCase.Answer::receivedAt)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** The next revisit that nobody has promised yet. */
  static Optional<Revisit> next(SubjectFile file, Playbook playbook) {
    if (file.care().isEmpty() && file.reports().isEmpty()) {
      return Optional.empty();
    }
    if (file.openCase().map(c -> Steps.anyPending(c.steps(), Measure.REVISIT)).orElse(false)) {
      return Optional.empty();
    }
    long last = lastLookedAfter(file.cases());
    Stream<Revisit> regular =
        standing(file)
            .filter(e -> e.revisitEveryDays().isPresent())
            .filter(e -> inForce(e, dueAt(e, last)))
            .map(
                e ->
                    new Revisit(
                        "REVISIT|" + e.entryId() + "|" + dueAt(e, last),
                        e.ownerUnit(),
                        Optional.empty(),
                        dueAt(e, last)));
    Stream<Revisit> victims =
        file.reports().stream()
            .filter(Filing::stands)
            .filter(r -> visitedFor(file, r, playbook).isEmpty())
            .map(
                r ->
                    new Revisit(
                        "SECOND_SCAM|" + r.caseId() + "|" + dueAt(r, playbook),
                        Optional.empty(),
                        r.region(),
                        dueAt(r, playbook)));
    return Stream.concat(regular, victims)
        .min(Comparator.comparingLong(Revisit::dueAt).thenComparing(Revisit::opener));
  }

  /** Whether that case visits somebody who has reported a loss. */
  static boolean isForVictim(SubjectFile file, int position, Playbook playbook) {
    return file.reports().stream()
        .anyMatch(r -> Filing.stands(r) && isFor(r, file, position, playbook));
  }

  /**
   * Whether nobody asks any more for the open case's visit: the report was withdrawn, or a unit
   * ended the care since, be it by an answer to another task.
   */
  static boolean isCalledOff(SubjectFile file, Playbook playbook, long now) {
    int position = file.cases().size() - 1;
    Optional<DissuasionCase> open =
        file.openCase().filter(c -> Steps.anyOpen(c.steps(), Measure.REVISIT));
    if (open.isEmpty() || isForVictim(file, position, playbook)) {
      return false;
    }
    boolean withdrawn =
        file.reports().stream()
            .anyMatch(r -> !Filing.stands(r) && isFor(r, file, position, playbook));
    return (withdrawn || careEndedAt(file) >= open.get().openedAt())
        && standing(file).noneMatch(e -> e.revisitEveryDays().isPresent() && inForce(e, now));
  }

  private static boolean isFor(
      SubjectFile.Report report, SubjectFile file, int position, Playbook playbook) {
    OptionalInt visited = visitedFor(file, report, playbook);
    return visited.isPresent() && visited.getAsInt() == position;
  }

  /** The first case that promised or made a visit when the report asked for one. */
  private static OptionalInt visitedFor(
      SubjectFile file, SubjectFile.Report report, Playbook playbook) {
    long dueAt = dueAt(report, playbook);
    return IntStream.range(0, file.cases().size())
        .filter(
            i ->
                file.cases().get(i).steps().stream()
                    .filter(s -> s.measure() == Measure.REVISIT)
                    .anyMatch(s -> Math.max(s.dueAt(), s.doneAt().orElse(s.dueAt())) >= dueAt))
        .findFirst();
  }

  private static long dueAt(SubjectFile.Report report, Playbook playbook) {
    return report.receivedAt() + playbook.revisitAfterMillis();
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
          // One that was not made in time is asked for again when the next is.
          long missed = step.state() == Step.State.OVERDUE ? step.dueAt() : last;
          last = Math.max(last, step.doneAt().orElse(missed));
        }
      }
    }
    return last;
  }

  private static boolean inForce(CareEntry entry, long at) {
    return entry.active() && at < entry.validTo().orElse(Long.MAX_VALUE);
  }
}
