package interlock.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.command.Interlock;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.wire.RegistryAccess;
import interlock.core.policy.CommandMode;
import interlock.core.policy.StopCommand;
import interlock.metrics.Meters;
import interlock.sandbox.server.SandboxServers;
import interlock.schemas.Contracts;
import interlock.service.config.InterlockConfig;
import interlock.service.policy.LivePolicies;
import interlock.service.policy.PolicyFollower;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies and modes, published by commands and followed by a process, on a real broker. */
class PolicyCommandsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @Test
  void whatIsPublishedIsFollowedAndNothingPublishedChanges() throws Exception {
    Path file = folder.resolve("policy.yaml");
    Files.writeString(
        file,
        "version: spring\neffectiveFrom: 2026-01-01T00:00:00Z\nstopPayment: {reviewFromHop: 3}\n");
    try (SandboxServers servers = SandboxServers.start()) {
      assertThat(run(servers, "topics", "apply")).as(out::toString).isZero();
      assertThat(run(servers, "schemas", "register")).as(out::toString).isZero();
      assertThat(run(servers, "mode")).as(out::toString).isZero();
      assertThat(out.toString()).contains("policy packaged-1").containsPattern("STOP +LIVE");

      var config = InterlockConfig.of(settings(servers));
      var policies = new LivePolicies(PolicyDocument.packaged(), Optional.empty());
      var meters = new SimpleMeterRegistry();
      try (var access =
              RegistryAccess.of(config.registry(), schema -> Contracts.text(schema.getFullName()));
          var follower = PolicyFollower.start(config, access, policies, new Meters(meters))) {
        assertThat(run(servers, "policy", "publish", file.toString(), "--by", "007"))
            .as(out::toString)
            .isZero();
        soon(() -> policies.published().size() == 1);

        assertThat(run(servers, "policy", "publish", file.toString(), "--by", "007")).isEqualTo(1);
        assertThat(out.toString()).contains("version spring is published already");

        assertThat(run(servers, "mode", "STOP=ADVISE", "HOLD=OFF", "--by", "007", "--in", "9s"))
            .as(out::toString)
            .isZero();
        assertThat(out.toString())
            .contains("policy spring.modes-")
            .containsPattern("STOP +ADVISE")
            .containsPattern("HOLD +OFF")
            .containsPattern("FREEZE +LIVE");
        soon(() -> policies.published().size() == 2);
        var rules = follower.policies().inForce(System.currentTimeMillis()).stopPayment();
        assertThat(rules.mode(StopCommand.STOP)).isEqualTo(CommandMode.ADVISE);
        assertThat(rules.reviewFromHop()).as("the rest is as it was").isEqualTo(3);

        nonsense(servers);
        soon(
            () ->
                meters.get("interlock_policy_versions").tag("result", "refused").counter().count()
                    == 1);
        assertThat(run(servers, "mode", "LIFT=OFF", "--by", "007")).isEqualTo(1);
        assertThat(out.toString()).contains("stopPayment.modes.LIFT");
        assertThat(run(servers, "policy", "history")).as(out::toString).isZero();
        assertThat(out.toString()).contains("  spring ").contains("* spring.modes-");
        assertThat(run(servers, "policy", "show", "spring")).isZero();
        assertThat(out.toString()).contains("reviewFromHop: 3");
        assertThat(run(servers, "policy", "show", "autumn")).isEqualTo(1);
      }
    }
  }

  private static void nonsense(SandboxServers servers) throws Exception {
    var bytes = new ByteArraySerializer();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers.broker().bootstrap()),
            bytes,
            bytes)) {
      byte[] text = "no policy".getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>("east.control.policy", text, text)).get();
    }
  }

  private static void soon(Callable<Boolean> holds) {
    Awaitility.await().atMost(SOON).until(holds);
  }

  private static Map<String, String> settings(SandboxServers servers) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("bootstrap.servers", servers.broker().bootstrap());
    settings.put("schema.registry.url", servers.registry().url());
    settings.put("auto.register.schemas", "false");
    settings.put("topic.prefix", "east.");
    settings.put("topics.partitions", "2");
    settings.put("task.id.key", "a-plain-key-of-24-bytes!");
    return settings;
  }

  private int run(SandboxServers servers, String... command) {
    out.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of(command));
    settings(servers)
        .forEach(
            (key, value) -> {
              arguments.add("--set");
              arguments.add(key + "=" + value);
            });
    PrintWriter writer = new PrintWriter(out, true);
    return Interlock.commandLine(
            config -> {
              throw new AssertionError("nothing is run here");
            })
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }
}
