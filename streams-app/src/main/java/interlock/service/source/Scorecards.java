package interlock.service.source;

import interlock.intake.SourceReceipt;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The scorecards of all sources over a span of time. */
public final class Scorecards {
  private final Instant from;
  private final Instant until;
  private final Map<String, Scorecard> bySource = new TreeMap<>();

  public Scorecards(Instant from, Instant until) {
    this.from = from;
    this.until = until;
  }

  /** Adds what a source was told. A record without bytes names none: its source is empty. */
  public void read(SourceReceipt receipt) {
    bySource.computeIfAbsent(receipt.getSource(), name -> new Scorecard()).add(receipt);
  }

  public Instant from() {
    return from;
  }

  public Instant until() {
    return until;
  }

  /** By the source's name. */
  public Map<String, Scorecard> bySource() {
    return bySource;
  }

  /** For a program. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", from.toString());
    json.put("until", until.toString());
    Map<String, Object> sources = new LinkedHashMap<>();
    bySource.forEach((name, card) -> sources.put(name, card.json()));
    json.put("sources", sources);
    return json;
  }
}
