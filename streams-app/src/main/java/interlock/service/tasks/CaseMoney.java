package interlock.service.tasks;

import interlock.casefile.CaseSummary;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.service.tasks.Sums.Share;
import io.micrometer.core.instrument.DistributionSummary;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The money of the cases that are kept, and how soon their first stop came. */
final class CaseMoney implements TaskChanges {
  private static final double FEN = 100;

  private final Sums sums;
  private final DistributionSummary firstStop;
  private volatile boolean live;

  CaseMoney(Meters meters) {
    sums = new Sums(meters);
    firstStop = meters.histogram(Meter.FIRST_STOP);
    sharesOf(new CaseSummary());
  }

  /** What comes from now on is news. */
  void begin() {
    live = true;
  }

  @Override
  public void summed(Optional<CaseSummary> before, CaseSummary summary) {
    before.ifPresent(former -> sharesOf(former).forEach(Share::takeBack));
    sharesOf(summary).forEach(Share::add);
    boolean isFirst = before.map(former -> former.getFirstStopSeconds() == null).orElse(true);
    if (live && isFirst && summary.getFirstStopSeconds() != null) {
      firstStop.record(summary.getFirstStopSeconds());
    }
  }

  @Override
  public void caseGone(CaseSummary last) {
    sharesOf(last).forEach(Share::takeBack);
  }

  private List<Share> sharesOf(CaseSummary summary) {
    return Stream.of(
            sums.one(Meter.CASES),
            yuan("lost", summary.getLost()),
            yuan("traced", summary.getTraced()),
            yuan("requested", summary.getRequested()),
            yuan("held", summary.getHeld()),
            yuan("frozen", summary.getFrozen()),
            yuan("lapsed", summary.getLapsed()),
            yuan("cash", summary.getCash()),
            yuan("returned", summary.getReturned()))
        .toList();
  }

  private Share yuan(String amount, BigDecimal yuan) {
    long fen = yuan == null ? 0 : yuan.movePointRight(2).longValue();
    return sums.share(Meter.CASES_YUAN, fen, FEN, amount);
  }

  @Override
  public void changed(Optional<TaskRow> before, TaskRow row) {
    // Summaries have it all.
  }

  @Override
  public void gone(TaskRow last) {
    // Summaries have it all.
  }
}
