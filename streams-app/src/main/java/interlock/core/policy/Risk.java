package interlock.core.policy;

import java.util.Map;

/** How facts become a level (design.md §3). */
public record Risk(
    @Setting("What each kind of evidence counts for.") Map<EvidenceCode, EvidenceRule> evidence,
    @Setting(value = "The score from which a case has each level.", max = 10_000)
        Map<Level, Integer> thresholds,
    @Setting(
            value = "Two parties that agree within this time raise the level by one, once.",
            min = 60_000,
            max = 2_592_000_000L)
        long corroborationMillis,
    @Setting(
            value = "A contact reported with at least this confidence is CONTACT_CONFIRMED.",
            min = 1,
            max = 1000)
        int confidencePermille,
    @Setting(
            value = "An event older than this opens at most staleMost and is never in flight.",
            min = 60_000,
            max = 2_592_000_000L)
        long staleAfterMillis,
    @Setting("The highest level at which an old event opens a case.") Level staleMost,
    @Setting(
            value = "An ATTEMPTED transfer is in flight for this long.",
            min = 1000,
            max = 86_400_000L)
        long attemptedMillis,
    @Setting(
            value = "A HELD transfer without heldUntil is in flight for this long.",
            min = 1000,
            max = 604_800_000L)
        long heldMillis,
    @Setting(
            value = "A call without an ENDED counts as ended after this long.",
            min = 60_000,
            max = 86_400_000L)
        long onCallMillis,
    @Setting("A person on the care list is raised by one level, once.") boolean careRaises,
    @Setting("What a unit concluded to be a FALSE_ALARM counts for less when it comes again.")
        FalseAlarm falseAlarm) {

  public Risk {
    evidence = Map.copyOf(evidence);
    thresholds = Map.copyOf(thresholds);
  }

  public EvidenceRule rule(EvidenceCode code) {
    return evidence.get(code);
  }

  /** The level that a score alone gives. */
  public Level levelOf(long score) {
    Level level = Level.LOW;
    for (Level candidate : Level.values()) {
      if (score >= thresholds.get(candidate)) {
        level = candidate;
      }
    }
    return level;
  }
}
