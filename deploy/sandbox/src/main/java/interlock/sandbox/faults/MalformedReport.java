package interlock.sandbox.faults;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of malformed records.
 *
 * @param good records that were sent between them
 * @param goodReceived those of them that went to the desks
 * @param seconds from the first record sent to the last one found
 */
public record MalformedReport(PlaceBook.Sum sum, int good, int goodReceived, double seconds) {
  /** Every malformed record is where it belongs, once and whole, and no good one suffered. */
  public boolean holds() {
    return sum.holds() && good == goodReceived;
  }

  double recordsPerSecond() {
    return seconds == 0 ? 0 : sum.sent() / seconds;
  }

  /** JSON values. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("malformed", sum.sent());
    json.put("deadLetters", sum.deadLetters());
    json.put("rejected", sum.rejected());
    json.put("lost", sum.missing() + good - goodReceived);
    json.put("doubled", sum.doubled());
    json.put("strange", sum.strange());
    json.put("good", good);
    json.put("seconds", seconds);
    json.put("recordsPerSecond", recordsPerSecond());
    json.put("held", holds());
    return json;
  }

  /** For a person. */
  public String text() {
    return """
    %,d malformed records in %.0f s, %,.0f records/s
    %,d dead letters, %,d rejected; %,d missing, %,d twice, %,d not as they were sent
    %,d good records between them, %,d received
    %s
    """
        .formatted(
            sum.sent(),
            seconds,
            recordsPerSecond(),
            sum.deadLetters(),
            sum.rejected(),
            sum.missing(),
            sum.doubled(),
            sum.strange(),
            good,
            goodReceived,
            holds() ? "every one is accounted for" : "NOT every one is accounted for");
  }
}
