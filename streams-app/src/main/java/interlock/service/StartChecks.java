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

/** What must hold outside before the engine starts. */
public final class StartChecks {
  private StartChecks() {}

  /**
   * Asks broker and registry.
   *
   * <p>With {@code auto.register.schemas} contracts that the registry lacks are registered;
   * otherwise they are findings.
   *
   * @return everything that keeps the engine from starting, a line each with its fix
   * @throws OutsideException when one of them cannot be reached
   */
  public static List<String> run(InterlockConfig config) {
    List<String> findings = new ArrayList<>();
    try (Cluster cluster = Cluster.connect(config)) {
      findings.addAll(BrokerLimits.check(cluster, config));
      for (TopicFinding finding : new TopicAdmin(cluster, config).check()) {
        findings.add("topic " + finding.topic() + " " + finding.what() + ". Fix: " + finding.fix());
      }
    }
    try (HttpSchemaRegistry registry = new HttpSchemaRegistry(config.registry())) {
      SchemaAdmin schemas = new SchemaAdmin(registry, config);
      List<SchemaFinding> found =
          config.registry().autoRegister() ? schemas.register() : schemas.check();
      found.forEach(finding -> findings.add("schema " + finding));
    }
    return findings;
  }
}
