package interlock.sandbox.it;

import org.junit.jupiter.api.Tag;

/** {@link RegistryOutageSuite} on published images. */
@Tag("docker")
class RegistryOutageDockerIT extends RegistryOutageSuite {
  @Override
  TestCluster startCluster() {
    return DockerCluster.startOrSkip();
  }
}
