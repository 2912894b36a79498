package interlock.sandbox.load;

import interlock.service.Application;
import java.nio.file.Path;
import java.util.Map;

/**
 * Starts Interlock's applications in this JVM. An implementation has a public constructor without
 * parameters, so that a child JVM can make one too.
 */
@FunctionalInterface
public interface AppLauncher {
  /**
   * Makes missing topics, registers missing schemas and starts the applications; they may still be
   * restoring when it returns.
   *
   * @param bootstrap the brokers
   * @param registryUrl base address of the schema registry
   * @param stateDir where the applications keep their stores
   * @param settings settings of the service that replace its defaults
   */
  Application start(
      String bootstrap, String registryUrl, Path stateDir, Map<String, String> settings);
}
