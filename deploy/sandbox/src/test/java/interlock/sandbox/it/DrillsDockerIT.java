package interlock.sandbox.it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** {@link DrillsSuite} on published images. */
@Tag("docker")
@EnabledIf(
    value = "interlock.sandbox.it.DockerCluster#engineAnswers",
    disabledReason = "no Docker engine answers")
class DrillsDockerIT extends DrillsSuite {
  @Override
  TestCluster startCluster() {
    return DockerCluster.start();
  }
}
