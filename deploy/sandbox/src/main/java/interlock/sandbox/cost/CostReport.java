package interlock.sandbox.cost;

import interlock.core.desk.Room;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code interlock bench cost} found.
 *
 * @param figures of one mail
 * @param sizes the file that the mail meets, bytes
 * @param event of one event
 * @param loadAverage the machine's over the minute before: above a third of its processors, others
 *     ran too
 */
public record CostReport(
    List<MailBench.Figure> figures,
    Map<String, Integer> sizes,
    EventCost event,
    double loadAverage) {

  public CostReport {
    figures = List.copyOf(figures);
    sizes = Map.copyOf(sizes);
  }

  /** Names one desk with one file. */
  static String desk(Room room, FileSize size) {
    return "%s %s".formatted(room, size).toLowerCase(Locale.ROOT);
  }

  /** JSON values. */
  public Map<String, Object> json() {
    List<Object> mails = new ArrayList<>();
    for (MailBench.Figure figure : figures) {
      var row = new LinkedHashMap<String, Object>();
      row.put("desk", figure.room().name().toLowerCase(Locale.ROOT));
      row.put("file", figure.size().name().toLowerCase(Locale.ROOT));
      row.put("fileBytes", sizes.get(desk(figure.room(), figure.size())));
      row.put("part", figure.part().label());
      row.put("micros", figure.micros());
      row.put("errorMicros", figure.errorMicros());
      row.put("allocatedBytes", figure.bytes());
      mails.add(row);
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("mails", mails);
    json.put("event", event.json());
    json.put("loadAverageBefore", loadAverage);
    return json;
  }

  /** For a person: microseconds; kB allocated in brackets. */
  public String text() {
    List<MailBench.Part> parts =
        figures.stream().map(MailBench.Figure::part).distinct().sorted().toList();
    var text = new StringBuilder();
    text.append(
        "One mail, one thread, us +- 99.9 %% confidence (kB allocated); load average before: %.1f%n"
            .formatted(loadAverage));
    text.append("%-15s %10s".formatted("desk, file", "file bytes"));
    parts.forEach(part -> text.append(" %24s".formatted(part.label())));
    text.append(System.lineSeparator());
    for (Room room : Room.values()) {
      for (FileSize size : FileSize.values()) {
        text.append("%-15s %,10d".formatted(desk(room, size), sizes.get(desk(room, size))));
        parts.forEach(part -> text.append(" %24s".formatted(cell(room, size, part))));
        text.append(System.lineSeparator());
      }
    }
    return text.append(event.text()).toString();
  }

  private String cell(Room room, FileSize size, MailBench.Part part) {
    Optional<MailBench.Figure> figure =
        figures.stream()
            .filter(f -> f.room() == room && f.size() == size && f.part() == part)
            .findFirst();
    return figure
        .map(f -> "%.1f +- %.1f (%.1f)".formatted(f.micros(), f.errorMicros(), f.bytes() / 1_000.0))
        .orElse("");
  }

  /** How large the files are that the mails meet. */
  public static Map<String, Integer> fileSizes() {
    var sizes = new LinkedHashMap<String, Integer>();
    for (Room room : Room.values()) {
      for (FileSize size : FileSize.values()) {
        sizes.put(desk(room, size), Specimen.of(room, size).file().length);
      }
    }
    return sizes;
  }
}
