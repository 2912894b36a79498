package interlock.sandbox.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many mixed events a second.
 *
 * @param events how many were measured
 * @param eventsPerSecond of the application, from the first event to the last task
 * @param floorEventsPerSecond of the bare chain: one hop with a RocksDB update behind a stateless
 *     one
 * @param oracle the tasks set against those that must exist
 * @param complete whether every event has its receipt
 * @param cpuSecondsPerMillion CPU time of the application for a million events, seconds
 * @param peakRssMib most memory that the application had resident, MiB
 * @param loadAverage of the machine over the minute before the start
 */
public record ThroughputReport(
    int events,
    double eventsPerSecond,
    double floorEventsPerSecond,
    MixedOracle.Verdict oracle,
    boolean complete,
    double cpuSecondsPerMillion,
    long peakRssMib,
    double loadAverage,
    String profile) {

  /** The application's rate over the floor's. */
  public double ratio() {
    return floorEventsPerSecond == 0 ? 0 : eventsPerSecond / floorEventsPerSecond;
  }

  /** 0 when no event and no task is missing or too many. */
  public int exitCode() {
    return complete && oracle.holds() ? 0 : 1;
  }

  /** JSON values. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("events", events);
    json.put("eventsPerSecond", eventsPerSecond);
    json.put("floorEventsPerSecond", floorEventsPerSecond);
    json.put("ratio", ratio());
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
    return """
    %,d mixed events at once, profile %s, breaker %s
    application  %,.0f events/s, %.1f CPU seconds a million events, %d MiB
    floor        %,.0f events/s: one hop with a RocksDB update; the application is %.2f of it
    oracle: %,d tasks expected, %,d missed, %,d extra%s
    """
        .formatted(
            events,
            profile,
            CascadeReport.breaker(),
            eventsPerSecond,
            cpuSecondsPerMillion,
            peakRssMib,
            floorEventsPerSecond,
            ratio(),
            oracle.expected(),
            oracle.missed(),
            oracle.extra(),
            complete ? "" : "; NOT ALL EVENTS HAVE A RECEIPT");
  }
}
