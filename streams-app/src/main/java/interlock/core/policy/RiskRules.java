package interlock.core.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Keeps the table of design.md §3: no choice of points may blur its rows. */
final class RiskRules {
  /** Codes that one single event can bring together. */
  private static final List<Set<EvidenceCode>> ONE_EVENT =
      List.of(
          Set.of(EvidenceCode.CONTACT_REPORTED, EvidenceCode.IN_TOUCH_WITH_INVOLVED),
          Set.of(EvidenceCode.CONTACT_CONFIRMED, EvidenceCode.IN_TOUCH_WITH_INVOLVED),
          Set.of(
              EvidenceCode.CONTACT_CONFIRMED,
              EvidenceCode.IN_TOUCH_WITH_INVOLVED,
              EvidenceCode.ON_CALL_WITH_INVOLVED),
          Set.of(EvidenceCode.SUSPICIOUS_TRANSFER, EvidenceCode.PAID_SUSPECT_ACCOUNT),
          Set.of(EvidenceCode.SUSPICIOUS_TRANSFER, EvidenceCode.PAID_INVOLVED_ACCOUNT),
          Set.of(EvidenceCode.SUSPICIOUS_TRANSFER, EvidenceCode.COUNTER_ALARM),
          Set.of(EvidenceCode.SUSPICIOUS_TRANSFER, EvidenceCode.LARGE_CASH_OPEN_CASE));

  private final Risk risk;
  private final List<Violation> violations = new ArrayList<>();

  private RiskRules(Risk risk) {
    this.risk = risk;
  }

  static List<Violation> violations(Risk risk) {
    RiskRules rules = new RiskRules(risk);
    if (rules.thresholdsRise()) {
      for (EvidenceCode code : EvidenceCode.values()) {
        rules.code(code);
      }
      ONE_EVENT.forEach(rules::oneEvent);
    }
    return List.copyOf(rules.violations);
  }

  private boolean thresholdsRise() {
    if (risk.thresholds().get(Level.LOW) != 0) {
      add("risk.thresholds.LOW", "any evidence opens a case", "give 0");
    }
    for (Level level : Level.values()) {
      int here = risk.thresholds().get(level);
      if (level != level.up() && risk.thresholds().get(level.up()) <= here) {
        add(
            "risk.thresholds." + level.up(),
            "is not above " + level + "'s " + here,
            "give more than " + here);
      }
    }
    return violations.isEmpty();
  }

  private void code(EvidenceCode code) {
    EvidenceRule rule = risk.rule(code);
    String path = "risk.evidence." + code;
    if (!rule.floor().atLeast(code.leastLevel())) {
      add(
          path + ".floor",
          rule.floor() + " is below the row's " + code.leastLevel(),
          "give at least " + code.leastLevel());
    }
    if (exceeds(rule.points(), rule.floor())) {
      add(
          path + ".points",
          "one fact alone would give " + risk.levelOf(rule.points()) + ", above its floor",
          "give less than " + next(rule.floor()));
    }
    if (rule.cap() < rule.points()) {
      add(path + ".cap", "is below the points of one fact", "give at least " + rule.points());
    }
    if (exceeds(rule.cap(), rule.floor().up())) {
      add(
          path + ".cap",
          "one kind of fact, repeated, would rise two levels above its floor",
          "give less than " + next(rule.floor().up()));
    }
    if (rule.floor() == Level.LOW && 2 * rule.points() >= risk.thresholds().get(Level.HIGH)) {
      add(
          path + ".points",
          "two such facts would jump from LOW to HIGH",
          "give less than half of HIGH's threshold, " + risk.thresholds().get(Level.HIGH));
    }
  }

  private void oneEvent(Set<EvidenceCode> codes) {
    Level floor =
        codes.stream().map(c -> risk.rule(c).floor()).reduce(Level::max).orElse(Level.LOW);
    int points = codes.stream().mapToInt(c -> risk.rule(c).points()).sum();
    if (exceeds(points, floor)) {
      EvidenceCode gravest =
          codes.stream()
              .max(
                  Comparator.comparing((EvidenceCode c) -> risk.rule(c).floor())
                      .thenComparing(c -> c))
              .orElseThrow();
      add(
          "risk.evidence." + gravest + ".points",
          "one event that is "
              + codes.stream().sorted().toList()
              + " would have "
              + points
              + " points, "
              + risk.levelOf(points)
              + ", above the highest floor",
          "let them add up to less than " + next(floor));
    }
  }

  private boolean exceeds(int points, Level level) {
    return risk.levelOf(points).compareTo(level) > 0;
  }

  private int next(Level level) {
    return risk.thresholds().get(level.up());
  }

  private void add(String path, String message, String fix) {
    violations.add(new Violation(path, message, fix));
  }
}
