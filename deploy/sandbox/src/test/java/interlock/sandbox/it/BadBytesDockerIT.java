package interlock.sandbox.it;

import org.junit.jupiter.api.Tag;

/** {@link BadBytesSuite} on published images. */
@Tag("docker")
class BadBytesDockerIT extends BadBytesSuite {
  @Override
  TestCluster startCluster() {
    return DockerCluster.startOrSkip();
  }
}
