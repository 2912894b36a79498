package interlock.sandbox.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all rounds came to.
 *
 * @param wanted how many were to be played
 */
public record FaultsReport(long seed, int wanted, List<RoundResult> results) {
  private static final String HEAD =
      "     fault           held      in    out  lost  doubled  disordered  first task"
          + "   recovered    p99 after  took";

  public FaultsReport {
    results = List.copyOf(results);
  }

  /** How many rounds held. */
  public int held() {
    return (int) results.stream().filter(RoundResult::held).count();
  }

  /** How many this machine refused. */
  public int refused() {
    return (int) results.stream().filter(result -> result.refused().isPresent()).count();
  }

  /**
   * Whether every round held.
   *
   * @param allowRefused whether those that this machine refused may be passed over; one at least
   *     has to be played
   */
  public boolean holds(boolean allowRefused) {
    int passedOver = allowRefused ? refused() : 0;
    return results.size() == wanted && held() > 0 && held() + passedOver == wanted;
  }

  /** JSON values. */
  public Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("seed", seed);
    json.put("rounds", results.size());
    json.put("held", held());
    json.put("refused", refused());
    json.put("lost", results.stream().mapToInt(RoundResult::lost).sum());
    json.put("doubled", results.stream().mapToInt(RoundResult::doubled).sum());
    json.put("each", results.stream().map(RoundResult::json).toList());
    return json;
  }

  /** For a person. */
  public String text() {
    var text = new StringBuilder(HEAD).append('\n');
    results.forEach(result -> text.append(result.line()).append('\n'));
    text.append(
        "%d of %d round(s) held, %d lost, %d doubled; seed %d%n"
            .formatted(
                held(),
                wanted,
                results.stream().mapToInt(RoundResult::lost).sum(),
                results.stream().mapToInt(RoundResult::doubled).sum(),
                seed));
    if (refused() > 0) {
      text.append(
          "%d round(s) were REFUSED by this machine and prove nothing%n".formatted(refused()));
    }
    if (results.size() < wanted) {
      text.append("STOPPED after %d of %d%n".formatted(results.size(), wanted));
    }
    return text.toString();
  }
}
