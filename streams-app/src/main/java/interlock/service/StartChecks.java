package interlock.service;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.service.config.InterlockConfig;
import interlock.service.schemas.SchemaAdmin;
import interlock.service.schemas.SchemaFinding;
import interlock.service.topics.BrokerLimits;
import interlock.service.topics.Cluster;
import interlock.service.topics.TopicAdmin;
import interlock.service.topics.TopicFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What must hold outside before the engine starts. */
public final class StartChecks {
  private StartChecks() {}

  /**
   * Asks broker and registry; one that cannot be reached does not keep the other from being asked.
   *
   * <p>With {@code auto.register.schemas} contracts that the registry lacks are registered;
   * otherwise they are findings.
   *
   * @return everything that keeps the engine from starting, a line each with its fix
   * @throws OutsideException when one of them cannot be reached; names the other one too if it
   *     cannot be reached either, and otherwise what it found there
   */
  public static List<String> run(InterlockConfig config) {
    List<String> findings = new ArrayList<>();
    List<OutsideException> unreachable = new ArrayList<>();
    for (Function<InterlockConfig, List<String>> question :
        List.<Function<InterlockConfig, List<String>>>of(
            StartChecks::topics, StartChecks::schemas)) {
      try {
        findings.addAll(question.apply(config));
      } catch (OutsideException outside) {
        unreachable.add(outside);
      }
    }
    if (!unreachable.isEmpty()) {
      throw together(findings, unreachable);
    }
    return findings;
  }

  private static List<String> topics(InterlockConfig config) {
    try (Cluster cluster = Cluster.connect(config)) {
      List<String> findings = new ArrayList<>(BrokerLimits.check(cluster, config));
      for (TopicFinding finding : new TopicAdmin(cluster, config).check()) {
        findings.add("topic " + finding.topic() + " " + finding.what() + ". Fix: " + finding.fix());
      }
      return findings;
    }
  }

  private static List<String> schemas(InterlockConfig config) {
    try (HttpSchemaRegistry registry = new HttpSchemaRegistry(config.registry())) {
      SchemaAdmin schemas = new SchemaAdmin(registry, config);
      List<SchemaFinding> found =
          config.registry().autoRegister() ? schemas.register() : schemas.check();
      return found.stream().map(finding -> "schema " + finding).toList();
    }
  }

  /** All of it in one failure; the last one's fix is the failure's. */
  private static OutsideException together(
      List<String> findings, List<OutsideException> unreachable) {
    OutsideException last = unreachable.getLast();
    List<String> lines = new ArrayList<>(findings);
    for (OutsideException outside : unreachable) {
      lines.add(outside.getMessage());
      if (outside != last) {
        lines.add("Fix: " + outside.fix());
      }
    }
    return new OutsideException(String.join("\n", lines), last.fix(), last);
  }
}
