package interlock.sandbox.bench;

import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.ReceiptBook;
import interlock.topology.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a latency benchmark measured, event → first task readable, from the scheduled send time.
 *
 * @param rate mixed events a second
 * @param people whom they were about
 * @param seconds how long was measured
 * @param warmupSeconds how long each stage ran before
 * @param profile of the application and of the floors
 * @param application event → first revision that it led to; only events that led to one count
 * @param byEventTopic the same by the event's topic
 * @param floor2 the bare chain of two hops
 * @param floor3 the bare chain of three hops
 * @param events events sent while measured
 * @param revisions revisions of tasks that they led to
 * @param verdict the books of in = Σ out, warm-up included
 * @param oracle the tasks set against those that must exist, warm-up included
 * @param effort what the application cost
 * @param loadAverage the machine's load average over the minute before the start: above a third of
 *     its processors, others ran too and the figures say little
 * @param peers what the peers did in the same run; none when they were not asked for
 */
public record LatencyReport(
    int rate,
    int people,
    int seconds,
    int warmupSeconds,
    BenchProfile profile,
    Latencies.Figures application,
    Map<Topic, Latencies.Figures> byEventTopic,
    Latencies.Figures floor2,
    Latencies.Figures floor3,
    int events,
    long revisions,
    ReceiptBook.Verdict verdict,
    MixedOracle.Verdict oracle,
    Effort effort,
    double loadAverage,
    List<PeerFigures> peers) {

  public LatencyReport {
    byEventTopic = Map.copyOf(byEventTopic);
    peers = List.copyOf(peers);
  }

  /** The application's p99 over that of the floor of two hops; 0 without a floor. */
  public double ratioP99() {
    return floor2.p99Millis() == 0 ? 0 : application.p99Millis() / floor2.p99Millis();
  }

  /** 0 when in = Σ out and every task is right, else 1: figures of another run mean nothing. */
  public int exitCode() {
    return verdict.holds() && oracle.holds() ? 0 : 1;
  }

  /** JSON values; {@code tasks} counts the measured events that led to a task or a revision. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("rate", rate);
    json.put("people", people);
    json.put("p50Millis", application.p50Millis());
    json.put("p99Millis", application.p99Millis());
    json.put("p999Millis", application.p999Millis());
    json.put("floorP50Millis", floor2.p50Millis());
    json.put("floorP99Millis", floor2.p99Millis());
    json.put("floorP999Millis", floor2.p999Millis());
    json.put("floor3P50Millis", floor3.p50Millis());
    json.put("floor3P99Millis", floor3.p99Millis());
    json.put("floor3P999Millis", floor3.p999Millis());
    json.put("ratioP99", ratioP99());
    json.put("events", events);
    json.put("tasks", application.count());
    json.put("revisions", revisions);
    json.put("rejected", verdict.rejected());
    json.put("inEqualsOut", verdict.holds());
    json.put("expected", oracle.expected());
    json.put("missed", oracle.missed());
    json.put("extra", oracle.extra());
    json.put("seconds", seconds);
    json.put("warmupSeconds", warmupSeconds);
    effort.putInto(json);
    json.put("loadAverageBefore", loadAverage);
    json.put("profile", profile.label());
    var byEvent = new TreeMap<String, Latencies.Figures>();
    byEventTopic.forEach((topic, figures) -> byEvent.put(topic.base(), figures));
    json.put("byEvent", byEvent);
    if (!peers.isEmpty()) {
      json.put("peers", PeerFigures.latencyJson(peers));
    }
    return json;
  }

  /** For a person. */
  public String text() {
    var text = new StringBuilder();
    text.append(
        "%d events/s about %,d people for %d s after %d s of warm-up, profile %s; p50/p99/p99.9%n"
            .formatted(rate, people, seconds, warmupSeconds, profile.label()));
    text.append(
        "event -> task      %s, %,d of %,d events%n"
            .formatted(application, application.count(), events));
    byEventTopic.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                text.append(
                    "  %-26s %s, %,d%n"
                        .formatted(
                            entry.getKey().base(), entry.getValue(), entry.getValue().count())));
    text.append("floor of two hops   %s%nfloor of three hops %s%n".formatted(floor2, floor3));
    text.append("p99 is %.2f of the floor's%n%s%n".formatted(ratioP99(), effort));
    text.append(
        "in %s sum of outs: %d in, %d out, %d of them rejected%n"
            .formatted(
                verdict.holds() ? "=" : "IS NOT the",
                verdict.in(),
                verdict.out(),
                verdict.rejected()));
    text.append(
        "oracle: %,d tasks expected, %,d missed, %,d extra%n"
            .formatted(oracle.expected(), oracle.missed(), oracle.extra()));
    peers.forEach(peer -> text.append(peer.latencyText()));
    return text.toString();
  }
}
