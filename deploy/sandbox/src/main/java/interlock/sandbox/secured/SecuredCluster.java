package interlock.sandbox.secured;

import interlock.sandbox.load.Endpoints;
import interlock.service.config.InterlockConfig;
import interlock.service.security.AclAdmin;
import interlock.service.security.Role;
import interlock.service.topics.Cluster;
import interlock.service.topics.TopicAdmin;
import java.util.HashMap;
import java.util.Map;

/**
 * A secured broker made ready for Interlock, each step by who may do it: the administrator applies
 * the ACLs, the operator makes the topics, and Interlock runs as itself.
 */
public final class SecuredCluster {
  private final SecuredBroker broker;
  private final String registryUrl;

  private SecuredCluster(SecuredBroker broker, String registryUrl) {
    this.broker = broker;
    this.registryUrl = registryUrl;
  }

  /**
   * Applies the ACLs, makes the topics and writes the clients' files.
   *
   * @param settings of the deployment, of which those of the topics count
   */
  public static SecuredCluster prepare(
      SecuredBroker broker, String registryUrl, Map<String, String> settings) {
    var secured = new SecuredCluster(broker, registryUrl);
    InterlockConfig admin = secured.config(SecuredBroker.ADMIN, settings);
    try (Cluster cluster = Cluster.connect(admin)) {
      new AclAdmin(cluster, admin.checkTimeout()).apply(SecuredBroker.acls(), false);
    }
    InterlockConfig operator = secured.config(Role.OPERATOR.principal(), settings);
    try (Cluster cluster = Cluster.connect(operator)) {
      new TopicAdmin(cluster, operator).apply();
    }
    broker.writeFiles(registryUrl);
    return secured;
  }

  /** What Interlock itself needs beside the addresses. */
  public Map<String, String> appSettings() {
    return broker.byPassword(Role.APP.principal()).asInterlocks();
  }

  /** Where a principal's clients connect. */
  public Endpoints endpoints(String principal) {
    Map<String, Object> client = new HashMap<>(broker.byPassword(principal).values());
    return new Endpoints(broker.broker().bootstrap(), registryUrl, "", client);
  }

  /** The broker and the files. */
  public SecuredBroker broker() {
    return broker;
  }

  private InterlockConfig config(String principal, Map<String, String> deployment) {
    Map<String, String> settings = new HashMap<>(broker.byPassword(principal).asInterlocks());
    settings.put(InterlockConfig.BOOTSTRAP_SERVERS, broker.broker().bootstrap());
    settings.put("schema.registry.url", registryUrl);
    settings.put(InterlockConfig.TASK_ID_KEY, "topics and ACLs need no task ids");
    settings.putAll(deployment);
    return InterlockConfig.of(settings);
  }
}
