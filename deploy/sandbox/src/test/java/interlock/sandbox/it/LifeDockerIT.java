package interlock.sandbox.it;

import org.junit.jupiter.api.Tag;

/** {@link LifeSuite} on published images. */
@Tag("docker")
class LifeDockerIT extends LifeSuite {
  @Override
  TestCluster startCluster() {
    return DockerCluster.startOrSkip();
  }
}
