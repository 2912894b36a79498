package interlock.sandbox.it;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** {@link EraseSuite} on published images. */
@Tag("docker")
@EnabledIf(
    value = "interlock.sandbox.it.DockerCluster#engineAnswers",
    disabledReason = "no Docker engine answers")
class EraseDockerIT extends EraseSuite {
  @Override
  TestCluster startCluster() {
    return DockerCluster.start();
  }
}
