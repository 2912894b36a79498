package interlock.sandbox.feed;

import interlock.sandbox.load.Latencies;
import interlock.sandbox.load.ReceiptBook;
import interlock.topology.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a feed came to. Holds counts only, no identifiers.
 *
 * @param interrupted it was ended before its time: some of what was sent may not have come out yet
 * @param sent events sent, by topic
 * @param verdict the books of in = Σ out
 * @param rejectReasons rejected events by reject code
 * @param tasks kind → level or command of the newest revision → tasks
 * @param latencies event → first task of the kind, scheduled send time → readable
 * @param found how the labels compare with the stop payments
 * @param seconds from the first event to the last
 */
public record FeedSummary(
    boolean interrupted,
    Map<Topic, Integer> sent,
    ReceiptBook.Verdict verdict,
    Map<String, Integer> rejectReasons,
    Map<Topic, Map<String, Integer>> tasks,
    Map<Topic, Latencies.Figures> latencies,
    Found found,
    double seconds) {

  private static final int INTERRUPTED = 130;

  public FeedSummary {
    sent = Map.copyOf(sent);
    rejectReasons = Map.copyOf(rejectReasons);
    tasks = Map.copyOf(tasks);
    latencies = Map.copyOf(latencies);
  }

  /**
   * Stop payments (kind RECOVERY) against the labels.
   *
   * @param paidByVictims labelled nodes that a victim paid
   * @param found those of them with a stop payment
   * @param reported labelled nodes that a report names
   * @param reportedFound those of them with a stop payment
   * @param unlabelledStopped accounts without a label with a stop payment: the money went on to
   *     them
   */
  public record Found(
      int paidByVictims, int found, int reported, int reportedFound, int unlabelledStopped) {}

  /** Tasks of all kinds. */
  public int taskCount() {
    return tasks.values().stream()
        .flatMap(byLabel -> byLabel.values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** 0 when in = Σ out, else 1; 130, as after Ctrl-C, when interrupted. */
  public int exitCode() {
    return interrupted ? INTERRUPTED : verdict.holds() ? 0 : 1;
  }

  /** For a person; the last line holds {@code events in N, rejected N, tasks N}. */
  public String text() {
    var lines = new ArrayList<String>();
    sent.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> "in   %-26s %,9d".formatted(entry.getKey().base(), entry.getValue()))
        .forEach(lines::add);
    lines.add(
        "out  mailed %,d, rejected %,d %s, dead letters %,d, repeated %,d, buried mail %,d"
            .formatted(
                verdict.mailed(),
                verdict.rejected(),
                new TreeMap<>(rejectReasons),
                verdict.deadLetters(),
                verdict.repeated(),
                verdict.buriedMail()));
    tasks.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> taskLine(entry.getKey(), entry.getValue()))
        .forEach(lines::add);
    lines.add(
        ("labelled nodes found: %,d of %,d that a victim paid (%,d of %,d that a report names);"
                + " stop payments on %,d accounts without a label")
            .formatted(
                found.found(),
                found.paidByVictims(),
                found.reportedFound(),
                found.reported(),
                found.unlabelledStopped()));
    lines.add(
        "%sin %s sum of outs, %.0f s: events in %d, rejected %d, tasks %d"
            .formatted(
                interrupted ? "INTERRUPTED, so far: " : "",
                verdict.holds() ? "=" : "IS NOT the",
                seconds,
                verdict.in(),
                verdict.rejected(),
                taskCount()));
    return String.join("\n", lines) + "\n";
  }

  private String taskLine(Topic kind, Map<String, Integer> byLabel) {
    return "task %-20s %s; event -> task p50/p99/p99.9 %s"
        .formatted(
            kind.base(),
            new TreeMap<>(byLabel),
            latencies.getOrDefault(kind, Latencies.Figures.NONE));
  }

  /** For a machine: the same as JSON values. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("interrupted", interrupted);
    json.put("eventsIn", verdict.in());
    json.put("mailed", verdict.mailed());
    json.put("rejected", verdict.rejected());
    json.put("deadLetters", verdict.deadLetters());
    json.put("repeated", verdict.repeated());
    json.put("buriedMail", verdict.buriedMail());
    json.put("inEqualsOut", verdict.holds());
    json.put("tasks", taskCount());
    json.put("seconds", seconds);
    json.put("sentByTopic", byName(sent));
    json.put("rejectReasons", new TreeMap<>(rejectReasons));
    json.put("tasksByKind", byName(tasks));
    json.put("latencyByKind", byName(latencies));
    json.put("labelled", found);
    return json;
  }

  private static <T> Map<String, T> byName(Map<Topic, T> byTopic) {
    var byName = new TreeMap<String, T>();
    byTopic.forEach((topic, value) -> byName.put(topic.base(), value));
    return byName;
  }
}
