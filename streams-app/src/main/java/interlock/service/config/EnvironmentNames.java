package interlock.service.config;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Settings as environment variables.
 *
 * <p>A key in capitals, each {@code .} as {@code _}, with {@code INTERLOCK_} before it unless it
 * begins so: {@code bootstrap.servers} is {@code INTERLOCK_BOOTSTRAP_SERVERS}. After {@code
 * INTERLOCK_KAFKA_} and {@code INTERLOCK_STREAMS_} any name can follow; there {@code __} stands for
 * {@code _} and {@code ___} for {@code -}.
 */
final class EnvironmentNames {
  static final String PREFIX = "INTERLOCK_";

  /** Read by the launcher, the log and the command line. */
  static final Set<String> RESERVED =
      Set.of(
          "INTERLOCK_JAVA_OPTS", "INTERLOCK_LOG_LEVEL", "INTERLOCK_DEBUG", "INTERLOCK_MAVEN_OPTS");

  /**
   * What Kubernetes sets in every container for a Service whose name begins with "interlock": no
   * setting of ours, and no mistake either.
   */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "INTERLOCK_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?"
              + "|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

  private EnvironmentNames() {}

  /** The variable for a key of the table. */
  static String of(String key) {
    String name = key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return name.startsWith(PREFIX) ? name : PREFIX + name;
  }

  /** The key that a variable sets; empty when the variable is not about settings. */
  static Optional<String> key(String variable) {
    if (!variable.startsWith(PREFIX) || RESERVED.contains(variable)) {
      return Optional.empty();
    }
    Optional<String> ofTable =
        ConfigTable.ALL.names().stream().filter(key -> of(key).equals(variable)).findFirst();
    if (ofTable.isPresent()) {
      return ofTable;
    }
    for (String passedOn : Set.of(InterlockConfig.KAFKA, InterlockConfig.STREAMS)) {
      if (variable.startsWith(of(passedOn))) {
        return Optional.of(spelled(variable));
      }
    }
    return SERVICE_LINK.matcher(variable).matches()
        ? Optional.empty()
        : Optional.of(spelled(variable));
  }

  private static String spelled(String variable) {
    return variable
        .substring(PREFIX.length())
        .toLowerCase(Locale.ROOT)
        .replace("___", "-")
        .replace("__", "\0")
        .replace('_', '.')
        .replace('\0', '_');
  }
}
