package interlock.service.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a token allows. */
public enum Scope {
  /** To see tasks, identifiers masked. */
  READ,
  /** To give feedback, to file reports and directives. */
  ACT,
  /** To approve, reject, order and lift measures. */
  APPROVE,
  /** To ask for identifiers in full; each time is recorded. */
  REVEAL;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Scope> ofLabel(String label) {
    return Arrays.stream(values()).filter(scope -> scope.label().equals(label)).findFirst();
  }

  public static List<String> labels() {
    return Arrays.stream(values()).map(Scope::label).toList();
  }
}
