package interlock.sandbox.story;

import interlock.bank.FeedbackPhase;
import interlock.bank.StopPaymentFeedback;
import interlock.casefile.CaseSummary;
import interlock.common.StopCommand;
import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.LoadEvent;
import interlock.task.DissuasionTask;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the centre and the banks have told so far. For several threads. */
final class NightBoard {
  private final Map<String, Long> reports = new HashMap<>();
  private final Map<String, StopPaymentTask> stops = new HashMap<>();
  private final Map<String, CaseSummary> summaries = new HashMap<>();
  private final Map<String, Integer> dissuasions = new HashMap<>();
  private final Map<String, Long> requested = new HashMap<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final Map<String, Latencies> answerTimes = new TreeMap<>();
  private final Latencies reportToStop = new Latencies();
  private final Latencies stopToAnswer = new Latencies();
  private final Set<String> reportedCases = new HashSet<>();
  private long heardNanos = System.nanoTime();

  /** A report goes out now. */
  synchronized void reported(String eventId, String caseId, long nanos) {
    reports.put(eventId, nanos);
    reportedCases.add(caseId);
    heardNanos = nanos;
  }

  /** A bank has published a record. */
  synchronized void published(LoadEvent event) {
    heardNanos = System.nanoTime();
    if (event.value() instanceof StopPaymentFeedback feedback
        && feedback.getPhase() == FeedbackPhase.RESULT) {
      answers.merge(feedback.getResultCode(), 1, Integer::sum);
    }
  }

  synchronized void read(DissuasionTask task) {
    dissuasions.put(task.getTaskId(), task.getRevision());
  }

  synchronized void read(CaseSummary summary) {
    summaries.put(summary.getCaseId(), summary);
    heardNanos = System.nanoTime();
  }

  /**
   * A revision of a stop payment.
   *
   * @param nanos when it could be read
   */
  synchronized void read(StopPaymentTask task, long nanos) {
    StopPaymentTask before = stops.put(task.getTaskId(), task);
    heardNanos = nanos;
    Long sent = reports.get(task.getTriggeredBy());
    if (before == null && sent != null) {
      reportToStop.add(nanos - sent);
    }
    boolean asked = task.getCommand() != StopCommand.REVIEW && task.getResponseDueAt() != null;
    if (asked) {
      requested.putIfAbsent(task.getApplicationId(), nanos);
    } else if (isAnswered(task)) {
      Long since = requested.remove(task.getApplicationId());
      if (since != null) {
        stopToAnswer.add(nanos - since);
        String bank = task.getTarget().getInstitution();
        answerTimes
            .computeIfAbsent(bank == null ? "?" : bank, b -> new Latencies())
            .add(nanos - since);
      }
    }
  }

  /**
   * How long nothing was heard of stops, cases and banks; never long while a reported case has no
   * summary yet.
   */
  synchronized Duration quietFor() {
    return summaries.keySet().containsAll(reportedCases)
        ? Duration.ofNanos(System.nanoTime() - heardNanos)
        : Duration.ZERO;
  }

  /** Everything so far, as of now. */
  synchronized Figures figures() {
    return new Figures(
        summaries.size(),
        sum(CaseSummary::getLost),
        sum(CaseSummary::getTraced),
        sum(CaseSummary::getRequested),
        sum(CaseSummary::getHeld),
        sum(CaseSummary::getLapsed),
        sum(CaseSummary::getCash),
        count(StopPaymentTask::getState),
        count(StopPaymentTask::getCommand),
        answers,
        dissuasions.size(),
        reportToStop.figures(),
        stopToAnswer.figures(),
        answerTimes.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().figures())));
  }

  /** Accounts with a stop of the case, whatever became of it; raw, never to be shown. */
  synchronized Set<String> stopped(String caseId) {
    return stops.values().stream()
        .filter(t -> t.getKind() == StopPaymentKind.RECOVERY && caseId.equals(t.getCaseId()))
        .map(t -> t.getTarget().getAccount())
        .collect(Collectors.toSet());
  }

  /**
   * Counts and sums, no identifiers. Amounts in yuan, as case.summary has them.
   *
   * @param stopsByState newest revisions
   * @param answersByCode results that banks published
   * @param reportToStop report sent → each stop that it led to, readable
   * @param stopToAnswer command readable → the revision that shows the bank's result, readable
   */
  record Figures(
      int cases,
      BigDecimal lost,
      BigDecimal traced,
      BigDecimal requested,
      BigDecimal held,
      BigDecimal lapsed,
      BigDecimal cash,
      Map<String, Integer> stopsByState,
      Map<String, Integer> stopsByCommand,
      Map<String, Integer> answersByCode,
      int dissuasions,
      Latencies.Figures reportToStop,
      Latencies.Figures stopToAnswer,
      Map<String, Latencies.Figures> answerTimes) {
    Figures {
      stopsByState = Map.copyOf(stopsByState);
      stopsByCommand = Map.copyOf(stopsByCommand);
      answersByCode = Map.copyOf(answersByCode);
      answerTimes = Map.copyOf(answerTimes);
    }
  }

  private static boolean isAnswered(StopPaymentTask task) {
    StopPaymentState state = task.getState();
    return switch (state) {
      case ACTIVE, PARTIAL, FROZEN, REFUSED, LIFTED, EXPIRED, CANCELLED -> true;
      case UNKNOWN, PROPOSED, REQUESTED, RECEIVED -> false;
    };
  }

  private BigDecimal sum(Function<CaseSummary, BigDecimal> of) {
    return summaries.values().stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Map<String, Integer> count(Function<StopPaymentTask, Enum<?>> of) {
    var counts = new TreeMap<String, Integer>();
    stops.values().forEach(task -> counts.merge(of.apply(task).name(), 1, Integer::sum));
    return counts;
  }
}
