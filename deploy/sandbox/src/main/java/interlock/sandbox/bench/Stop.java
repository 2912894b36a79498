package interlock.sandbox.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was felt when one of two instances ended.
 *
 * @param served how many partitions of the subjects' mailbox it read
 * @param gapMillis the longest time after the signal in which nothing of one of these was readable
 * @param endMillis from the signal to the end of its process
 * @param firstTaskMillis from the signal to the first task of an event that was due after it; -1
 *     when there was none
 * @param recoverMillis from the signal to the last task that was late (see {@link
 *     interlock.sandbox.load.Recovery}), of whatever kind; 0 when none was
 * @param returnGapMillis the longest gap of any partition while it was started again and caught up
 */
record Stop(
    How how,
    int served,
    long gapMillis,
    long endMillis,
    long firstTaskMillis,
    long recoverMillis,
    long returnGapMillis) {

  /** By what it ended, and the gap aimed at (design.md §10), milliseconds. */
  enum How {
    KILL("kill -9", 4_000),
    TERM("SIGTERM", 1_000);

    private final String text;
    private final long targetMillis;

    How(String text, long targetMillis) {
      this.text = text;
      this.targetMillis = targetMillis;
    }

    String text() {
      return text;
    }

    long targetMillis() {
      return targetMillis;
    }
  }

  /** JSON values. */
  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("by", how.text());
    json.put("partitions", served);
    json.put("gapMillis", gapMillis);
    json.put("endMillis", endMillis);
    json.put("firstTaskMillis", firstTaskMillis);
    json.put("recoverMillis", recoverMillis);
    json.put("returnGapMillis", returnGapMillis);
    return json;
  }

  /** For a person. */
  String line() {
    return ("%-7s  gap %,6d ms over %d partition(s); ended after %,d ms; last late task after"
            + " %,d ms; gap at its return %,d ms")
        .formatted(how.text(), gapMillis, served, endMillis, recoverMillis, returnGapMillis);
  }
}
