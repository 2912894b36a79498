package interlock.service.explain;

import interlock.schemas.Contracts;
import interlock.task.Reason;
import interlock.task.Step;
import interlock.task.Subject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Everything that one revision of a task says, fact by fact. It goes by the contract: a field that
 * a contract gains is told without a change here, and what the contract masks is a {@link
 * Value.Secret}.
 */
final class Facts {
  private static final String MASK = "interlock.mask";
  private static final String NAME = "name";

  /**
   * What a fact is about; the same in two revisions when they speak of the same thing.
   *
   * @param field the contract's name
   * @param member of a list: what tells it from the others; empty where there is no list
   */
  record Topic(String field, String member) {
    boolean isListed() {
      return !member.isEmpty();
    }

    /** The member may be an identifier. */
    @Override
    public String toString() {
      return field;
    }
  }

  private final Map<Topic, Value> facts = new LinkedHashMap<>();
  private final Map<Topic, Integer> seen = new HashMap<>();

  private Facts() {}

  /** In the contract's order. */
  static Map<Topic, Value> of(SpecificRecord task) {
    Facts all = new Facts();
    all.addFields(task);
    return all.facts;
  }

  private void addFields(SpecificRecord from) {
    for (Schema.Field field : fields(from)) {
      Object value = from.get(field.pos());
      if (value != null && !Fields.UNTOLD.contains(field.name())) {
        add(field, value);
      }
    }
  }

  private void add(Schema.Field field, Object value) {
    switch (value) {
      case Subject subject -> addFields(subject);
      case List<?> members -> members.forEach(member -> addMember(field, member));
      default -> put(new Topic(field.name(), ""), value(field, value));
    }
  }

  private void addMember(Schema.Field field, Object member) {
    var topic = new Topic(field.name(), identity(member));
    // A list may hold two members of one name, two calls for instance: they differ by their turn.
    int turn = seen.merge(topic, 1, Integer::sum);
    put(
        turn == 1 ? topic : new Topic(topic.field(), topic.member() + "#" + turn),
        value(field, member));
  }

  private void put(Topic topic, Value value) {
    if (!value.isEmpty()) {
      facts.put(topic, value);
    }
  }

  private static String identity(Object member) {
    return switch (member) {
      case SpecificRecord record -> "" + record.get(0);
      default -> member.toString();
    };
  }

  private static Value value(Schema.Field field, Object value) {
    if (isMasked(field)) {
      return new Value.Secret(value.toString(), field.name().equals(NAME));
    }
    return switch (value) {
      case Reason r -> new Value.Ground(r.getCode(), r.getPoints(), r.getEventIds());
      case Step s ->
          new Value.Promise(
              s.getMeasure().name(),
              s.getUnit(),
              s.getState().name(),
              s.getDueAt(),
              s.getAttempts(),
              Optional.ofNullable(s.getDoneAt()));
      case SpecificRecord record -> new Value.Parts(parts(record));
      case Enum<?> symbol -> new Value.Word(symbol.name());
      case BigDecimal yuan -> new Value.Money(yuan);
      case Instant at -> new Value.Moment(at);
      case Boolean flag -> new Value.Flag(flag);
      case Integer number -> new Value.Count(number);
      case Long number -> new Value.Count(number);
      default -> new Value.Text(value.toString());
    };
  }

  private static List<Value.Part> parts(SpecificRecord record) {
    List<Value.Part> parts = new ArrayList<>();
    for (Schema.Field field : fields(record)) {
      Object value = record.get(field.pos());
      if (value != null) {
        Value part = value(field, value);
        if (!part.isEmpty()) {
          parts.add(new Value.Part(field.name(), part));
        }
      }
    }
    return parts;
  }

  /** From the published text: a generated class keeps no properties that are ours. */
  private static List<Schema.Field> fields(SpecificRecord record) {
    return Contracts.schema(record.getSchema().getFullName()).getFields();
  }

  private static boolean isMasked(Schema.Field field) {
    return Boolean.TRUE.equals(field.getObjectProp(MASK));
  }
}
