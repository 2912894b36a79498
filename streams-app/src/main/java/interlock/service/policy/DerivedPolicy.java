package interlock.service.policy;

import interlock.contract.policy.Parsed;
import interlock.contract.policy.PolicyDocument;
import interlock.core.policy.CommandMode;
import interlock.core.policy.Policy;
import interlock.core.policy.StopCommand;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Versions that a command makes of another one. */
public final class DerivedPolicy {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String MODES = ".modes-";
  private static final String AGAIN = ".again-";
  private static final int NAME = 64;

  private DerivedPolicy() {}

  /** The same policy from another moment on. */
  public static Policy from(Policy policy, Instant effectiveFrom) {
    return PolicyDocument.patch(policy, Map.of("effectiveFrom", millis(effectiveFrom))).orThrow();
  }

  /** The same policy under another name, from another moment on. */
  public static Policy again(Policy policy, Instant effectiveFrom) {
    Map<String, String> settings = new HashMap<>();
    settings.put("version", name(policy.version(), AGAIN, effectiveFrom));
    settings.put("effectiveFrom", millis(effectiveFrom));
    return PolicyDocument.patch(policy, settings).orThrow();
  }

  /**
   * A version that differs from another only in its modes.
   *
   * @return problems where a command cannot have that mode
   */
  public static Parsed withModes(
      Policy base, Map<StopCommand, CommandMode> modes, Instant effectiveFrom) {
    Map<String, String> settings = new HashMap<>();
    modes.forEach((command, mode) -> settings.put("stopPayment.modes." + command, mode.name()));
    settings.put("version", name(base.version(), MODES, effectiveFrom));
    settings.put("effectiveFrom", millis(effectiveFrom));
    return PolicyDocument.patch(base, settings);
  }

  /** The name that somebody gave, cut where it would be too long, and what was done when. */
  private static String name(String base, String what, Instant at) {
    String given = base.replaceFirst("\\.(modes|again)-[0-9]{8}T[0-9.]+Z$", "");
    String suffix = what + STAMP.format(at);
    return given.substring(0, Math.min(given.length(), NAME - suffix.length())) + suffix;
  }

  private static String millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
