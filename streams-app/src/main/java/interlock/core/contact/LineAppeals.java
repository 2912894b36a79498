package interlock.core.contact;

import interlock.core.codes.ReasonCode;
import interlock.core.contact.ContactFile.LineAppeal;
import interlock.core.desk.UpheldAppeals;
import interlock.core.event.Appeal;
import interlock.core.event.WatchEntry;
import interlock.core.task.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Appeals against what is asked for a line (law art. 32). Upheld, the grounds that there are count
 * no more, also those that a listing as ALLOWED outweighs or that are not in force yet, and the
 * line is restored at once, or that is asked again at once; an entry or a case that comes later is
 * another ground. People who were in touch with it stay warned: that restricts nobody.
 */
final class LineAppeals {
  private static final Comparator<LineAppeal> OLDEST_FIRST =
      Comparator.comparingLong(LineAppeal::reportedAt)
          .thenComparing(LineAppeal::status)
          .thenComparing(LineAppeal::eventId);

  private LineAppeals() {}

  /**
   * The file after a word on an appeal; the same if it is known, overtaken, or about nothing that
   * is asked.
   */
  static ContactFile read(ContactFile file, Appeal appeal, long now) {
    Optional<LineAppeal> before = file.appeal();
    var word =
        new LineAppeal(
            appeal.appealId(),
            appeal.status(),
            appeal.origin().eventId(),
            appeal.origin().reportedAt(),
            List.of());
    List<String> upheldBefore = before.map(LineAppeal::upheld).orElse(List.of());
    boolean overtaken = before.filter(b -> OLDEST_FIRST.compare(b, word) >= 0).isPresent();
    // What came after an appeal was upheld is another ground, however often the appeal is told.
    boolean frees =
        word.status() == Appeal.Status.UPHELD && !upheldBefore.contains(word.appealId());
    // Of two appeals the newer one shows; but what one of them has freed is free, in any order.
    boolean sameAppeal = before.filter(b -> b.appealId().equals(word.appealId())).isPresent();
    if ((overtaken && (sameAppeal || !frees)) || !concerns(file, appeal)) {
      return file;
    }
    LineAppeal shown = overtaken ? before.orElseThrow() : word;
    if (!frees) {
      return file.withAppeal(shown.upholding(upheldBefore));
    }
    return file.withControl(file.control().map(c -> c.urged(now)))
        .withAppeal(shown.upholding(UpheldAppeals.with(upheldBefore, word.appealId())))
        .withRelief(
            file.relief()
                .settingAside(
                    grounds(Involvement.onFile(file, now), appeal.caseId()),
                    ReasonCode.APPEAL_UPHELD,
                    LineRelief.onFile(file)));
  }

  /**
   * Whether an appeal that is upheld finds nothing to free: no task, or none of its grounds. Not so
   * of one that is known, or overtaken by a later word on it.
   *
   * @param file before it is read
   */
  static boolean findsNothing(ContactFile file, Appeal appeal, long now) {
    boolean news =
        appeal.status() == Appeal.Status.UPHELD
            && file.appeal()
                .filter(a -> a.upheld().contains(appeal.appealId()) || overtakes(a, appeal))
                .isEmpty();
    return news
        && (!concerns(file, appeal)
            || (grounds(Involvement.onFile(file, now), appeal.caseId()).findAny().isEmpty()
                && file.control().filter(LineControl::isOwed).isEmpty()));
  }

  private static boolean overtakes(LineAppeal shown, Appeal appeal) {
    return shown.appealId().equals(appeal.appealId())
        && shown.reportedAt() > appeal.origin().reportedAt();
  }

  /** Ids of the cases and entries that an appeal is about: all, or those of one case. */
  private static Stream<String> grounds(Involvement known, Optional<String> caseId) {
    return Stream.concat(
        known.cases().stream()
            .map(ContactFile.CaseOnContact::caseId)
            .filter(id -> caseId.isEmpty() || caseId.get().equals(id)),
        known.listings().stream()
            .filter(e -> caseId.isEmpty() || caseId.equals(e.caseId()))
            .map(WatchEntry::entryId));
  }

  private static boolean concerns(ContactFile file, Appeal appeal) {
    return file.control()
        .filter(control -> appeal.taskId().map(control.taskId()::equals).orElse(true))
        .isPresent();
  }

  /** How far the appeal is. */
  static Stream<Reason> reason(ContactFile file) {
    return file.appeal().stream()
        .map(
            appeal ->
                new Reason(
                    switch (appeal.status()) {
                      case RECEIVED -> ReasonCode.APPEAL_RECEIVED;
                      case UPHELD -> ReasonCode.APPEAL_UPHELD;
                      case DISMISSED -> ReasonCode.APPEAL_DISMISSED;
                    },
                    0,
                    List.of(appeal.eventId())));
  }
}
