package interlock.service.explain;

import interlock.core.codes.ReasonCode;
import interlock.service.wording.Language;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as words of one language, times in one zone. */
final class Phrases {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

  private final Language language;
  private final ZoneId zone;
  private final boolean reveal;

  Phrases(Language language, ZoneId zone, boolean reveal) {
    this.language = language;
    this.zone = zone;
    this.reveal = reveal;
  }

  Language language() {
    return language;
  }

  /** To the millisecond. */
  String exact(Instant at) {
    return EXACT.format(at.atZone(zone));
  }

  /** The time of day; with the date when it is another day than {@code on}. */
  String time(Instant at, Instant on) {
    boolean isSameDay = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(on, zone));
    return (isSameDay ? CLOCK : DAY).format(at.atZone(zone));
  }

  /** A change, without its field's name. */
  String change(Change change, Instant on) {
    Value value = change.after().or(change::before).orElseThrow();
    return switch (value) {
      case Value.Ground ground -> ground(change, ground);
      case Value.Promise promise ->
          change.after().isPresent()
              ? promise(promise, on)
              : "− " + language.word(promise.measure());
      case Value.Word word -> plain(change, on);
      case Value.Text text -> plain(change, on);
      case Value.Count count -> plain(change, on);
      case Value.Flag flag -> plain(change, on);
      case Value.Money money -> plain(change, on);
      case Value.Moment moment -> plain(change, on);
      case Value.Secret secret -> plain(change, on);
      case Value.Parts parts -> plain(change, on);
    };
  }

  private String plain(Change change, Instant on) {
    String before = change.before().map(value -> value(value, on)).orElse("");
    String after = change.after().map(value -> value(value, on)).orElse("");
    if (change.before().isEmpty()) {
      return change.isListed() ? "+ " + after : after;
    }
    if (change.after().isEmpty()) {
      return change.isListed() ? "− " + before : before + " → –";
    }
    // Masked, two identifiers may look the same.
    return before.equals(after)
        ? after + language.pick(" (another one)", "（另一个）")
        : before + " → " + after;
  }

  private String value(Value value, Instant on) {
    return switch (value) {
      case Value.Word word -> language.word(word.symbol());
      case Value.Text text -> text.text();
      case Value.Count count -> Long.toString(count.number());
      case Value.Flag flag -> flag.isSet() ? language.pick("yes", "是") : language.pick("no", "否");
      case Value.Money money ->
          "¥"
              + new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
                  .format(money.yuan());
      case Value.Moment moment -> time(moment.at(), on);
      case Value.Secret secret -> secret.shown(reveal);
      case Value.Parts parts -> parts(parts.parts(), on);
      case Value.Ground ground -> ground.code();
      case Value.Promise promise -> promise(promise, on);
    };
  }

  private String parts(List<Value.Part> parts, Instant on) {
    return parts.stream()
        .map(part -> Fields.label(part.field(), language) + " " + value(part.value(), on))
        .collect(Collectors.joining(language.pick(", ", "，")));
  }

  private String ground(Change change, Value.Ground ground) {
    if (change.after().isEmpty()) {
      return signed(-ground.points()) + ground.code() + language.pick(" no longer counts", " 不再成立");
    }
    if (!(change.before().orElse(null) instanceof Value.Ground before)) {
      String meaning =
          ReasonCode.of(ground.code()).map(code -> "  " + language.of(code)).orElse("");
      return signed(ground.points()) + ground.code() + meaning;
    }
    if (before.points() != ground.points()) {
      return signed(ground.points() - before.points())
          + ground.code()
          + language.pick(" (now ", "（现计 ")
          + ground.points()
          + language.pick(")", " 分）");
    }
    return ground.code()
        + language.pick(" (now resting on ", "（现依据 ")
        + ground.eventIds().size()
        + language.pick(" event(s))", " 个事件）");
  }

  /** Nothing for a reason without points. */
  private static String signed(int points) {
    if (points == 0) {
      return "";
    }
    return (points > 0 ? "+" + points : "−" + Math.negateExact(points)) + " ";
  }

  private String promise(Value.Promise step, Instant on) {
    String due = time(step.dueAt(), on);
    String state =
        switch (step.state()) {
          case "DONE" ->
              language.word(step.state())
                  + step.doneAt().map(at -> " " + time(at, on)).orElse("")
                  + language.pick(" (was due ", "（时限 ")
                  + due
                  + language.pick(")", "）");
          case "OVERDUE" -> language.pick("OVERDUE since ", "已超时，时限 ") + due;
          case "SKIPPED" -> language.word(step.state());
          default -> language.pick("by ", "限 ") + due;
        };
    return language.word(step.measure())
        + " "
        + state
        + (step.attempts() == 0 ? "" : language.pick(", tried ", "，已尝试 "))
        + (step.attempts() == 0 ? "" : step.attempts() + language.pick(" time(s)", " 次"))
        + language.pick(", unit ", "，单位 ")
        + step.unit();
  }
}
