package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.drill.ClusterEngine;
import interlock.sandbox.drill.ClusterSettings;
import interlock.sandbox.drill.Drill;
import interlock.sandbox.drill.DrillParser;
import interlock.sandbox.drill.DrillPlayer;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.drill.StepResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What of the drills passes within minutes holds on a cluster as in virtual time. The whole of them
 * is played by hand: {@code interlock drill --cluster}.
 */
abstract class DrillsSuite extends IntegrationSuite {
  private static final Path FOLDER =
      Path.of(System.getProperty("interlock.root")).resolve("deploy/sandbox/drills");

  @Test
  void theFirstStopsOfACaseAreAnswered() {
    assertThat(play("08-stop-limits.yaml", Duration.ofSeconds(10))).hasSize(9);
  }

  @Test
  @Tag("full")
  void threePartiesNameOnePerson() {
    assertThat(play("05-account-or-phone.yaml", Duration.ofMinutes(2))).hasSize(13);
  }

  /** Every step up to then, each of which held. */
  private List<StepResult> play(String file, Duration until) {
    Drill drill = DrillParser.parse(FOLDER.resolve(file)).orThrow().until(until);
    RegistryConfig registry =
        new RegistryConfig(Map.of(RegistryConfig.URL, cluster().registryUrl()));
    try (Deployment deployment = deploy(drill.name(), PolicyDocument.packagedText(), 0);
        RegistryAccess access = RegistryEventCodec.access(new HttpSchemaRegistry(registry))) {
      deployment.start("a");
      var settings =
          new ClusterSettings(
              cluster().bootstrap(), deployment.prefix(), Map.of(), ClusterSettings.MAX_WAIT);
      var codec = new RegistryEventCodec(access, deployment.prefix());
      try (ClusterEngine engine = new ClusterEngine(settings, codec, Clock.systemUTC())) {
        List<StepResult> results = DrillPlayer.play(drill, engine, result -> {});
        assertThat(results).allMatch(StepResult::held);
        return results;
      }
    }
  }
}
