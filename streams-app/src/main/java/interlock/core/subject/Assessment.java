package interlock.core.subject;

import interlock.core.event.Transfer;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.Policy;
import interlock.core.policy.Risk;
import interlock.core.policy.WarningClass;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How urgent a case is (design.md §3): a function of its facts, so that their order of arrival does
 * not matter.
 *
 * @param level the highest reached along the facts, raised by what speaks beside them
 * @param score the points now
 * @param points what each code adds to the score now; absent: nothing
 * @param raises two parties that agree, the door, a person whom nobody reaches
 * @param facts by {@link Fact#IN_TIME}
 * @param flights payments, in flight now or before
 * @param calls calls, going on now or before
 */
record Assessment(
    Level level,
    WarningClass warningClass,
    int score,
    Map<EvidenceCode, Integer> points,
    List<Reason> raises,
    List<Fact> facts,
    List<Span> flights,
    List<Span> calls) {

  Assessment {
    points = Map.copyOf(points);
    raises = List.copyOf(raises);
    facts = List.copyOf(facts);
    flights = List.copyOf(flights);
    calls = List.copyOf(calls);
  }

  /**
   * @param cared whether the person is on the care list
   * @param now epoch milliseconds; changes the points only, not the level
   */
  static Assessment of(CaseFacts facts, boolean cared, Policy policy, long now) {
    Risk risk = policy.risk();
    Collection<List<Evidence>> episodes = Span.episodes(facts.evidence());
    List<Span> flights = Span.flights(episodes, risk);
    List<Span> calls = Span.calls(episodes, risk);
    List<Fact> read = read(facts, flights, calls, risk);
    Optional<Reason> agree = Corroboration.twoParties(facts.evidence(), risk);
    Optional<Reason> door = Corroboration.door(facts.answers(), policy.playbook().door());
    Optional<Reason> unreachable =
        Corroboration.unreachable(facts.answers(), policy.playbook().retries());

    Level level = highest(read, risk);
    if (!read.isEmpty()) {
      Level raised = level;
      raised = agree.isPresent() ? raised.up() : raised;
      raised = cared && risk.careRaises() ? raised.up() : raised;
      boolean anyFresh = read.stream().anyMatch(Fact::fresh);
      level = anyFresh ? raised : level.max(raised.min(risk.staleMost()));
      // A busy line is news of this moment, however old the evidence.
      level = door.isPresent() ? level.up() : level;
    }
    Score score = Score.of(strongest(read).values(), now, risk);
    return new Assessment(
        level,
        gravest(read),
        score.total(),
        score.byCode(),
        Stream.of(agree, door, unreachable).flatMap(Optional::stream).toList(),
        read,
        flights,
        calls);
  }

  boolean fundsInFlightAt(long now) {
    return flights.stream().anyMatch(f -> f.goesOnAt(now));
  }

  boolean onCallAt(long now) {
    return calls.stream().anyMatch(c -> c.goesOnAt(now));
  }

  private static List<Fact> read(
      CaseFacts caseFacts, List<Span> flights, List<Span> calls, Risk risk) {
    List<Evidence> evidence = caseFacts.evidence();
    List<Fact> facts = new ArrayList<>();
    for (Evidence piece : evidence) {
      boolean largeCash =
          piece.code() == EvidenceCode.LARGE_CASH_OPEN_CASE
              || piece.signals().contains(Transfer.LARGE_CASH);
      if (piece.code() != EvidenceCode.LARGE_CASH_OPEN_CASE) {
        Fact fact = Fact.of(piece, risk);
        facts.add(fact.withPoints(caseFacts.falseAlarms().points(piece, fact.points(), risk)));
      }
      if (largeCash && caseOpenBefore(piece, evidence)) {
        facts.add(Fact.of(piece, EvidenceCode.LARGE_CASH_OPEN_CASE, risk));
      }
    }
    payingWhileOnCall(flights, calls, risk).ifPresent(facts::add);
    facts.sort(Fact.IN_TIME);
    return facts;
  }

  private static boolean caseOpenBefore(Evidence cash, List<Evidence> evidence) {
    return evidence.stream()
        .filter(e -> e.code() != EvidenceCode.LARGE_CASH_OPEN_CASE)
        .filter(e -> !e.episode().equals(cash.episode()))
        .anyMatch(
            e ->
                e.receivedAt() < cash.receivedAt()
                    || (e.receivedAt() == cash.receivedAt() && e.id().compareTo(cash.id()) < 0));
  }

  /** The gravest moment there is: it stays reached when the call ends. */
  private static Optional<Fact> payingWhileOnCall(List<Span> flights, List<Span> calls, Risk risk) {
    if (flights.isEmpty() || calls.isEmpty()) {
      return Optional.empty();
    }
    List<Fact> met = new ArrayList<>();
    for (Span flight : flights) {
      for (Span call : calls) {
        if (call.confirmed()) {
          flight.meets(call).map(at -> whileOnCall(at, flight, call, risk)).ifPresent(met::add);
        }
      }
    }
    return met.stream().min(Fact.IN_TIME);
  }

  private static Fact whileOnCall(long at, Span flight, Span call, Risk risk) {
    EvidenceCode code = EvidenceCode.IN_FLIGHT_ON_CALL;
    var id = new Label(code.name(), flight.first().id(), call.first().id(), "");
    return new Fact(
        code,
        code.leastClass(),
        at,
        id,
        id,
        risk.rule(code).floor(),
        risk.rule(code).points(),
        true,
        List.of(flight.first().eventId(), call.first().eventId()));
  }

  private static Level highest(List<Fact> facts, Risk risk) {
    Level highest = Level.LOW;
    boolean anyFresh = false;
    Score most = new Score();
    Map<Label, Fact> strongest = new HashMap<>();
    for (Fact fact : facts) {
      strongest.merge(fact.episode(), fact, Fact::stronger);
      anyFresh |= fact.fresh();
      highest = highest.max(fact.floor());
      // Reckoning with fading costs a look at all facts so far: only where it can raise the level.
      most.addUnfaded(fact, risk);
      if (risk.levelOf(most.total()).compareTo(highest) > 0) {
        Level byScore = risk.levelOf(Score.of(strongest.values(), fact.at(), risk).total());
        highest = highest.max(anyFresh ? byScore : byScore.min(risk.staleMost()));
      }
    }
    return highest;
  }

  private static WarningClass gravest(List<Fact> facts) {
    WarningClass gravest = WarningClass.CONTACT;
    for (Fact fact : facts) {
      gravest = gravest.max(fact.warningClass());
    }
    return gravest;
  }

  private static Map<Label, Fact> strongest(List<Fact> facts) {
    Map<Label, Fact> strongest = new HashMap<>();
    facts.forEach(f -> strongest.merge(f.episode(), f, Fact::stronger));
    return strongest;
  }
}
