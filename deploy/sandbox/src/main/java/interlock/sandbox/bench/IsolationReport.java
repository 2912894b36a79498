package interlock.sandbox.bench;

import interlock.sandbox.load.Latencies;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a flood of calls does to report → stop.
 *
 * @param moneyRate payments and reports a second
 * @param calmRate calls a second in the first stage
 * @param floodRate calls a second in the second stage
 * @param calm report → stop in the first stage
 * @param flood report → stop in the second stage
 * @param behindSeconds how long after its last event's due moment the flood still led to tasks
 * @param complete whether every event has its receipt
 * @param loadAverage of the machine over the minute before the start
 */
public record IsolationReport(
    int moneyRate,
    int calmRate,
    int floodRate,
    Latencies.Figures calm,
    Latencies.Figures flood,
    double behindSeconds,
    boolean complete,
    double loadAverage,
    String profile) {

  /** p99 under the flood over that before it. */
  public double ratioP99() {
    return calm.p99Millis() == 0 ? 0 : flood.p99Millis() / calm.p99Millis();
  }

  public int exitCode() {
    return complete ? 0 : 1;
  }

  /** JSON values. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("moneyRate", moneyRate);
    json.put("calmRate", calmRate);
    json.put("floodRate", floodRate);
    json.put("calmP50Millis", calm.p50Millis());
    json.put("calmP99Millis", calm.p99Millis());
    json.put("p50Millis", flood.p50Millis());
    json.put("p99Millis", flood.p99Millis());
    json.put("p999Millis", flood.p999Millis());
    json.put("ratioP99", ratioP99());
    json.put("behindSeconds", behindSeconds);
    json.put("complete", complete);
    json.put("profile", profile);
    json.put("breaker", CascadeReport.breaker());
    json.put("loadAverageBefore", loadAverage);
    return json;
  }

  /** For a person. */
  public String text() {
    return """
    report -> stop beside calls, p50/p99/p99.9; %d money events a second, profile %s, breaker %s
    %5d calls a second  %s, %d stops
    %5d calls a second  %s, %d stops: p99 %.2f times; the calls' own tasks were done %.0f s late%s
    """
        .formatted(
            moneyRate,
            profile,
            CascadeReport.breaker(),
            calmRate,
            calm,
            calm.count(),
            floodRate,
            flood,
            flood.count(),
            ratioP99(),
            Math.max(0, behindSeconds),
            complete ? "" : "; NOT ALL EVENTS HAVE A RECEIPT");
  }
}
