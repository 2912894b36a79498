package interlock.service.trace;

import interlock.core.event.Transfer;
import interlock.core.policy.Policy;
import interlock.core.replay.Night;
import interlock.core.replay.Night.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a report so much earlier would have held.
 *
 * @param wanted how much earlier was asked
 * @param earlier how much earlier it was replayed: nobody reports what he has not paid yet
 * @param bankSeconds how long banks are taken to need: as long as the first one needed
 */
public record IfEarlier(
    String caseId,
    Duration wanted,
    Duration earlier,
    long bankSeconds,
    Outcome asItWas,
    Outcome ifEarlier) {

  /** Replays both. */
  public static IfEarlier of(
      CaseRecords records, Trace trace, List<Transfer> movements, Policy policy, Duration wanted) {
    String caseId = records.caseId();
    Duration earlier = Duration.ofMillis(Night.possible(records.reports(), wanted.toMillis()));
    long bankSeconds =
        trace.summary().flatMap(s -> Optional.ofNullable(s.getFirstStopSeconds())).orElse(0L);
    return new IfEarlier(
        caseId,
        wanted,
        earlier,
        bankSeconds,
        Night.asItWas(caseId, records.reports(), movements, policy),
        Night.earlier(
            caseId, records.reports(), movements, policy, earlier.toMillis(), bankSeconds * 1000));
  }
}
