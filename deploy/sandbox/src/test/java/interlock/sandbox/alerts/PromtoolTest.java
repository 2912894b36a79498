package interlock.sandbox.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.server.PrometheusProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Prometheus's own tool on our rules, configuration and rule tests. */
@Timeout(120)
class PromtoolTest {
  @BeforeEach
  void needsPromtool() {
    Assumptions.assumeTrue(
        PrometheusProcess.installed().isPresent(),
        "skipped: no promtool here; " + PrometheusProcess.HOW_TO_INSTALL);
  }

  @Test
  void theRulesAreWellFormed() throws Exception {
    promtool(List.of("check", "rules"), AlertRules.files("rules"));
  }

  @Test
  void theConfigurationIsRight() throws Exception {
    promtool(List.of("check", "config"), List.of(AlertRules.PROMETHEUS.resolve("prometheus.yml")));
  }

  @Test
  void everyAlertFiresWhenItShouldAndNotWhenItShouldNot() throws Exception {
    promtool(List.of("test", "rules"), AlertRules.files("tests"));
  }

  private static void promtool(List<String> what, List<Path> files)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(what);
    files.forEach(file -> command.add(file.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
  }
}
