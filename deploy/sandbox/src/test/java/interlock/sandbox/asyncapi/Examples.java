package interlock.sandbox.asyncapi;

import interlock.contract.policy.PolicyDocument;
import interlock.sandbox.conform.Example;
import interlock.sandbox.drill.DrillParser;
import interlock.sandbox.drill.DrillPlayer;
import interlock.sandbox.drill.Outputs;
import interlock.sandbox.drill.ProductWorld;
import interlock.sandbox.drill.Sample;
import interlock.sandbox.drill.VirtualEngine;
import interlock.topology.Topic;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One record of each topic, as it was sent or published in a rehearsal. */
final class Examples {
  private static final List<String> DRILLS = List.of("09-breaker", "11-cash-and-protection");

  private final Map<Topic, Object> examples = new EnumMap<>(Topic.class);

  private Examples() {}

  /** From the parties' examples, and from drills for what these do not lead to. */
  static Examples play() {
    var examples = new Examples();
    for (String party : List.of("bank", "carrier", "centre")) {
      Example example = Example.of(party);
      example.samples().forEach(examples::take);
      examples.take(example.outputs());
    }
    for (String name : DRILLS) {
      var drill =
          DrillParser.parse(
                  Path.of(
                      System.getProperty("interlock.root"),
                      "deploy/sandbox/drills",
                      name + ".yaml"))
              .orThrow();
      try (var engine = new VirtualEngine(ProductWorld.of(drill), drill.start())) {
        DrillPlayer.play(drill, engine, step -> {});
        examples.take(engine.outputs());
      }
    }
    examples.takeRejected();
    return examples;
  }

  Optional<Object> of(Topic topic) {
    return Optional.ofNullable(examples.get(topic));
  }

  private void take(Sample sample) {
    take(sample.topic(), sample.tree());
  }

  private void take(Outputs outputs) {
    for (Topic topic : Topic.values()) {
      outputs.all(topic.base()).stream().findFirst().ifPresent(tree -> take(topic.base(), tree));
    }
  }

  private void take(String topic, Map<String, Object> tree) {
    examples.putIfAbsent(Topic.ofBase(topic).orElseThrow(), json(tree));
  }

  /** A record that Intake refuses: its party would not keep it among its examples. */
  private void takeRejected() {
    Sample sample = Example.samples("bank").get(0);
    sample.event().put("currency", "USD");
    try (var engine = new VirtualEngine(ProductWorld.of(PolicyDocument.packaged()), Example.NOW)) {
      engine.send(sample.topic(), sample.event());
      take(engine.outputs());
    }
  }

  /** Times and amounts as text. */
  private static Object json(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> object = new LinkedHashMap<>();
        map.forEach((key, member) -> object.put(key.toString(), json(member)));
        yield object;
      }
      case List<?> list -> list.stream().map(Examples::json).toList();
      case BigDecimal yuan -> yuan.toPlainString();
      case Instant at -> at.toString();
      default -> value;
    };
  }
}
