package interlock.sandbox.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what a step asks of a record, every path and value checked against the contract. */
final class MatchReader {
  private static final List<String> OPERATORS =
      List.of("atLeast", "atMost", "in", "exists", "some", "none", "size");

  private final Scope scope;
  private final ScalarReader scalars;

  MatchReader(Scope scope) {
    this.scope = scope;
    scalars = new ScalarReader(scope);
  }

  /** Empty, with faults, where something in it is wrong. */
  Optional<Match> read(Node node, Schema schema) {
    return read(node, FieldPath.root(schema), "match");
  }

  private Optional<Match> read(Node node, FieldPath record, String what) {
    int before = scope.faults().count();
    Optional<YamlMap> map = YamlMap.of(node, what, scope.faults());
    if (map.isEmpty()) {
      return Optional.empty();
    }
    List<Match.Clause> clauses = new ArrayList<>();
    for (String key : map.get().keys()) {
      FieldPath path;
      try {
        path = record.at(key);
      } catch (FieldPath.Unknown e) {
        scope.faults().add(map.get().key(key), e.getMessage());
        continue;
      }
      condition(map.get().value(key), path)
          .ifPresent(condition -> clauses.add(new Match.Clause(path, condition)));
    }
    return scope.faults().count() == before ? Optional.of(new Match(clauses)) : Optional.empty();
  }

  private Optional<Condition> condition(Node node, FieldPath path) {
    if (node instanceof MappingNode) {
      return YamlMap.of(node, path.path(), scope.faults())
          .flatMap(operator -> operator(operator, path));
    }
    if (YamlMap.isNull(node)) {
      return wrong(node, path.path() + ": write {exists: false} for an absent value");
    }
    return value(node, path).map(Condition.Equal::new);
  }

  /** A value of the field, or of its elements where the field is a list. */
  private Optional<Operand> value(Node node, FieldPath path) {
    return scalars.read(
        node, path.kind() == Kind.LIST ? element(path) : path.schema(), path.path());
  }

  private static Schema element(FieldPath list) {
    return list.element().schema();
  }

  private Optional<Condition> operator(YamlMap operator, FieldPath path) {
    if (operator.keys().size() != 1) {
      return wrong(operator.node(), path.path() + " takes one operator: " + operators());
    }
    String name = operator.keys().iterator().next();
    Node value = operator.value(name);
    return switch (name) {
      case "atLeast" -> ordered(value, path, name).map(Condition.AtLeast::new);
      case "atMost" -> ordered(value, path, name).map(Condition.AtMost::new);
      case "in" -> in(value, path);
      case "exists" ->
          scalars
              .read(value, Schema.create(Schema.Type.BOOLEAN), "exists")
              .map(o -> new Condition.Exists(o.equals(new Operand.Literal(true))));
      case "some" -> elements(value, path, name).map(Condition.Some::new);
      case "none" -> elements(value, path, name).map(Condition.None::new);
      case "size" -> size(value, path);
      default ->
          wrong(operator.key(name), "no operator is named " + name + "; there are " + operators());
    };
  }

  private Optional<Operand> ordered(Node value, FieldPath path, String operator) {
    if (path.kind() == Kind.RECORD || !Kind.isOrdered(path.schema())) {
      return wrong(
          value, "%s is %s, which has no %s".formatted(path.path(), path.kind().label(), operator));
    }
    return scalars.read(value, path.schema(), path.path());
  }

  private Optional<Condition> in(Node value, FieldPath path) {
    if (!(value instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      return wrong(value, path.path() + ": in takes a list of values: {in: [a, b]}");
    }
    List<Operand> operands = new ArrayList<>();
    sequence.getValue().forEach(each -> value(each, path).ifPresent(operands::add));
    return Optional.of(new Condition.In(operands));
  }

  private Optional<Match> elements(Node value, FieldPath path, String operator) {
    if (path.kind() != Kind.LIST) {
      return wrong(value, path.path() + " is no list, so it has no " + operator);
    }
    if (value instanceof MappingNode mapping && mapping.getValue().isEmpty()) {
      return Optional.of(new Match(List.of()));
    }
    if (Kind.of(element(path)) != Kind.RECORD) {
      return wrong(
          value,
          "the elements of %s have no fields: write the value itself, or {%s: {}}"
              .formatted(path.path(), operator));
    }
    return read(value, path.element(), operator);
  }

  private Optional<Condition> size(Node value, FieldPath path) {
    if (path.kind() != Kind.LIST) {
      return wrong(value, path.path() + " is no list, so it has no size");
    }
    return count(value, "size").map(Condition.Size::new);
  }

  /** A whole number from 0. */
  Optional<Integer> count(Node value, String what) {
    if (value instanceof ScalarNode scalar
        && scalar.isPlain()
        && scalar.getValue().matches("0|[1-9][0-9]{0,8}")) {
      return Optional.of(Integer.parseInt(scalar.getValue()));
    }
    return wrong(value, what + " must be a whole number from 0");
  }

  private static String operators() {
    return String.join(", ", OPERATORS);
  }

  private <T> Optional<T> wrong(Node node, String message) {
    scope.faults().add(node, message);
    return Optional.empty();
  }
}
