package interlock.service.config;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Holds everything that is wrong with them. */
public final class InvalidConfig extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Never empty; transient, since an exception that travels needs its message only. */
  private final transient List<ConfigProblem> problems;

  public InvalidConfig(List<ConfigProblem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  public List<ConfigProblem> problems() {
    return problems;
  }

  private static String message(List<ConfigProblem> problems) {
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(
            Collectors.joining(
                "",
                problems.size() == 1
                    ? "One setting is wrong:"
                    : problems.size() + " things are wrong with the settings:",
                ""));
  }
}
