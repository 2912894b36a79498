package interlock.sandbox.drill;

import interlock.contract.policy.Parsed;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.policy.Problem;
import interlock.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a drill file whole (docs/drills.md) and tells everything that is wrong with it at once. */
public final class DrillParser {
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
  private static final List<String> KEYS =
      List.of("drill", "title", "origin", "start", "policy", "units", "steps");
  private static final String UNITS = "units.directory";

  private final Faults faults;
  private final String file;

  private DrillParser(String file) {
    this.file = file;
    faults = new Faults(file);
  }

  /** Reads a file; one that cannot be read is a fault of its first line. */
  public static Drill.Parsed parse(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      return unreadable(file, "there is no such file");
    } catch (IOException e) {
      return unreadable(file, "cannot be read as UTF-8 text");
    }
  }

  /**
   * Reads a text.
   *
   * @param file what faults call it
   */
  public static Drill.Parsed parse(String file, String yaml) {
    DrillParser parser = new DrillParser(file);
    Optional<Drill> drill = YamlText.compose(yaml, "a drill", parser.faults).flatMap(parser::read);
    List<Fault> faults = parser.faults.all();
    return drill.isPresent() && faults.isEmpty()
        ? new Drill.Parsed.Valid(drill.get())
        : new Drill.Parsed.Invalid(faults);
  }

  private static Drill.Parsed unreadable(Path file, String why) {
    return new Drill.Parsed.Invalid(List.of(new Fault(file.toString(), 1, why)));
  }

  private Optional<Drill> read(Node root) {
    Optional<YamlMap> read = YamlMap.of(root, "a drill", faults);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    YamlMap map = read.get();
    map.refuseOthers("a drill", KEYS, faults);
    String name = need(map, "drill").flatMap(node -> map.text("drill", faults)).orElse("");
    if (!name.isEmpty() && !name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      faults.add(map.value("drill"), "drill must be a name in kebab-case");
    }
    String title = need(map, "title").flatMap(node -> map.text("title", faults)).orElse("");
    Optional<String> origin = map.find("origin").flatMap(node -> map.text("origin", faults));
    Instant start = map.find("start").flatMap(this::start).orElse(START);
    Policy policy = policy(map);
    List<Step> steps = need(map, "steps").map(node -> steps(node, name, start)).orElse(List.of());
    boolean ownPolicy = map.has("policy") || map.has("units");
    return Optional.of(new Drill(file, name, title, origin, start, policy, ownPolicy, steps, 0));
  }

  private Optional<Instant> start(Node node) {
    Optional<Instant> start =
        node instanceof ScalarNode scalar ? Offsets.instant(scalar.getValue()) : Optional.empty();
    if (start.isEmpty()) {
      faults.add(node, "start must be a time with its zone: 2024-03-09T19:05:00+08:00");
    }
    return start;
  }

  private List<Step> steps(Node node, String name, Instant start) {
    List<Step> steps = new ArrayList<>();
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      faults.add(node, "steps must be a list with at least one step");
      return steps;
    }
    StepReader reader = new StepReader(name, new Scope(faults, start));
    int number = 0;
    for (Node step : sequence.getValue()) {
      number++;
      reader.read(step, number).ifPresent(steps::add);
    }
    return steps;
  }

  private Policy policy(YamlMap map) {
    Map<String, Node> patches = new LinkedHashMap<>();
    map.find("policy")
        .flatMap(node -> YamlMap.of(node, "policy", faults))
        .ifPresent(settings -> settings.keys().forEach(k -> patches.put(k, settings.value(k))));
    map.find("units")
        .ifPresent(
            units -> {
              if (patches.putIfAbsent(UNITS, units) != null) {
                faults.add(units, "units are given twice: here and in policy");
              }
            });
    Map<String, String> texts = new LinkedHashMap<>();
    patches.forEach((path, node) -> texts.put(path, YamlMap.flow(node)));
    return switch (PolicyDocument.patch(PolicyDocument.packaged(), texts)) {
      case Parsed.Valid valid -> valid.policy();
      case Parsed.Invalid invalid -> {
        for (Problem problem : invalid.problems()) {
          faults.add(line(problem, patches, map), "policy: " + problem);
        }
        yield PolicyDocument.packaged();
      }
    };
  }

  /** A problem names a path; the line is that of the longest setting that the path begins with. */
  private static int line(Problem problem, Map<String, Node> patches, YamlMap map) {
    return patches.keySet().stream()
            .filter(path -> problem.path().startsWith(path) || path.startsWith(problem.path()))
            .max(java.util.Comparator.comparingInt(String::length))
            .map(patches::get)
            .orElseGet(map::node)
            .getStartMark()
            .getLine()
        + 1;
  }

  private Optional<Node> need(YamlMap map, String key) {
    if (!map.has(key)) {
      faults.add(map.node(), "the drill needs " + key);
    }
    return map.find(key);
  }
}
