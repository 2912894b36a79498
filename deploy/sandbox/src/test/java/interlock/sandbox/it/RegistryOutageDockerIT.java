package interlock.sandbox.it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** {@link RegistryOutageSuite} on published images. */
@Tag("docker")
@EnabledIf(
    value = "interlock.sandbox.it.DockerCluster#engineAnswers",
    disabledReason = "no Docker engine answers")
class RegistryOutageDockerIT extends RegistryOutageSuite {
  @Override
  TestCluster startCluster() {
    return DockerCluster.start();
  }
}
