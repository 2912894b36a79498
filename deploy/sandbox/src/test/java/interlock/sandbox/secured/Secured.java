package interlock.sandbox.secured;

import interlock.service.config.InterlockConfig;
import java.util.HashMap;
import java.util.Map;

/** Interlock's settings as a principal of a secured broker. */
final class Secured {
  private Secured() {}

  static InterlockConfig config(SecuredBroker broker, String principal) {
    ClientSettings client = broker.byPassword(principal);
    Map<String, String> settings = new HashMap<>(client.asInterlocks());
    settings.put(InterlockConfig.BOOTSTRAP_SERVERS, client.values().get("bootstrap.servers"));
    settings.put("schema.registry.url", "http://127.0.0.1:1");
    settings.put(InterlockConfig.TASK_ID_KEY, "a key that makes no task ids");
    settings.put(InterlockConfig.PARTITIONS, "1");
    return InterlockConfig.of(settings);
  }
}
