package interlock.sandbox.bench;

import interlock.sandbox.load.Latencies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A steady load over a long time.
 *
 * @param rate mixed events a second
 * @param people whom they were about
 * @param seconds how long was measured
 * @param latencies event → first task, over the whole time
 * @param parts the same in equal parts of the time, with memory and state at the end of each
 * @param floor the bare chain of two hops, before, a tenth as long
 * @param complete whether every event has its receipt
 * @param cpuSecondsPerMillion CPU time of the application for a million events, seconds
 * @param peakRssMib most memory that the application had resident, MiB
 * @param loadAverage of the machine over the minute before the start
 */
public record SoakReport(
    int rate,
    int people,
    int seconds,
    Latencies.Figures latencies,
    List<SoakBench.Part> parts,
    Latencies.Figures floor,
    MixedOracle.Verdict oracle,
    boolean complete,
    double cpuSecondsPerMillion,
    long peakRssMib,
    double loadAverage,
    String profile) {

  public SoakReport {
    parts = List.copyOf(parts);
  }

  /** p99 of the last part over that of the first. */
  public double driftP99() {
    double first = parts.getFirst().latencies().p99Millis();
    return first == 0 ? 0 : parts.getLast().latencies().p99Millis() / first;
  }

  /** Memory at the end of the last part over that at the end of the first. */
  public double driftRss() {
    long first = parts.getFirst().rssMib();
    return first == 0 ? 0 : (double) parts.getLast().rssMib() / first;
  }

  /** 0 when no event and no task is missing or too many: what grows is for a person to judge. */
  public int exitCode() {
    return complete && oracle.holds() ? 0 : 1;
  }

  /** JSON values. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("rate", rate);
    json.put("people", people);
    json.put("seconds", seconds);
    json.put("p50Millis", latencies.p50Millis());
    json.put("p99Millis", latencies.p99Millis());
    json.put("p999Millis", latencies.p999Millis());
    json.put("floorP99Millis", floor.p99Millis());
    List<Map<String, Object>> table = new ArrayList<>();
    for (SoakBench.Part part : parts) {
      var one = new LinkedHashMap<String, Object>();
      one.put("p50Millis", part.latencies().p50Millis());
      one.put("p99Millis", part.latencies().p99Millis());
      one.put("rssMiB", part.rssMib());
      one.put("stateBytes", part.stateBytes());
      table.add(one);
    }
    json.put("parts", table);
    json.put("driftP99", driftP99());
    json.put("driftRss", driftRss());
    json.put("expected", oracle.expected());
    json.put("missed", oracle.missed());
    json.put("extra", oracle.extra());
    json.put("complete", complete);
    json.put("cpuSecondsPerMillion", cpuSecondsPerMillion);
    json.put("peakRssMiB", peakRssMib);
    json.put("profile", profile);
    json.put("breaker", CascadeReport.breaker());
    json.put("loadAverageBefore", loadAverage);
    return json;
  }

  /** For a person. */
  public String text() {
    var text = new StringBuilder();
    text.append(
        "%d events/s about %,d people for %d s, profile %s, breaker %s; p50/p99/p99.9%n"
            .formatted(rate, people, seconds, profile, CascadeReport.breaker()));
    text.append("event -> task  %s; floor of two hops %s%n".formatted(latencies, floor));
    for (int i = 0; i < parts.size(); i++) {
      SoakBench.Part part = parts.get(i);
      text.append(
          "  part %d  %s, %d MiB resident, %,d bytes of state%n"
              .formatted(i + 1, part.latencies(), part.rssMib(), part.stateBytes()));
    }
    text.append(
        "last part over first: p99 %.2f, memory %.2f; %.1f CPU seconds a million events, peak %d MiB%n"
            .formatted(driftP99(), driftRss(), cpuSecondsPerMillion, peakRssMib));
    text.append(
        "oracle: %,d tasks expected, %,d missed, %,d extra%s%n"
            .formatted(
                oracle.expected(),
                oracle.missed(),
                oracle.extra(),
                complete ? "" : "; NOT ALL EVENTS HAVE A RECEIPT"));
    return text.toString();
  }
}
