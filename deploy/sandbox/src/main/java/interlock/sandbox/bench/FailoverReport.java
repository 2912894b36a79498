package interlock.sandbox.bench;

import interlock.sandbox.load.Latencies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What it costs when one of two instances ends.
 *
 * @param rate mixed events a second
 * @param people whom they were about
 * @param seconds how long was watched without a stop, and after each
 * @param calmGapMillis the longest gap of any partition in a time in which nothing happened
 * @param calm event → first task in that time
 * @param sent events
 * @param revisions of tasks that were read
 * @param lost events without a receipt, revisions passed over
 * @param doubled events with two receipts, revisions that came twice
 * @param oracle the tasks set against those that must exist
 * @param complete whether all came to rest in time
 * @param loadAverage of the machine over the minute before the start
 */
public record FailoverReport(
    int rate,
    int people,
    int seconds,
    List<Stop> stops,
    long calmGapMillis,
    Latencies.Figures calm,
    int sent,
    int revisions,
    int lost,
    int doubled,
    MixedOracle.Verdict oracle,
    boolean complete,
    double loadAverage,
    String profile) {

  public FailoverReport {
    stops = List.copyOf(stops);
  }

  /** The worst round's gap after a kill, milliseconds. */
  public long gapMillis() {
    return worst(Stop.How.KILL, Stop::gapMillis);
  }

  /** The worst round's gap after a stop in good order, milliseconds. */
  public long stopGapMillis() {
    return worst(Stop.How.TERM, Stop::gapMillis);
  }

  /** 0 when nothing is lost, doubled, missed or extra: a gap is for a person to judge. */
  public int exitCode() {
    return complete && lost == 0 && doubled == 0 && oracle.holds() ? 0 : 1;
  }

  /** JSON values. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("rate", rate);
    json.put("people", people);
    json.put("seconds", seconds);
    json.put("gapMillis", gapMillis());
    json.put("gapTargetMillis", Stop.How.KILL.targetMillis());
    json.put("stopGapMillis", stopGapMillis());
    json.put("stopGapTargetMillis", Stop.How.TERM.targetMillis());
    json.put("calmGapMillis", calmGapMillis);
    json.put("recoverMillis", worst(Stop.How.KILL, Stop::recoverMillis));
    json.put("stopRecoverMillis", worst(Stop.How.TERM, Stop::recoverMillis));
    json.put("p50Millis", calm.p50Millis());
    json.put("p99Millis", calm.p99Millis());
    json.put("p999Millis", calm.p999Millis());
    json.put("sent", sent);
    json.put("revisions", revisions);
    json.put("lost", lost);
    json.put("doubled", doubled);
    json.put("expected", oracle.expected());
    json.put("missed", oracle.missed());
    json.put("extra", oracle.extra());
    json.put("complete", complete);
    json.put("stops", stops.stream().map(Stop::json).toList());
    json.put("profile", profile);
    json.put("breaker", CascadeReport.breaker());
    json.put("loadAverageBefore", loadAverage);
    return json;
  }

  /** For a person. */
  public String text() {
    var text = new StringBuilder();
    text.append(
        "%d events/s about %,d people, two instances, profile %s, breaker %s; each watched %d s%n"
            .formatted(rate, people, profile, CascadeReport.breaker(), seconds));
    text.append("calm     gap %,6d ms; event -> task %s%n".formatted(calmGapMillis, calm));
    stops.forEach(stop -> text.append(stop.line()).append(System.lineSeparator()));
    for (Stop.How how : Stop.How.values()) {
      long worst = worst(how, Stop::gapMillis);
      text.append(
          "%s: worst gap %,d ms, aimed at %,d ms%s%n"
              .formatted(
                  how.text(),
                  worst,
                  how.targetMillis(),
                  worst <= how.targetMillis() ? "" : ": TARGET MISSED"));
    }
    text.append(
        "%,d events, %,d revisions: %d lost, %d doubled; %,d tasks expected, %d missed, %d extra%s%n"
            .formatted(
                sent,
                revisions,
                lost,
                doubled,
                oracle.expected(),
                oracle.missed(),
                oracle.extra(),
                complete ? "" : "; NOT AT REST IN TIME"));
    return text.toString();
  }

  private long worst(Stop.How how, ToLongFunction<Stop> figure) {
    return stops.stream().filter(stop -> stop.how() == how).mapToLong(figure).max().orElse(0);
  }
}
