package interlock.sandbox.faults;

import interlock.sandbox.load.Recovery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a round.
 *
 * @param refused what this machine refused, so that there was no round
 * @param failure what went wrong before there was anything to judge
 * @param played what was found otherwise
 * @param seconds the round took, start and end of its processes included
 */
public record RoundResult(
    int number,
    FaultKind fault,
    long seed,
    Optional<String> refused,
    Optional<String> failure,
    Optional<Played> played,
    long seconds) {

  /**
   * A round that was played to its end.
   *
   * @param restarts instances that ended by themselves and were started again
   */
  record Played(Verdict verdict, Recovery.Times times, int restarts) {}

  static RoundResult refused(DrawnRound round, String what, long seconds) {
    return new RoundResult(
        round.number(),
        round.fault(),
        round.seed(),
        Optional.of(what),
        Optional.empty(),
        Optional.empty(),
        seconds);
  }

  static RoundResult failed(DrawnRound round, String what, long seconds) {
    return new RoundResult(
        round.number(),
        round.fault(),
        round.seed(),
        Optional.empty(),
        Optional.of(what),
        Optional.empty(),
        seconds);
  }

  static RoundResult played(DrawnRound round, Played played, long seconds) {
    return new RoundResult(
        round.number(),
        round.fault(),
        round.seed(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(played),
        seconds);
  }

  /** Whether it was played and everything held. */
  public boolean held() {
    return played.map(p -> p.verdict().holds()).orElse(false);
  }

  int lost() {
    return played.map(p -> p.verdict().lost()).orElse(0);
  }

  int doubled() {
    return played.map(p -> p.verdict().doubled()).orElse(0);
  }

  /** JSON values; what a round that was not played does not have is left out. */
  Map<String, Object> json() {
    var json = new LinkedHashMap<String, Object>();
    json.put("round", number);
    json.put("fault", fault.label());
    json.put("seed", seed);
    json.put("held", held());
    refused.ifPresent(what -> json.put("refused", what));
    failure.ifPresent(what -> json.put("failure", what));
    played.ifPresent(
        p -> {
          json.put("lost", p.verdict().lost());
          json.put("doubled", p.verdict().doubled());
          json.put("disordered", p.verdict().disordered());
          json.put("buried", p.verdict().buried());
          json.put("in", p.verdict().in());
          json.put("out", p.verdict().out());
          json.put("expected", p.verdict().expected());
          json.put("revisions", p.verdict().revisions());
          json.put("atRest", p.verdict().atRest());
          json.put("firstTaskMillis", p.times().firstTaskMillis());
          json.put("recoverMillis", p.times().recoverMillis());
          json.put("p99BeforeMillis", p.times().before().p99Millis());
          json.put("p99AfterMillis", p.times().after().p99Millis());
          json.put("restarts", p.restarts());
        });
    json.put("seconds", seconds);
    return json;
  }

  /** For a person, in a line of the table. */
  public String line() {
    String head = "%3d  %-15s ".formatted(number, fault.label());
    if (refused.isPresent()) {
      return head + "REFUSED by this machine: " + refused.get();
    }
    if (failure.isPresent()) {
      return head + "FAILED: " + failure.get().lines().findFirst().orElse("");
    }
    Played p = played.orElseThrow();
    return head
        + "%-4s  %6d %6d  %4d  %7d  %10d  %10.1f s  %10.1f s  %8.0f ms  %4d s"
            .formatted(
                held() ? "held" : "NOT",
                p.verdict().in(),
                p.verdict().out(),
                p.verdict().lost(),
                p.verdict().doubled(),
                p.verdict().disordered(),
                p.times().firstTaskMillis() / 1e3,
                p.times().recoverMillis() / 1e3,
                p.times().after().p99Millis(),
                seconds)
        + (p.verdict().atRest() ? "" : "  NOT AT REST IN TIME")
        + (p.verdict().buried() == 0 ? "" : "  BURIED MAIL: " + p.verdict().buried())
        + (p.restarts() == 0 ? "" : "  restarted by itself: " + p.restarts());
  }
}
