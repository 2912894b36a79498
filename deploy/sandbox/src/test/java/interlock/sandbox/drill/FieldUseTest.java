package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.intake.FieldUse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a field is said to be needed for does not happen without it; a drill for each row. */
@Tag("full") // forty worlds
class FieldUseTest {
  private static final Path PROOFS = Path.of("src/test/resources/conform");

  @ParameterizedTest
  @EnumSource
  void theRuleDoesNotFireWithoutTheField(FieldUse use) {
    Drill drill =
        DrillParser.parse(
                PROOFS.resolve(use.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yaml"))
            .orThrow();
    int last = drill.steps().size() - 1;

    assertThat(heldSteps(drill)).as("with the field").doesNotContain(false);
    assertThat(heldSteps(without(drill, use)).get(last)).as("without the field").isFalse();
    assertThat(heldSteps(without(drill, use)).subList(0, last))
        .as("without the field, before the rule")
        .doesNotContain(false);
  }

  private static List<Boolean> heldSteps(Drill drill) {
    try (var engine = new VirtualEngine(ProductWorld.of(drill), drill.start())) {
      return DrillPlayer.play(drill, engine, step -> {}).stream().map(StepResult::held).toList();
    }
  }

  private static Drill without(Drill drill, FieldUse use) {
    return new Drill(
        drill.file(),
        drill.name(),
        drill.title(),
        drill.origin(),
        drill.start(),
        drill.policy(),
        drill.ownPolicy(),
        drill.steps().stream().map(step -> without(step, use)).toList(),
        0);
  }

  private static Step without(Step step, FieldUse use) {
    if (!(step instanceof Step.Send send) || !use.topics().contains(send.topic())) {
      return step;
    }
    EventTemplate event = send.event();
    for (String field : use.fields()) {
      event = without(event, List.of(field.split("\\.", -1)));
    }
    return new Step.Send(send.number(), send.line(), send.at(), send.topic(), event);
  }

  private static EventTemplate without(EventTemplate template, List<String> path) {
    var record = (EventTemplate.Fields) template;
    Map<String, EventTemplate> fields = new LinkedHashMap<>(record.fields());
    String name = path.get(0);
    if (path.size() == 1) {
      fields.remove(name);
    } else {
      fields.computeIfPresent(name, (n, inner) -> without(inner, path.subList(1, path.size())));
    }
    return new EventTemplate.Fields(record.schema(), fields);
  }
}
