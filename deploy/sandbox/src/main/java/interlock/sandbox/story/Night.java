package interlock.sandbox.story;

import interlock.bank.Channel;
import interlock.common.CaseStatus;
import interlock.police.IncidentReport;
import interlock.police.ReportedTransfer;
import interlock.sandbox.banks.BankService;
import interlock.sandbox.banks.Banks;
import interlock.sandbox.banks.Payment;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.sandbox.story.Deed.Call;
import interlock.sandbox.story.Deed.MuleMoves;
import interlock.sandbox.story.Deed.Report;
import interlock.sandbox.story.Deed.Stage;
import interlock.sandbox.story.Deed.VictimPays;
import interlock.sandbox.story.NightPlan.Crime;
import interlock.telecom.ContactPhase;
import interlock.telecom.FraudContact;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One night as it happens: deeds become orders at the banks and events; what came of them. */
final class Night {
  /** Less than this a mule does not bother to move, fen. */
  private static final long LEAST_MOVE = 1_00;

  private final NightPlan plan;
  private final String run;
  private final World world;
  private final NightBoard board;
  private final Map<Integer, Instant> paidAt = new HashMap<>();
  private final Set<Integer> reported = new HashSet<>();
  private final Set<Integer> withdrawn = new HashSet<>();
  private int events;
  private long cashFen;
  private int refused;

  /** Where the night happens: a cluster and the wall's time, or rooms in a test. */
  interface World {
    /** Does something at the banks, now. */
    <T> T atTheBanks(BankService.Act<T> act);

    /** Publishes an event of somebody else. */
    void send(LoadEvent event);

    /** Epoch milliseconds. */
    long now();

    /** On the clock that {@link NightBoard} measures by. */
    long nanos();
  }

  Night(NightPlan plan, String run, World world, NightBoard board) {
    this.plan = plan;
    this.run = run;
    this.world = world;
    this.board = board;
  }

  /** A deed is done, now. */
  synchronized void happen(Deed deed) {
    switch (deed) {
      case Call call -> call(call);
      case VictimPays pays -> world.atTheBanks((banks, now) -> pay(pays, banks, now));
      case MuleMoves moves -> world.atTheBanks((banks, now) -> move(moves, banks, now));
      case Report report -> report(report);
    }
  }

  synchronized NightBooks books() {
    List<Integer> mules = plan.mules();
    return world.atTheBanks(
        (banks, now) -> {
          long left = 0;
          for (VictimPays pays : plan.victimPayments()) {
            left += pays.fen();
          }
          long kept =
              plan.victimPayments().stream()
                  .mapToInt(VictimPays::victim)
                  .distinct()
                  .mapToLong(v -> banks.standing(Invented.account(v), now).fen())
                  .sum();
          return NightBooks.of(banks, mules, now, left - kept, cashFen, refused);
        });
  }

  /** How the stops compare with the reports. */
  synchronized NightSummary.Oracle oracle() {
    int accounts = 0;
    int missing = 0;
    for (int number : reported) {
      Set<String> stopped = board.stopped(caseId(number));
      for (int mule : payees(plan.crimes().get(number))) {
        accounts++;
        if (!stopped.contains(Invented.account(mule))) {
          missing++;
        }
      }
    }
    return new NightSummary.Oracle(
        reported.size(), withdrawn.size(), accounts, missing, plan.mules().size());
  }

  private List<Integer> payees(Crime crime) {
    return crime.payments().stream()
        .filter(p -> paidAt.containsKey(p.number()))
        .map(VictimPays::mule)
        .distinct()
        .toList();
  }

  private void call(Call call) {
    FraudContact contact = Records.call(nextEvent(), now(), call.victim(), call.caller());
    if (call.ongoing()) {
      contact.setPhase(ContactPhase.ONGOING);
    }
    world.send(new LoadEvent(Topic.TELECOM_FRAUD_CONTACT, contact.getSubscriber(), contact));
  }

  private Banks.Paid pay(VictimPays pays, Banks banks, long now) {
    Banks.Paid paid =
        banks.pay(
            new Payment(
                transferId(pays.number()),
                Invented.account(pays.victim()),
                Optional.of(Invented.account(pays.mule())),
                pays.fen(),
                Channel.MOBILE,
                pays.suspicious() ? List.of("NEW_PAYEE") : List.of(),
                pays.waitMillis()),
            now);
    if (paid == Banks.Paid.BOOKED) {
      paidAt.put(pays.number(), Instant.ofEpochMilli(now));
    }
    return paid;
  }

  private int move(MuleMoves moves, Banks banks, long now) {
    String mule = Invented.account(moves.mule());
    Banks.Standing standing = banks.standing(mule, now);
    boolean kept = standing.freeFen() < LEAST_MOVE;
    // He tries even where nothing is free: the bank tells of it.
    long fen = kept ? standing.fen() : standing.freeFen();
    int parts = Math.max(1, moves.to().size());
    long each = fen / parts;
    for (int i = 0; i < parts && each > 0; i++) {
      long part = i == 0 ? fen - each * (parts - 1) : each;
      Optional<String> to =
          moves.cash() ? Optional.empty() : Optional.of(Invented.account(moves.to().get(i)));
      Banks.Paid paid =
          banks.pay(
              new Payment(
                  transferId(moves.number() + i),
                  mule,
                  to,
                  part,
                  moves.cash() ? Channel.ATM : Channel.MOBILE,
                  List.of(),
                  0),
              now);
      if (paid == Banks.Paid.REFUSED) {
        refused++;
      } else if (moves.cash()) {
        cashFen += part;
      }
    }
    return parts;
  }

  private void report(Report report) {
    Crime crime = plan.crimes().get(report.crime());
    List<ReportedTransfer> lines =
        crime.payments().stream()
            .filter(p -> paidAt.containsKey(p.number()))
            .map(p -> line(crime, p))
            .toList();
    String eventId = nextEvent();
    String caseId = caseId(report.crime());
    IncidentReport record = Records.report(eventId, now(), caseId, crime.victim(), lines);
    record.setFraudType("BRUSHING_REBATE");
    record.setStatus(
        switch (report.stage()) {
          case REPORTED -> CaseStatus.REPORTED;
          case FILED -> CaseStatus.FILED;
          case WITHDRAWN -> CaseStatus.WITHDRAWN;
        });
    if (report.stage() == Stage.WITHDRAWN) {
      withdrawn.add(report.crime());
    }
    reported.add(report.crime());
    board.reported(eventId, caseId, world.nanos());
    world.send(new LoadEvent(Topic.POLICE_INCIDENT_REPORT, caseId, record));
  }

  private ReportedTransfer line(Crime crime, VictimPays pays) {
    ReportedTransfer line =
        Records.line(
            paidAt.get(pays.number()),
            transferId(pays.number()),
            pays.victim(),
            pays.mule(),
            pays.fen());
    if (crime.withoutId()) {
      line.setTransferId(null);
    }
    line.getPayee().setName(Invented.name(crime.wrongName() ? pays.mule() + 1 : pays.mule()));
    return line;
  }

  private String transferId(int number) {
    return run + "P" + number;
  }

  private String caseId(int crime) {
    return run + "C" + crime;
  }

  private String nextEvent() {
    return run + "-" + events++;
  }

  private Instant now() {
    return Instant.ofEpochMilli(world.now());
  }
}
