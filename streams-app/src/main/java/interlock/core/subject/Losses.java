package interlock.core.subject;

import interlock.core.event.Transfer;
import interlock.core.policy.Measure;
import interlock.core.policy.Playbook;
import interlock.core.task.DissuasionTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What a person may lose, what he lost, and whether we had warned him before. */
final class Losses {
  private Losses() {}

  /** Fen: the payments that went or may go, or more if somebody says so. */
  static OptionalLong atRisk(List<Evidence> evidence) {
    Map<Label, Evidence> payments = new HashMap<>();
    OptionalLong said = OptionalLong.empty();
    for (Evidence piece : evidence) {
      if (piece.amountFen().isEmpty()) {
        continue;
      }
      if (piece.payment().isPresent()) {
        payments.merge(piece.episode(), piece, Losses::newer);
      } else {
        said = OptionalLong.of(Math.max(said.orElse(0), piece.amountFen().getAsLong()));
      }
    }
    OptionalLong paid = OptionalLong.empty();
    for (Evidence payment : payments.values()) {
      Transfer.Status status = payment.payment().orElseThrow().status();
      if (status != Transfer.Status.REJECTED && status != Transfer.Status.REVERSED) {
        paid = OptionalLong.of(plus(paid.orElse(0), payment.amountFen().getAsLong()));
      }
    }
    if (said.isEmpty() || paid.isEmpty()) {
      return said.isEmpty() ? paid : said;
    }
    return OptionalLong.of(Math.max(said.getAsLong(), paid.getAsLong()));
  }

  private static Evidence newer(Evidence a, Evidence b) {
    return Comparator.comparingLong(Evidence::reportedAt)
                .thenComparing(e -> e.payment().orElseThrow().status())
                .thenComparing(Evidence::id)
                .compare(a, b)
            >= 0
        ? a
        : b;
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  /** The reports that ended that case, or tell of a loss in spite of it; by case id. */
  static List<SubjectFile.Report> reportsOn(SubjectFile file, int position, Playbook playbook) {
    DissuasionCase asked = file.cases().get(position);
    List<SubjectFile.Report> found = new ArrayList<>();
    for (SubjectFile.Report report : file.reports()) {
      if (Filing.stands(report)
          && (ended(asked, report)
              || warnedBefore(file, report, playbook) == position
              || overtaken(file, report, playbook) == position)) {
        found.add(report);
      }
    }
    return List.copyOf(found);
  }

  /** Whether that report came while that case was open, and so ended it. */
  static boolean ended(DissuasionCase asked, SubjectFile.Report report) {
    return asked.state() == DissuasionTask.State.CONCLUDED
        && asked.openedAt() <= report.receivedAt()
        && report.receivedAt() <= asked.concludedAt().orElse(Long.MAX_VALUE);
  }

  /** Cheated after warning (预后被骗): the loss came after a completed measure of that case. */
  static boolean cheatedAfterWarning(SubjectFile file, int position, Playbook playbook) {
    return file.reports().stream()
        .anyMatch(r -> Filing.stands(r) && warnedBefore(file, r, playbook) == position);
  }

  /** The loss came after the opening of that case, but before any completed measure. */
  static boolean tooLate(SubjectFile file, int position, Playbook playbook) {
    return file.reports().stream()
        .anyMatch(r -> Filing.stands(r) && overtaken(file, r, playbook) == position);
  }

  /**
   * Position of the last case that was open when this loss came and had not warned of it, or -1. A
   * loss after a warning is counted as that only.
   */
  private static int overtaken(SubjectFile file, SubjectFile.Report report, Playbook playbook) {
    if (report.lossAt().isEmpty() || warnedBefore(file, report, playbook) >= 0) {
      return -1;
    }
    long lossAt = report.lossAt().getAsLong();
    for (int i = file.cases().size() - 1; i >= 0; i--) {
      DissuasionCase asked = file.cases().get(i);
      if (asked.openedAt() < lossAt
          && lossAt <= asked.concludedAt().orElse(Long.MAX_VALUE)
          && lossAt <= firstMeasureAt(asked).orElse(Long.MAX_VALUE)) {
        return i;
      }
    }
    return -1;
  }

  /** Position of the last case that warned of this loss, or -1: one loss is counted once. */
  private static int warnedBefore(SubjectFile file, SubjectFile.Report report, Playbook playbook) {
    if (report.lossAt().isEmpty()) {
      return -1;
    }
    long lossAt = report.lossAt().getAsLong();
    for (int i = file.cases().size() - 1; i >= 0; i--) {
      OptionalLong warnedAt = firstMeasureAt(file.cases().get(i));
      if (warnedAt.isPresent()
          && warnedAt.getAsLong() < lossAt
          && lossAt - warnedAt.getAsLong() <= playbook.cheatedWithinMillis()) {
        return i;
      }
    }
    return -1;
  }

  /** The first completed measure: a message published, the person or family reached or met. */
  private static OptionalLong firstMeasureAt(DissuasionCase asked) {
    long first = Long.MAX_VALUE;
    for (var step : asked.steps()) {
      if (step.measure() == Measure.SMS) {
        first = Math.min(first, step.doneAt().orElse(first));
      }
    }
    for (DissuasionCase.Answer answer : asked.feedback()) {
      if (Kept.reached(answer.outcome())) {
        first = Math.min(first, answer.at());
      }
    }
    return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
  }
}
