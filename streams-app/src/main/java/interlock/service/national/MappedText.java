package interlock.service.national;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.core.identity.Masks;
import interlock.service.wording.Language;
import interlock.task.StopPaymentTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A task as a message, for a person and for a program. */
public final class MappedText {
  private static final int NAME_WIDTH = 26;
  private static final String ORIGIN_EN =
      "Field names and codes were read in public source code of integrations; no official text was"
          + " available, and none of this states the law.";
  private static final String ORIGIN_ZH = "字段名与代码见于公开的对接代码，未见官方文本，均不代表法律规定。";

  private final NationalMessage message;
  private final StopPaymentTask task;
  private final boolean reveal;

  /**
   * @param reveal whether identifiers are shown in full
   */
  public MappedText(NationalMessage message, StopPaymentTask task, boolean reveal) {
    this.message = message;
    this.task = task;
    this.reveal = reveal;
  }

  /** Line by line: the fields by group, then what is missing in all. */
  public List<String> lines(Language language) {
    List<Filled> fields = Mapping.of(message, task);
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s · %s r%d · %s"
            .formatted(
                message.code(),
                language.pick(message.english(), message.chinese()),
                task.getTaskId(),
                task.getRevision(),
                language.word(task.getState())));
    lines.add(language.pick(ORIGIN_EN, ORIGIN_ZH));
    Filled.Group group = null;
    for (Filled field : fields) {
      if (field.group() != group) {
        group = field.group();
        lines.add(language.pick(group.english, group.chinese));
      }
      lines.add(
          "  %s%s  [%s]"
              .formatted(
                  label(field, language),
                  field.value().map(this::shown).orElseGet(() -> missing(field, language)),
                  field.evidence().in(language)));
    }
    Mapping.unsaid(message, task)
        .forEach(
            hint ->
                lines.add(
                    language.pick("No known field says: ", "没有已知字段可表达：")
                        + language.pick(hint.english(), hint.chinese())));
    long missing = fields.stream().filter(field -> field.value().isEmpty()).count();
    lines.add(
        language.pick(
            "%d of %d fields are missing.".formatted(missing, fields.size()),
            "%d 个字段中缺 %d 个。".formatted(fields.size(), missing)));
    return lines;
  }

  private static String label(Filled field, Language language) {
    String name = field.name() + " ".repeat(Math.max(1, NAME_WIDTH - field.name().length()));
    return language.pick(name, name + field.chinese() + " ");
  }

  private static String missing(Filled field, Language language) {
    return language.pick("MISSING", "缺")
        + field
            .hint()
            .map(h -> language.pick(" (" + h.english() + ")", "（" + h.chinese() + "）"))
            .orElse("");
  }

  private String shown(Filled.Value value) {
    return switch (value.kind()) {
      case OPEN -> value.text();
      case IDENTIFIER -> reveal ? value.text() : Masks.tail(value.text());
      case NAME -> reveal ? value.text() : Masks.name(value.text());
    };
  }

  /** One JSON object. */
  public String json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("message", message.code());
    object.put("taskId", task.getTaskId());
    object.put("revision", task.getRevision());
    object.put(
        "fields",
        Mapping.of(message, task).stream()
            .map(
                field -> {
                  Map<String, Object> member = new LinkedHashMap<>();
                  member.put("group", field.group().name());
                  member.put("name", field.name());
                  field.value().ifPresent(value -> member.put("value", shown(value)));
                  field.hint().ifPresent(hint -> member.put("missing", hint.english()));
                  member.put("evidence", field.evidence().name());
                  return member;
                })
            .toList());
    object.put("unsaid", Mapping.unsaid(message, task).stream().map(Filled.Hint::english).toList());
    try {
      return new ObjectMapper().writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text alone", e);
    }
  }
}
