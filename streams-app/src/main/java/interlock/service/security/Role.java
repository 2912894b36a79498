package interlock.service.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who speaks to the cluster. Each institution of a role has a principal of its own. */
public enum Role {
  BANK("bank", "A bank or payment institution: tells of payments, answers stops and queries"),
  CARRIER("carrier", "A telecom carrier: tells of fraud calls, answers line control"),
  ENTERPRISE("platform", "A platform: tells of sites and apps, answers line control"),
  POLICE("police", "The police's own systems: warnings, reports, lists, decisions"),
  REGISTRY("registry", "Who tells which account, number and person belong together"),
  CENTRE("centre", "An anti-fraud centre: reads all tasks and cases, answers them"),
  APP("interlock-app", "Interlock itself, all instances"),
  OPERATOR("operator", "Who runs Interlock: topics, policy, signing keys; reads no tasks"),
  RECOVERY("recovery", "For the hours of a repair: reads dead letters, publishes them again"),
  MONITOR("monitor", "Monitoring: sees names, settings and lags, and no record"),
  AUDITOR("auditor", "Who oversees: reads who was shown identifiers, and every policy");

  private final String principal;
  private final String words;

  Role(String principal, String words) {
    this.principal = principal;
    this.words = words;
  }

  /** As on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of its only principal where nobody names others. */
  public String principal() {
    return principal;
  }

  /** For a person. */
  public String words() {
    return words;
  }

  /** The role of that label. */
  public static Optional<Role> ofLabel(String label) {
    return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
  }
}
