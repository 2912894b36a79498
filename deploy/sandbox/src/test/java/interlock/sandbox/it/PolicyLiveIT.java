package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.command.Interlock;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.service.policy.PolicyAdmin;
import interlock.topology.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy changes under a running application, by one officer and by two. */
@Tag("full")
class PolicyLiveIT extends IntegrationSuite {
  private static final String RULE = "two-officers";

  @TempDir Path folder;
  private final StringWriter said = new StringWriter();

  @Override
  TestCluster startCluster() {
    return new LoopbackCluster();
  }

  @Test
  void theNextDecisionCarriesTheVersionAndOneOfficerAloneChangesNothing() throws Exception {
    try (Deployment deployment = deploy("live", Policies.unhurried(), 0)) {
      deployment.start("a");
      assertThat(versionOfNext(deployment, 1)).isEqualTo("unhurried");

      String rule = file(RULE, "control: {officers: 2}\n");
      assertThat(run(deployment, "publish", rule, "--by", "li")).as(said::toString).isZero();
      assertThat(said.toString()).contains("Published: version " + RULE);
      awaitMoment();
      assertThat(versionOfNext(deployment, 2)).isEqualTo(RULE);

      String stricter = file("stricter", "control: {officers: 2}\nstopPayment: {maxStops: 1}\n");
      assertThat(run(deployment, "diff", stricter)).as(said::toString).isZero();
      assertThat(said.toString())
          .contains(RULE + " -> stricter: 1 setting(s) differ")
          .contains("stopPayment.maxStops", "- 2", "+ 1");
      assertThat(run(deployment, "publish", stricter, "--by", "li")).as(said::toString).isZero();
      assertThat(said.toString()).contains("Proposed: version stricter");
      awaitMoment();
      assertThat(versionOfNext(deployment, 3)).as("proposed").isEqualTo(RULE);

      assertThat(run(deployment, "approve", "stricter", "--by", " li ")).isEqualTo(1);
      assertThat(said.toString()).contains("needs another one's");
      assertThat(run(deployment, "approve", "stricter", "--by", "wang"))
          .as(said::toString)
          .isZero();
      assertThat(said.toString()).contains("stopPayment.maxStops", "version stricter is in force");
      awaitMoment();
      assertThat(versionOfNext(deployment, 4)).isEqualTo("stricter");
      assertThat(run(deployment, "approve", "stricter", "--by", "zhao")).isEqualTo(1);

      assertThat(run(deployment, "rollback", RULE, "--by", "wang")).as(said::toString).isZero();
      assertThat(said.toString()).contains("- 1", "+ 2", "Proposed: version " + RULE + ".again-");
      String again = said.toString().replaceAll("(?s).*version (\\S+\\.again-\\S+) .*", "$1");
      assertThat(run(deployment, "approve", again, "--by", "li")).as(said::toString).isZero();
      awaitMoment();
      assertThat(versionOfNext(deployment, 5)).isEqualTo(again);

      assertThat(run(deployment, "history")).as(said::toString).isZero();
      assertThat(said.toString().lines())
          .satisfiesExactly(
              one -> assertThat(one).startsWith("  " + RULE + "  in force from ").endsWith("by li"),
              two -> assertThat(two).startsWith("  stricter").contains("approved").endsWith("wang"),
              three -> assertThat(three).startsWith("* " + again).endsWith("made of " + RULE));
    }
  }

  /** A new person's task, decided now. */
  private String versionOfNext(Deployment deployment, int person) {
    String event = "event-" + person;
    var transfer = Records.suspicious(event, Instant.now(), event, person, 800_000, 100_000);
    deployment
        .publisher()
        .send(
            new LoadEvent(
                Topic.BANK_SUSPICIOUS_TRANSFER, transfer.getPayer().getAccount(), transfer));
    deployment.publisher().flush();
    Published published = deployment.published();
    published.await("a task is published", all -> task(all, event).isPresent());
    return task(published, event).orElseThrow().get("policyVersion").toString();
  }

  private static Optional<Map<String, Object>> task(Published all, String event) {
    return all.tasks().values().stream()
        .filter(task -> task.get("triggeredBy").equals(event))
        .findFirst();
  }

  /** Until what was published would be in force, counted from now. */
  private static void awaitMoment() {
    Instant from = Instant.now().plus(PolicyAdmin.LEAD);
    Awaitility.await("in force").until(() -> Instant.now().isAfter(from));
  }

  private String file(String version, String settings) throws Exception {
    Path file = folder.resolve(version + ".yaml");
    Files.writeString(
        file, "version: " + version + "\neffectiveFrom: 2026-01-01T00:00:00Z\n" + settings);
    return file.toString();
  }

  private int run(Deployment deployment, String... words) {
    said.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of("policy"));
    arguments.addAll(List.of(words));
    arguments.addAll(List.of("--cluster", cluster().bootstrap()));
    arguments.addAll(List.of("--registry", cluster().registryUrl()));
    arguments.addAll(List.of("--topic-prefix", deployment.prefix()));
    PrintWriter writer = new PrintWriter(said, true);
    return Interlock.commandLine(
            config -> {
              throw new AssertionError("nothing is started");
            })
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }
}
