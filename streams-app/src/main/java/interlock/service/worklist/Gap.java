package interlock.service.worklist;

import interlock.service.wording.Language;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Says so where ended tasks are missing that a span would have counted. */
final class Gap {
  private Gap() {}

  /**
   * The line; empty where nothing is missing.
   *
   * @param completeSince as the API says it, ISO-8601; empty: an older API, which does not say
   * @param from when the span began, ISO-8601
   */
  static Optional<String> line(
      String completeSince, String from, Language language, DateTimeFormatter clock) {
    if (completeSince.isEmpty() || !Instant.parse(completeSince).isAfter(Instant.parse(from))) {
      return Optional.empty();
    }
    String since = clock.format(Instant.parse(completeSince));
    return Optional.of(
        language.pick(
            "INCOMPLETE: tasks that ended before " + since + " are no longer all kept",
            "不完整：" + since + " 之前办结的任务已不再全部保留"));
  }
}
