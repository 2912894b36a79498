package interlock.core.casefile;

import interlock.core.casefile.CaseFile.Findings;
import interlock.core.codes.OutcomeCode;
import interlock.core.event.Conclusion;
import interlock.core.task.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What whoever filed the newest version of a report hears of its money (law art. 26): each for the
 * first time only, however many accounts it went through.
 */
final class Outcomes {
  private Outcomes() {}

  /**
   * What is news since the summary before.
   *
   * @param before the findings as they stood in it
   * @param file as published now
   */
  static List<Outcome> of(Findings before, CaseFile file) {
    Findings now = file.published();
    List<OutcomeCode> news = new ArrayList<>();
    if (before.firstStopAt().isEmpty() && now.firstStopAt().isPresent()) {
      news.add(OutcomeCode.STOP_ACTIVE);
    }
    if (before.tally().frozenFen() <= 0 && now.tally().frozenFen() > 0) {
      news.add(OutcomeCode.MONEY_FROZEN);
    }
    if (before.tally().returnedFen() <= 0 && now.tally().returnedFen() > 0) {
      news.add(OutcomeCode.MONEY_RETURNED);
    }
    return news.stream()
        .map(
            code ->
                new Outcome(
                    file.newest().source(),
                    file.newest().eventId(),
                    file.receivedAt(),
                    code,
                    Optional.empty(),
                    Conclusion.NONE,
                    file.publishedAt()))
        .toList();
  }
}
