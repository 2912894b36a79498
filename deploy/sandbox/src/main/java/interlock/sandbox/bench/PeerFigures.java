package interlock.sandbox.bench;

import interlock.sandbox.load.Latencies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a peer did under the load that the application had.
 *
 * @param latencies event → first task that it led to
 * @param eventsPerSecond from the first event's due moment to the last task; says something only
 *     where all were due at once
 * @param cpuSecondsPerMillion CPU time for a million events, seconds
 * @param peakRssMib most memory that it had resident, MiB
 */
public record PeerFigures(
    String label,
    Latencies.Figures latencies,
    double eventsPerSecond,
    MixedOracle.Verdict oracle,
    double cpuSecondsPerMillion,
    long peakRssMib) {

  /** JSON values of a latency benchmark, by peer. */
  static Map<String, Object> latencyJson(List<PeerFigures> peers) {
    var json = new LinkedHashMap<String, Object>();
    for (PeerFigures peer : peers) {
      Map<String, Object> figures = peer.json();
      figures.put("p50Millis", peer.latencies.p50Millis());
      figures.put("p99Millis", peer.latencies.p99Millis());
      figures.put("p999Millis", peer.latencies.p999Millis());
      figures.put("tasks", peer.latencies.count());
      json.put(peer.label, figures);
    }
    return json;
  }

  /** JSON values of a throughput benchmark, by peer. */
  static Map<String, Object> throughputJson(List<PeerFigures> peers) {
    var json = new LinkedHashMap<String, Object>();
    for (PeerFigures peer : peers) {
      Map<String, Object> figures = peer.json();
      figures.put("eventsPerSecond", peer.eventsPerSecond);
      json.put(peer.label, figures);
    }
    return json;
  }

  private Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("expected", oracle.expected());
    json.put("missed", oracle.missed());
    json.put("extra", oracle.extra());
    json.put("cpuSecondsPerMillion", cpuSecondsPerMillion);
    json.put("peakRssMiB", peakRssMib);
    return json;
  }

  /** A line for a person, about latency. */
  String latencyText() {
    return "peer %-6s %s, %s%n".formatted(label, latencies, judged());
  }

  /** A line for a person, about throughput. */
  String throughputText() {
    return "peer %-6s  %,.0f events/s, %s%n".formatted(label, eventsPerSecond, judged());
  }

  private String judged() {
    return "%.1f CPU seconds a million events, %d MiB; %,d tasks expected, %,d missed, %,d extra"
        .formatted(
            cpuSecondsPerMillion, peakRssMib, oracle.expected(), oracle.missed(), oracle.extra());
  }
}
