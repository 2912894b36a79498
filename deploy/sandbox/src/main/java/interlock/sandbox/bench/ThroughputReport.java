package interlock.sandbox.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many mixed events a second.
 *
 * @param events how many were measured
 * @param people whom they were about
 * @param warmupSeconds how long each ran before, at least
 * @param floorEventsPerSecond of the bare chain: one hop with a RocksDB update behind a stateless
 *     one
 * @param loadAverage of the machine over the minute before the start
 * @param peers what the peers did in the same run; none when they were not asked for
 */
public record ThroughputReport(
    int events,
    int people,
    int warmupSeconds,
    double floorEventsPerSecond,
    ThroughputStage.Measured application,
    double loadAverage,
    String profile,
    List<PeerFigures> peers) {

  public ThroughputReport {
    peers = List.copyOf(peers);
  }

  /** The application's rate over the floor's. */
  public double ratio() {
    return floorEventsPerSecond == 0 ? 0 : application.eventsPerSecond() / floorEventsPerSecond;
  }

  /** 0 when no event and no task is missing or too many. */
  public int exitCode() {
    return application.holds() ? 0 : 1;
  }

  /** JSON values. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("events", events);
    json.put("people", people);
    json.put("warmupSeconds", warmupSeconds);
    json.put("eventsPerSecond", application.eventsPerSecond());
    json.put("floorEventsPerSecond", floorEventsPerSecond);
    json.put("ratio", ratio());
    json.put("expected", application.oracle().expected());
    json.put("missed", application.oracle().missed());
    json.put("extra", application.oracle().extra());
    json.put("complete", application.complete());
    application.effort().putInto(json);
    json.put("profile", profile);
    json.put("breaker", CascadeReport.breaker());
    json.put("loadAverageBefore", loadAverage);
    if (!peers.isEmpty()) {
      json.put("peers", PeerFigures.throughputJson(peers));
    }
    return json;
  }

  /** For a person. */
  public String text() {
    return """
    %,d mixed events about %,d people at once, profile %s, breaker %s
    application  %,.0f events/s; %s
    floor        %,.0f events/s: one hop with a RocksDB update; the application is %.2f of it
    oracle: %,d tasks expected, %,d missed, %,d extra%s
    """
            .formatted(
                events,
                people,
                profile,
                CascadeReport.breaker(),
                application.eventsPerSecond(),
                application.effort(),
                floorEventsPerSecond,
                ratio(),
                application.oracle().expected(),
                application.oracle().missed(),
                application.oracle().extra(),
                application.complete() ? "" : "; NOT ALL EVENTS HAVE A RECEIPT")
        + peers.stream().map(PeerFigures::throughputText).collect(Collectors.joining());
  }
}
