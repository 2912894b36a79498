package interlock.sandbox.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stories that come with the sandbox. */
enum BuiltIn {
  /** A drill, in {@link #ONE_NIGHT_FILE}. */
  ONE_NIGHT,
  /** Made from a seed, see {@link interlock.sandbox.story.NightRun}. */
  FOSHAN_NIGHT,
  /** Made from a seed, in virtual time, see {@link interlock.sandbox.day.DayRun}. */
  OFFICERS_DAY;

  /** Below the project's root. */
  static final String ONE_NIGHT_FILE = "deploy/sandbox/stories/one-night.yaml";

  /** The one of that name. */
  static Optional<BuiltIn> of(String name) {
    return Arrays.stream(values()).filter(story -> story.label().equals(name)).findFirst();
  }

  /** All names, as a person types them. */
  static String names() {
    return Arrays.stream(values()).map(BuiltIn::label).collect(Collectors.joining(", "));
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
