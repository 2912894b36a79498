package interlock.service.explain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A task's id as the contracts have it: a prefix for its kind, a hyphen and 32 hexadecimal digits.
 */
public record TaskId(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Z]{1,4}-[0-9a-f]{32}");

  public TaskId {
    if (!FORM.matcher(text).matches()) {
      // Not the text: somebody may have given a phone number.
      throw new IllegalArgumentException("not a task's id");
    }
  }

  /** Empty when the text cannot be a task's id. */
  public static Optional<TaskId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new TaskId(text)) : Optional.empty();
  }
}
