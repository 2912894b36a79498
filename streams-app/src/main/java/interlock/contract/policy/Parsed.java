package interlock.contract.policy;

import interlock.core.policy.Policy;
import java.util.List;
import java.util.stream.Collectors;

/** What a document came to: a policy, or everything that is wrong with it. */
public sealed interface Parsed {
  /** It can be used. */
  record Valid(Policy policy) implements Parsed {}

  /** It cannot; problems by line. Never empty. */
  record Invalid(List<Problem> problems) implements Parsed {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The policy.
   *
   * @throws IllegalArgumentException with every problem, one a line
   */
  default Policy orThrow() {
    return switch (this) {
      case Valid valid -> valid.policy();
      case Invalid invalid ->
          throw new IllegalArgumentException(
              invalid.problems().stream()
                  .map(Problem::toString)
                  .collect(Collectors.joining("\n", "The policy cannot be used:\n", "")));
    };
  }

  /** Everything that is wrong; empty when it is a policy. */
  default List<Problem> problems() {
    return switch (this) {
      case Valid valid -> List.of();
      case Invalid invalid -> invalid.problems();
    };
  }
}
