package interlock.service.explain;

import interlock.core.desk.Cause;
import interlock.service.wording.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A timeline for a person: a block of lines for each revision. */
public final class TimelineText {
  /** What a revision follows from when no event led to it. */
  private static final String WAKE = Cause.WAKE;

  /** From here on characters take two columns of a terminal: CJK and full-width forms. */
  private static final int WIDE = 0x2E80;

  private static final int LABEL_COLUMNS = 16;

  private final Phrases phrases;
  private final Language language;
  private final ZoneId zone;

  /**
   * @param zone of the times shown
   * @param reveal whether identifiers are shown in full
   */
  public TimelineText(Language language, ZoneId zone, boolean reveal) {
    this.language = language;
    this.zone = zone;
    this.phrases = new Phrases(language, zone, reveal);
  }

  /** What stands above the first entry. */
  public String title(Entry first) {
    return language.pick("Task ", "任务 ")
        + first.history().getTaskId()
        + " · "
        + first.history().getTopic()
        + language.pick(" · times in ", " · 时区 ")
        + zone;
  }

  /** The lines of one revision. */
  public List<String> lines(Entry entry) {
    List<String> lines = new ArrayList<>();
    Instant at = entry.history().getAt();
    if (entry.isFirstKept()) {
      lines.add(
          language.pick(
              "(older revisions are not kept any more: all that this one says is new here)",
              "（更早的版本已超过保存期限，以下内容均按首次出现列出）"));
    }
    lines.add("r" + entry.history().getRevision() + "  " + phrases.exact(at) + delay(entry));
    lines.add(line(language.pick("because", "起因"), cause(entry)));
    for (Change change : entry.changes()) {
      lines.add(line(Fields.label(change.field(), language), phrases.change(change, at)));
    }
    if (!entry.isReadable()) {
      lines.add(
          line(
              language.pick("contents", "内容"),
              language.pick("cannot be read by this version", "本版本无法读取")));
    } else if (entry.changes().isEmpty()) {
      lines.add(line(language.pick("contents", "内容"), language.pick("unchanged", "无变化")));
    }
    return lines;
  }

  private String delay(Entry entry) {
    if (entry.sinceEventMillis().isEmpty()) {
      return "";
    }
    long millis = entry.sinceEventMillis().getAsLong();
    return isWake(entry)
        ? language.pick("  %,d ms after the deadline", "  时限后 %,d 毫秒").formatted(millis)
        : language.pick("  %,d ms after the event", "  事件后 %,d 毫秒").formatted(millis);
  }

  private String cause(Entry entry) {
    var cause = entry.history().getCause();
    if (isWake(entry)) {
      Instant at = entry.history().getAt();
      String due =
          entry.sinceEventMillis().isPresent()
              ? phrases.time(at.minusMillis(entry.sinceEventMillis().getAsLong()), at)
              : "";
      return language.pick("a deadline fell due: ", "时限到期：") + due;
    }
    return cause.getKind()
        + (cause.getSource() == null ? "" : language.pick(" from ", "，来源 ") + cause.getSource())
        + (cause.getEventId() == null
            ? ""
            : language.pick(", event ", "，事件 ") + cause.getEventId());
  }

  private static boolean isWake(Entry entry) {
    return entry.history().getCause().getKind().equals(WAKE);
  }

  private static String line(String label, String text) {
    int columns = label.codePoints().map(c -> c < WIDE ? 1 : 2).sum();
    return "    " + label + " ".repeat(Math.max(1, LABEL_COLUMNS - columns)) + text;
  }
}
