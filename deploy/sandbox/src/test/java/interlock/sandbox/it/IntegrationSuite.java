package interlock.sandbox.it;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What suites share: one cluster for all tests of a class; each test has a deployment on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(600)
abstract class IntegrationSuite {
  @TempDir private Path dir;
  private TestCluster cluster;

  /** Starts the servers that the suite runs on. */
  abstract TestCluster startCluster();

  @BeforeAll
  final void start() {
    cluster = startCluster();
  }

  @AfterAll
  final void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  final TestCluster cluster() {
    return cluster;
  }

  /** A deployment of the test's own. */
  final Deployment deploy(String name, String policy, int standbys) {
    return Deployment.on(cluster, dir, name, policy, standbys);
  }
}
