package interlock.core.replay;

import interlock.core.account.AccountFile;
import interlock.core.account.AccountFile.Told;
import interlock.core.desk.TaskIds;
import interlock.core.event.Event;
import interlock.core.event.IncidentReport;
import interlock.core.event.Origin;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.mail.Tally;
import interlock.core.policy.Policy;
import interlock.core.policy.StopKind;
import interlock.core.task.Output;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of one case's money, played once more: as it was, or with the report earlier.
 *
 * <p>Played earlier, the other side pays at the same moments from the same accounts; a payment out
 * of an account fails from the moment at which a bank would have acted on the stop. Banks tell of
 * their payments when they did. Other cases' money in the same accounts is not looked at.
 */
public final class Night {
  /** What set a chain of mail going, in place of an input topic. */
  private static final String REPLAY = "replay";

  /** Ids of tasks that nobody will see. */
  private static final TaskIds IDS =
      new TaskIds("tasks of a replay are not published".getBytes(StandardCharsets.US_ASCII));

  private final String caseId;
  private final Policy policy;
  private final long bankMillis;
  private final Map<Account, Long> askedAt = new HashMap<>();
  private int refused;

  private Night(String caseId, Policy policy, long bankMillis) {
    this.caseId = caseId;
    this.policy = policy;
    this.bankMillis = bankMillis;
  }

  /**
   * How it ended.
   *
   * @param reportedAt when the report came, epoch milliseconds
   * @param askedFen still there, on accounts on which a stop was asked, by hop
   * @param waitingFen still there, where a stop waited for officers or none was asked
   * @param refused payments that a stop would have prevented
   */
  public record Outcome(
      long reportedAt,
      SortedMap<Integer, Long> askedFen,
      long waitingFen,
      long cashFen,
      long untracedFen,
      int refused) {
    public Outcome {
      askedFen = Collections.unmodifiableSortedMap(new TreeMap<>(askedFen));
    }

    /** On all hops, fen. */
    public long askedInAllFen() {
      return askedFen.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /**
   * As it was: every payment that banks told of as posted went through.
   *
   * @param reports every version of the case's report
   * @param movements of the accounts on its trace
   */
  public static Outcome asItWas(
      String caseId, List<IncidentReport> reports, List<Transfer> movements, Policy policy) {
    return new Night(caseId, policy, Long.MAX_VALUE).play(reports, movements, 0);
  }

  /**
   * With the report earlier.
   *
   * @param earlierMillis as {@link #possible} allows
   * @param bankMillis how long a bank takes to act on a stop
   */
  public static Outcome earlier(
      String caseId,
      List<IncidentReport> reports,
      List<Transfer> movements,
      Policy policy,
      long earlierMillis,
      long bankMillis) {
    return new Night(caseId, policy, bankMillis).play(reports, movements, earlierMillis);
  }

  /**
   * How much earlier the report can have been: nobody reports a payment that he has not made.
   *
   * @return at most {@code wantedMillis}, 0 or more
   */
  public static long possible(List<IncidentReport> reports, long wantedMillis) {
    Optional<IncidentReport> first =
        reports.stream().min(Comparator.comparingLong(r -> r.origin().receivedAt()));
    long room =
        first
            .map(
                r ->
                    r.origin().receivedAt()
                        - r.lines().stream()
                            .mapToLong(IncidentReport.Line::occurredAt)
                            .max()
                            .orElse(Long.MIN_VALUE / 2))
            .orElse(0L);
    return Math.max(0, Math.min(wantedMillis, room));
  }

  private Outcome play(List<IncidentReport> reports, List<Transfer> movements, long earlierMillis) {
    var rooms = new MoneyRooms(IDS, at -> policy, this::hear);
    List<Event> events = new ArrayList<>(movements);
    reports.forEach(report -> events.add(earlier(report, earlierMillis)));
    // Of what came in one moment the payments first: they were known when the report came.
    events.sort(
        Comparator.comparingLong((Event e) -> e.origin().receivedAt())
            .thenComparing(e -> e instanceof IncidentReport));
    long reportedAt = Long.MAX_VALUE;
    for (Event event : events) {
      if (event instanceof IncidentReport report) {
        reportedAt = Math.min(reportedAt, report.origin().receivedAt());
        rooms.receive(REPLAY, report);
      } else if (event instanceof Transfer transfer) {
        rooms.receive(REPLAY, afterStops(transfer));
      }
    }
    return outcome(rooms, reportedAt);
  }

  private void hear(Output output) {
    if (output instanceof StopPaymentTask task
        && task.kind() == StopKind.RECOVERY
        && task.caseId().equals(Optional.of(caseId))) {
      Account on = task.target().account().orElseThrow();
      if (isAsked(task.state())) {
        askedAt.putIfAbsent(on, task.head().updatedAt());
      } else {
        askedAt.remove(on);
      }
    }
  }

  private static boolean isAsked(State state) {
    return switch (state) {
      case REQUESTED, RECEIVED, ACTIVE, PARTIAL, FROZEN -> true;
      case PROPOSED, REFUSED, LIFTED, EXPIRED, CANCELLED -> false;
    };
  }

  private Transfer afterStops(Transfer transfer) {
    Optional<Long> asked = transfer.payer().account().map(askedAt::get);
    boolean stopped =
        bankMillis < Long.MAX_VALUE
            && transfer.status() == Transfer.Status.POSTED
            && asked.isPresent()
            && asked.get() + bankMillis <= transfer.origin().occurredAt();
    if (!stopped) {
      return transfer;
    }
    refused++;
    return new Transfer(
        transfer.origin(),
        transfer.suspicious(),
        transfer.institution(),
        transfer.transferId(),
        transfer.payer(),
        transfer.payee(),
        transfer.amountFen(),
        transfer.channel(),
        transfer.cash(),
        Transfer.Status.REJECTED,
        transfer.heldUntil(),
        transfer.signals(),
        transfer.payerBalanceFen(),
        transfer.payeeBalanceFen(),
        transfer.orderId(),
        transfer.device(),
        transfer.region(),
        transfer.branch(),
        transfer.inReplyTo(),
        transfer.completeUpTo());
  }

  private static IncidentReport earlier(IncidentReport report, long millis) {
    Origin origin = report.origin();
    return new IncidentReport(
        new Origin(
            origin.source(),
            origin.eventId(),
            origin.occurredAt() - millis,
            origin.reportedAt() - millis,
            origin.receivedAt() - millis),
        report.caseId(),
        report.status(),
        report.caseNumber(),
        report.victim(),
        report.fraudType(),
        report.lossFen(),
        report.lossAt(),
        report.lines(),
        report.contacts(),
        report.handlingUnit(),
        report.region(),
        report.registeredRegion());
  }

  private Outcome outcome(MoneyRooms rooms, long reportedAt) {
    SortedMap<Integer, Long> asked = new TreeMap<>();
    long waiting = 0;
    long cash = 0;
    long untraced = 0;
    for (AccountFile file : rooms.accounts()) {
      for (Told told : file.told()) {
        if (!told.caseId().equals(caseId)) {
          continue;
        }
        Tally tally = told.tally();
        if (askedAt.containsKey(file.account())) {
          asked.merge(told.hop(), tally.remainingFen(), Long::sum);
        } else {
          waiting += tally.remainingFen();
        }
        cash += tally.cashFen();
        untraced += tally.untracedFen();
      }
    }
    return new Outcome(reportedAt, asked, waiting, cash, untraced, refused);
  }
}
