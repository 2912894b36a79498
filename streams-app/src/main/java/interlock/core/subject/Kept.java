package interlock.core.subject;

import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What a full file keeps, so that it stays far below 64 KiB however hot its key is (design.md §8).
 * Every rule is a total order: the same knowledge keeps the same.
 */
final class Kept {
  static final int EVIDENCE = 96;
  static final int CASES = 12;
  static final int ANSWERS = 40;
  static final int ANSWERS_OF_CLOSED = 8;

  /** Of each of care entries, bindings and reports. */
  static final int ENTRIES = 16;

  static final int WITHDRAWALS = 64;

  /** Phones, and likewise accounts. */
  static final int NAMES = 32;

  private Kept() {}

  /**
   * Drops the least of too much evidence: first what ended cases rested on, then the mildest and
   * the oldest.
   *
   * @return how many pieces were dropped
   */
  static int fold(List<Evidence> evidence, List<Withdrawal> withdrawn) {
    int tooMany = evidence.size() - EVIDENCE;
    if (tooMany <= 0) {
      return 0;
    }
    Comparator<Evidence> worth =
        Comparator.comparing((Evidence e) -> e.closedBy().isEmpty())
            .thenComparing(e -> !Withdrawals.covers(withdrawn, e))
            .thenComparing(Kept::asks)
            .thenComparing(e -> e.payment().isPresent() || e.call().isPresent())
            .thenComparingLong(Evidence::occurredAt)
            .thenComparing(Evidence::id);
    evidence.sort(worth);
    evidence.subList(0, tooMany).clear();
    return tooMany;
  }

  private static Level asks(Evidence piece) {
    EvidenceCode code = piece.code();
    Level least = code.leastLevel();
    return piece.floor().isEmpty() ? least : least.max(piece.floor().get());
  }

  /** The latest entries, by id. */
  static <T> List<T> newest(Collection<T> entries, ToLongFunction<T> at, Function<T, String> id) {
    int tooMany = Math.max(0, entries.size() - ENTRIES);
    return entries.stream()
        .sorted(Comparator.comparingLong(at).thenComparing(id))
        .skip(tooMany)
        .sorted(Comparator.comparing(id))
        .toList();
  }

  static <T> void names(NavigableSet<T> names) {
    while (names.size() > NAMES) {
      names.pollLast();
    }
  }

  /** Ended cases keep few answers, and the oldest of them go. */
  static List<DissuasionCase> cases(List<DissuasionCase> cases) {
    boolean fits = cases.size() <= CASES;
    List<DissuasionCase> next = new ArrayList<>();
    for (DissuasionCase subjectCase : newest(cases)) {
      int most = subjectCase.open() ? ANSWERS : ANSWERS_OF_CLOSED;
      if (subjectCase.feedback().size() > most) {
        fits = false;
        next.add(subjectCase.withFeedback(answers(subjectCase.feedback(), most)));
      } else {
        next.add(subjectCase);
      }
    }
    return fits ? cases : List.copyOf(next);
  }

  private static List<DissuasionCase> newest(List<DissuasionCase> cases) {
    return cases.subList(Math.max(0, cases.size() - CASES), cases.size());
  }

  private static List<DissuasionCase.Answer> answers(
      List<DissuasionCase.Answer> answers, int most) {
    List<DissuasionCase.Answer> kept = new ArrayList<>(answers);
    while (kept.size() > most) {
      // Whoever was reached, what was verified, and how it ended, is asked for again after months.
      kept.remove(
          kept.stream()
              .min(
                  Comparator.comparing(
                          (DissuasionCase.Answer a) -> a.conclusion() != Conclusion.NONE)
                      .thenComparing(a -> a.verification().isPresent())
                      .thenComparing(a -> reached(a.outcome())))
              .orElseThrow());
    }
    return kept;
  }

  static boolean reached(Outcome outcome) {
    return switch (outcome) {
      case REACHED, FAMILY_REACHED, MET -> true;
      case NONE,
          BUSY,
          NO_ANSWER,
          POWERED_OFF,
          WRONG_NUMBER,
          REFUSED,
          STRANGER_ANSWERED,
          DISPATCHED,
          ARRIVED,
          NOT_FOUND ->
          false;
    };
  }
}
