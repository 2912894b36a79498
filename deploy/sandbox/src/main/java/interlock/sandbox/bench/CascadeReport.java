package interlock.sandbox.bench;

import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.Breaker;
import interlock.sandbox.load.Latencies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a cascade benchmark measured.
 *
 * @param rounds that count, in order
 * @param hops from each account's payer's stop to its own, both readable; from the report to the
 *     first hop
 * @param desks what of it is the desks' own work
 * @param floor one record through a bare chain of as many hops
 * @param warmupRounds rounds before
 * @param loadAverage the machine's, over the minute before the start
 * @param cpuMillis CPU time of the application over the measured rounds, movements included
 * @param peakRssMib most memory that the application had resident, MiB
 */
public record CascadeReport(
    CascadeBench.Settings settings,
    List<CascadeRound.Result> rounds,
    Latencies.Figures hops,
    DeskWork desks,
    Latencies.Figures floor,
    int warmupRounds,
    double loadAverage,
    long cpuMillis,
    long peakRssMib) {
  private static final double NANOS_PER_MILLI = 1_000_000.0;

  public CascadeReport {
    rounds = List.copyOf(rounds);
  }

  /** The slowest round; 0 when a stop was missing in one of them. */
  double allStopsMillis() {
    return complete() ? millis().getLast() : 0;
  }

  /** The round in the middle. */
  double allStopsMillisP50() {
    List<Double> millis = millis();
    return millis.isEmpty() ? 0 : millis.get(millis.size() / 2);
  }

  private boolean complete() {
    return rounds.stream().allMatch(round -> round.allStops().isPresent());
  }

  private List<Double> millis() {
    return rounds.stream()
        .flatMap(round -> round.allStops().stream().boxed())
        .map(nanos -> nanos / NANOS_PER_MILLI)
        .sorted()
        .toList();
  }

  int missed() {
    return rounds.stream().mapToInt(CascadeRound.Result::missed).sum();
  }

  int extra() {
    return rounds.stream().mapToInt(CascadeRound.Result::extra).sum();
  }

  int wrong() {
    return rounds.stream().mapToInt(CascadeRound.Result::wrong).sum();
  }

  /** 0 when exactly the right stops came, else 1: the times of another cascade mean nothing. */
  public int exitCode() {
    return missed() + extra() + wrong() == 0 ? 0 : 1;
  }

  /** For a machine. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("accounts", settings.accounts());
    json.put("hops", settings.hops());
    json.put("rounds", settings.rounds());
    json.put("warmupRounds", warmupRounds);
    json.put("profile", settings.profile().label());
    json.put("breaker", breaker());
    json.put("allStopsMillis", allStopsMillis());
    json.put("allStopsMillisP50", allStopsMillisP50());
    json.put("hopMillisP50", hops.p50Millis());
    json.put("hopMillisP99", hops.p99Millis());
    json.put("untilHopMillis", untilHop());
    json.put("desksMillis", desks.millis());
    json.put("mails", desks.mails());
    json.put("outputs", desks.outputs());
    json.put("missed", missed());
    json.put("extra", extra());
    json.put("wrong", wrong());
    json.put("floorHops", settings.floorHops());
    json.put("floorP50Millis", floor.p50Millis());
    json.put("floorP99Millis", floor.p99Millis());
    json.put("cpuMillisPerRound", (double) cpuMillis / settings.rounds());
    json.put("peakRssMiB", peakRssMib);
    json.put("loadAverageBefore", loadAverage);
    return json;
  }

  /** For a person. */
  public String text() {
    var lines = new ArrayList<String>();
    lines.add(
        "%d rounds of %d accounts over %d hops after %d rounds of warm-up, profile %s, breaker %s"
            .formatted(
                settings.rounds(),
                settings.accounts(),
                settings.hops(),
                warmupRounds,
                settings.profile().label(),
                breaker()));
    lines.add(
        "report -> last stop  %.0f ms in the slowest round, %.0f in the middle one"
            .formatted(allStopsMillis(), allStopsMillisP50()));
    lines.add("  last stop of each hop, median of the rounds, ms: " + untilHop());
    lines.add(
        "stop -> next hop's stop  p50 %.1f, p99 %.1f ms"
            .formatted(hops.p50Millis(), hops.p99Millis()));
    lines.add(
        "the desks alone, without Kafka: %.0f ms CPU; %,d mails, %,d outputs"
            .formatted(desks.millis(), desks.mails(), desks.outputs()));
    lines.add("floor, one record over %d hops  %s".formatted(settings.floorHops(), floor));
    lines.add(
        "missed %d, extra %d, wrong %d; %.0f ms CPU a round, movements included; %d MiB"
            .formatted(
                missed(), extra(), wrong(), (double) cpuMillis / settings.rounds(), peakRssMib));
    return String.join("\n", lines) + "\n";
  }

  /** One round on a line. */
  static String words(CascadeRound.Result round) {
    return round.allStops().isPresent()
        ? "all stops after %.0f ms".formatted(round.allStops().getAsLong() / NANOS_PER_MILLI)
        : "%d stops missing".formatted(round.missed());
  }

  private List<Long> untilHop() {
    List<Long> medians = new ArrayList<>();
    for (int hop = 0; hop < settings.hops(); hop++) {
      int at = hop;
      List<Double> sorted =
          rounds.stream().map(round -> round.untilHop().get(at)).sorted().toList();
      medians.add(sorted.isEmpty() ? 0 : Math.round(sorted.get(sorted.size() / 2)));
    }
    return List.copyOf(medians);
  }

  /** Of the policy that the application runs by: the packaged one. */
  static String breaker() {
    Breaker breaker = PolicyDocument.packaged().stopPayment().breaker();
    boolean off =
        Stream.of(breaker.institution(), breaker.source(), breaker.policy())
            .allMatch(rate -> rate.stops() == 0 && rate.amountFen() == 0);
    return off ? "off" : "on: figures beyond its rates are of REVIEWs";
  }
}
