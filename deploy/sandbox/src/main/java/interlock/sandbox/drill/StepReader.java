package interlock.sandbox.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one step after the other; each may refer to those before it. */
final class StepReader {
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final List<String> VERBS =
      List.of("send", "expect", "never", "neverEver", "count");

  private final String drill;
  private final Scope scope;
  private final EventReader events;
  private final MatchReader matches;
  private Duration last = Duration.ZERO;

  StepReader(String drill, Scope scope) {
    this.drill = drill;
    this.scope = scope;
    events = new EventReader(scope);
    matches = new MatchReader(scope);
  }

  /** Empty, with faults, where something in the step is wrong. */
  Optional<Step> read(Node node, int number) {
    Optional<YamlMap> read = YamlMap.of(node, "a step", scope.faults());
    if (read.isEmpty()) {
      return Optional.empty();
    }
    YamlMap step = read.get();
    List<String> verbs = VERBS.stream().filter(step::has).toList();
    if (verbs.size() != 1) {
      scope.faults().add(node, "a step has exactly one of " + String.join(", ", VERBS));
      step.refuseOthers(
          "a step",
          List.of(
              "at",
              "send",
              "event",
              "expect",
              "within",
              "match",
              "as",
              "never",
              "neverEver",
              "count",
              "is"),
          scope.faults());
      at(step);
      return Optional.empty();
    }
    int before = scope.faults().count();
    String verb = verbs.get(0);
    step.refuseOthers("a step with " + verb, keys(verb), scope.faults());
    Optional<Duration> at = at(step);
    Optional<String> topic = topic(step, verb);
    Optional<Step> result = topic.flatMap(name -> read(step, verb, number, at.orElse(last), name));
    return scope.faults().count() == before ? result : Optional.empty();
  }

  private static List<String> keys(String verb) {
    return switch (verb) {
      case "send" -> List.of("at", "send", "event");
      case "expect" -> List.of("at", "expect", "within", "match", "as");
      case "count" -> List.of("at", "count", "match", "is");
      default -> List.of("at", verb, "match");
    };
  }

  private Optional<Step> read(YamlMap step, String verb, int number, Duration at, String topic) {
    Schema schema = Topics.schema(topic);
    int line = step.node().getStartMark().getLine() + 1;
    if (verb.equals("send")) {
      return need(step, "event")
          .flatMap(event -> events.read(event, schema, drill + "-" + number, at))
          .map(event -> new Step.Send(number, line, at, topic, event));
    }
    Optional<Match> match = need(step, "match").flatMap(node -> matches.read(node, schema));
    return switch (verb) {
      case "expect" -> {
        Duration within = step.find("within").flatMap(w -> span(w, "within")).orElse(WITHIN);
        Optional<String> alias = alias(step, schema);
        yield match.map(m -> new Step.Expect(number, line, at, topic, m, within, alias));
      }
      case "never" -> match.map(m -> new Step.Never(number, line, at, topic, m));
      case "neverEver" -> match.map(m -> new Step.NeverEver(number, line, at, topic, m));
      default -> {
        Optional<Integer> is = need(step, "is").flatMap(node -> matches.count(node, "is"));
        yield match.flatMap(
            m -> is.map(count -> new Step.Count(number, line, at, topic, m, count)));
      }
    };
  }

  private Optional<Duration> at(YamlMap step) {
    Optional<Duration> at = need(step, "at").flatMap(node -> span(node, "at"));
    if (at.isPresent() && at.get().compareTo(last) < 0) {
      scope
          .faults()
          .add(
              step.value("at"),
              "at goes back in time: the step before is at " + Offsets.text(last));
      return Optional.empty();
    }
    at.ifPresent(moment -> last = moment);
    return at;
  }

  private Optional<String> topic(YamlMap step, String verb) {
    List<String> known = verb.equals("send") ? Topics.inputs() : Topics.outputs();
    Optional<String> topic = step.text(verb, scope.faults());
    if (topic.isPresent() && !known.contains(topic.get())) {
      scope
          .faults()
          .add(
              step.value(verb),
              "%s cannot take the topic %s; it is one of %s"
                  .formatted(verb, topic.get(), String.join(", ", known)));
      return Optional.empty();
    }
    return topic;
  }

  /** Known to later steps even where this one has a fault, so that one fault is told once. */
  private Optional<String> alias(YamlMap step, Schema schema) {
    if (!step.has("as")) {
      return Optional.empty();
    }
    Optional<String> alias = step.text("as", scope.faults());
    if (alias.isPresent() && !alias.get().matches("[A-Za-z][A-Za-z0-9_-]*")) {
      scope.faults().add(step.value("as"), "as must be a name: letters, digits, - and _");
    } else if (alias.isPresent() && scope.aliases().putIfAbsent(alias.get(), schema) != null) {
      scope.faults().add(step.value("as"), "as: " + alias.get() + " is taken by an earlier step");
    }
    return alias;
  }

  private Optional<Duration> span(Node node, String what) {
    Optional<Duration> span =
        node instanceof ScalarNode scalar ? Offsets.span(scalar.getValue()) : Optional.empty();
    if (span.isEmpty()) {
      scope.faults().add(node, what + " must be a span: 30s, 5m, 2h, 31d");
    }
    return span;
  }

  private Optional<Node> need(YamlMap step, String key) {
    Optional<Node> found = step.find(key);
    if (found.isEmpty()) {
      scope.faults().add(step.node(), "the step needs " + key);
    }
    return found;
  }
}
