package interlock.service.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A timeline for a program: one JSON object for each revision, on one line. Fields and symbols are
 * the contract's, times are ISO-8601 in UTC, amounts are yuan.
 */
public final class TimelineJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final boolean reveal;

  /**
   * @param reveal whether identifiers are shown in full
   */
  public TimelineJson(boolean reveal) {
    this.reveal = reveal;
  }

  /** One line, without its end. */
  public String line(Entry entry) {
    try {
      return JSON.writeValueAsString(object(entry));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, texts and numbers can be written", e);
    }
  }

  /** The same, not yet written. */
  public Map<String, Object> object(Entry entry) {
    var history = entry.history();
    var cause = new LinkedHashMap<String, Object>();
    cause.put("kind", history.getCause().getKind());
    putIfThere(cause, "source", history.getCause().getSource());
    putIfThere(cause, "eventId", history.getCause().getEventId());
    var object = new LinkedHashMap<String, Object>();
    object.put("taskId", history.getTaskId());
    object.put("revision", history.getRevision());
    object.put("topic", history.getTopic());
    object.put("at", history.getAt().toString());
    entry.sinceEventMillis().ifPresent(millis -> object.put("sinceEventMillis", millis));
    object.put("cause", cause);
    object.put("policyVersion", history.getPolicyVersion());
    object.put("readable", entry.isReadable());
    object.put("changes", entry.changes().stream().map(this::change).toList());
    return object;
  }

  private Map<String, Object> change(Change change) {
    var object = new LinkedHashMap<String, Object>();
    object.put("field", change.field());
    change.before().ifPresent(value -> object.put("before", value(value)));
    change.after().ifPresent(value -> object.put("after", value(value)));
    return object;
  }

  private Object value(Value value) {
    return switch (value) {
      case Value.Word word -> word.symbol();
      case Value.Text text -> text.text();
      case Value.Count count -> count.number();
      case Value.Flag flag -> flag.isSet();
      case Value.Money money -> money.yuan();
      case Value.Moment moment -> moment.at().toString();
      case Value.Secret secret -> secret.shown(reveal);
      case Value.Parts parts -> parts(parts.parts());
      case Value.Ground ground -> ground(ground);
      case Value.Promise promise -> promise(promise);
    };
  }

  private Map<String, Object> parts(List<Value.Part> parts) {
    var object = new LinkedHashMap<String, Object>();
    parts.forEach(part -> object.put(part.field(), value(part.value())));
    return object;
  }

  private static Map<String, Object> ground(Value.Ground ground) {
    var object = new LinkedHashMap<String, Object>();
    object.put("code", ground.code());
    object.put("points", ground.points());
    object.put("eventIds", ground.eventIds());
    return object;
  }

  private static Map<String, Object> promise(Value.Promise promise) {
    var object = new LinkedHashMap<String, Object>();
    object.put("measure", promise.measure());
    object.put("unit", promise.unit());
    object.put("dueAt", promise.dueAt().toString());
    object.put("state", promise.state());
    object.put("attempts", promise.attempts());
    promise.doneAt().ifPresent(at -> object.put("doneAt", at.toString()));
    return object;
  }

  private static void putIfThere(Map<String, Object> object, String field, String text) {
    if (text != null) {
      object.put(field, text);
    }
  }
}
