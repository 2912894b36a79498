package interlock.sandbox.it;

import org.junit.jupiter.api.Tag;

/** {@link NightSuite} on published images. */
@Tag("docker")
class NightDockerIT extends NightSuite {
  @Override
  TestCluster startCluster() {
    return DockerCluster.startOrSkip();
  }
}
