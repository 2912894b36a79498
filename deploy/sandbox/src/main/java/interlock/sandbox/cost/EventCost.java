package interlock.sandbox.cost;

import interlock.topology.Topic;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a mixed event costs without Kafka.
 *
 * @param events how many were taken in
 * @param seconds over how long, virtual
 * @param eventsByTopic how many of each kind
 * @param mailsByTopic read mails that follow from events of that kind
 * @param mailsByKind all mails read meanwhile, by room and kind, wake-ups included
 * @param records written meanwhile, by what they are
 * @param wakesInADay wake-ups in the day after, in which nothing else happens
 * @param cpuMicros of one thread for an event and its mails, once warm
 * @param bytes allocated for an event and its mails, once warm
 */
public record EventCost(
    int events,
    int seconds,
    Map<Topic, Long> eventsByTopic,
    Map<Topic, Long> mailsByTopic,
    Map<String, Long> mailsByKind,
    Map<String, Long> records,
    long wakesInADay,
    double cpuMicros,
    double bytes) {

  /** As {@code part} for each event. */
  private double each(long part) {
    return (double) part / events;
  }

  private static long sum(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("events", events);
    json.put("seconds", seconds);
    json.put("mailsPerEvent", each(sum(mailsByKind)));
    json.put("recordsPerEvent", each(sum(records)));
    json.put("cpuMicrosPerEvent", cpuMicros);
    json.put("bytesPerEvent", bytes);
    json.put("wakesPerEventInTheDayAfter", each(wakesInADay));
    var perTopic = new LinkedHashMap<String, Double>();
    eventsByTopic.forEach(
        (topic, count) ->
            perTopic.put(topic.base(), (double) mailsByTopic.getOrDefault(topic, 0L) / count));
    json.put("mailsPerEventOfTopic", perTopic);
    json.put("mailsByKind", perEvent(mailsByKind));
    json.put("records", perEvent(records));
    return json;
  }

  private Map<String, Double> perEvent(Map<String, Long> counts) {
    var each = new LinkedHashMap<String, Double>();
    counts.forEach((kind, count) -> each.put(kind, each(count)));
    return each;
  }

  String text() {
    var text = new StringBuilder();
    text.append(
        "One mixed event (%,d in %d virtual seconds): %.2f mails, %.2f records, %.1f us of CPU, %,.0f B allocated%n"
            .formatted(
                events, seconds, each(sum(mailsByKind)), each(sum(records)), cpuMicros, bytes));
    text.append("mails that follow from one event of a kind%n".formatted());
    eventsByTopic.forEach(
        (topic, count) ->
            text.append(
                "  %-28s %6.2f  (%.1f %% of the events)%n"
                    .formatted(
                        topic.base(),
                        (double) mailsByTopic.getOrDefault(topic, 0L) / count,
                        100 * each(count))));
    append(text, "mails for each event, by kind", mailsByKind);
    append(text, "records written for each event", records);
    text.append(
        "wake-ups for each event in the day after, if nothing else happens: %.2f%n"
            .formatted(each(wakesInADay)));
    return text.toString();
  }

  private void append(StringBuilder text, String title, Map<String, Long> counts) {
    text.append(title).append(System.lineSeparator());
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(e -> text.append("  %-28s %6.3f%n".formatted(e.getKey(), each(e.getValue()))));
  }
}
