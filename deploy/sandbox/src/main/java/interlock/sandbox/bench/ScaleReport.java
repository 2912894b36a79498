package interlock.sandbox.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the rate changes with people, partitions and instances.
 *
 * @param events measured in each shape
 * @param rows the shapes; the first is what the others are compared with
 * @param floorEventsPerSecond of the bare chain on one partition
 * @param loadAverage of the machine over the minute before the start
 */
public record ScaleReport(
    int events,
    List<ScaleBench.Row> rows,
    double floorEventsPerSecond,
    double loadAverage,
    String profile) {

  public ScaleReport {
    rows = List.copyOf(rows);
  }

  /** 0 when no event and no task is missing or too many in any shape. */
  public int exitCode() {
    return rows.stream().allMatch(row -> row.measured().holds()) ? 0 : 1;
  }

  private double ratio(ScaleBench.Row row) {
    return row.measured().eventsPerSecond() / rows.getFirst().measured().eventsPerSecond();
  }

  /** JSON values. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("events", events);
    json.put("floorEventsPerSecond", floorEventsPerSecond);
    List<Map<String, Object>> shapes = new ArrayList<>();
    for (ScaleBench.Row row : rows) {
      var one = new LinkedHashMap<String, Object>();
      one.put("people", row.shape().people());
      one.put("partitions", row.shape().partitions());
      one.put("instances", row.shape().instances());
      one.put("eventsPerSecond", row.measured().eventsPerSecond());
      one.put("ratio", ratio(row));
      row.measured().effort().putInto(one);
      one.put("missed", row.measured().oracle().missed());
      one.put("extra", row.measured().oracle().extra());
      one.put("complete", row.measured().complete());
      shapes.add(one);
    }
    json.put("shapes", shapes);
    json.put("profile", profile);
    json.put("breaker", CascadeReport.breaker());
    json.put("loadAverageBefore", loadAverage);
    return json;
  }

  /** For a person. */
  public String text() {
    var text = new StringBuilder();
    text.append(
        "%,d mixed events at once in each shape, profile %s, breaker %s; floor %,.0f events/s%n"
            .formatted(events, profile, CascadeReport.breaker(), floorEventsPerSecond));
    for (ScaleBench.Row row : rows) {
      text.append(
          "%-52s %,7.0f events/s, %.2f times the first; %s%s%n"
              .formatted(
                  row.shape(),
                  row.measured().eventsPerSecond(),
                  ratio(row),
                  row.measured().effort(),
                  row.measured().holds()
                      ? ""
                      : "; %d missed, %d extra%s"
                          .formatted(
                              row.measured().oracle().missed(),
                              row.measured().oracle().extra(),
                              row.measured().complete() ? "" : ", NOT ALL HAVE A RECEIPT")));
    }
    return text.toString();
  }
}
