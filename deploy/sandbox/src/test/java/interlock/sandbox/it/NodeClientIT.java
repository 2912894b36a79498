package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.command.Interlock;
import interlock.sandbox.server.AppProcess;
import interlock.topology.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client with none of our code: Node, kafkajs and Confluent's wire format publish a suspicious
 * transfer, read its task back, and answer as an officer and a bank do.
 */
class NodeClientIT extends IntegrationSuite {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("interlock.root", ""), "deploy/sandbox/clients/node");
  private static final long MINUTES = 3;

  private final StringWriter said = new StringWriter();
  @TempDir private Path work;

  @Override
  TestCluster startCluster() {
    requireTool("node");
    requireTool("npm");
    return new LoopbackCluster();
  }

  @Test
  void readsTheTaskOfTheTransferThatItPublishedAndAnswers() throws Exception {
    try (Stream<Path> files = Files.list(SCRIPTS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, work.resolve(file.getFileName()));
      }
    }
    String policy = Policies.unhurried() + "sources: {rules: [{source: CMB, mustSign: true}]}\n";
    try (Deployment deployment = deploy("", policy, 0)) {
      AppProcess app = deployment.begin("a");
      Ran install = run("npm", "install", "--no-audit", "--no-fund");
      assertThat(install.code()).as(install.said()).isZero();
      app.awaitRunning();
      String key = aKeyOf("CMB");
      Ran unsigned =
          run(
              "node",
              "publish-and-read.js",
              "--publish-only",
              cluster().bootstrap(),
              cluster().registryUrl());
      assertThat(unsigned.code()).as(unsigned.said()).isZero();
      deployment
          .published()
          .await(
              "the unsigned record is refused",
              all ->
                  all.all(Topic.INTAKE_REJECTED).stream()
                      .anyMatch(r -> r.get("reason").equals("SIGNATURE_MISSING")));
      Ran client =
          run(
              "node",
              "publish-and-read.js",
              "--sign=" + key,
              cluster().bootstrap(),
              cluster().registryUrl());
      assertThat(client.code()).as(client.said()).isZero();
      deployment.published().await("the task", all -> all.tasks().size() == 1);
      String taskId = deployment.published().tasks().keySet().iterator().next();
      assertThat(client.said()).contains(taskId).contains("SUSPICIOUS_TRANSFER");

      Ran answering =
          run(
              "node",
              "publish-and-read.js",
              "--feedback",
              "--sign=" + key,
              cluster().bootstrap(),
              cluster().registryUrl());
      assertThat(answering.code()).as(answering.said()).isZero();
      assertThat(answering.said())
          .containsPattern("D-[0-9a-f]{32} revision [2-9] is SIGNED")
          .containsPattern("S-[0-9a-f]{32} revision [2-9] is ACTIVE");
      deployment
          .published()
          .await(
              "both answers are known",
              all ->
                  all.newest(Topic.TASK_STOP_PAYMENT).stream()
                          .anyMatch(stop -> stop.get("state").equals("ACTIVE"))
                      && all.newest(Topic.TASK_DISSUASION).stream()
                          .anyMatch(task -> task.get("state").equals("SIGNED")));
      maps(deployment);
    }
  }

  /** Made and published by the commands; the private half is the client's. */
  private String aKeyOf(String source) {
    assertThat(command("keys", "generate", "node-1", "--out", work.toString())).isZero();
    String file = work.resolve("node-1.public.pem").toString();
    assertThat(onCluster("keys", "publish", "node-1", file, "--source", source, "--by", "the test"))
        .as(said::toString)
        .isZero();
    assertThat(onCluster("keys", "publish", "node-1", file, "--source", source, "--by", "again"))
        .as("an id is used once")
        .isEqualTo(1);
    said.getBuffer().setLength(0);
    assertThat(onCluster("keys", "list")).isZero();
    assertThat(said.toString()).contains(source + "  node-1  ED25519", "by the test");
    return "node-1.private.pem";
  }

  /** What {@code interlock map} makes of the stop that the client acknowledged. */
  private void maps(Deployment deployment) {
    Map<String, Object> stop =
        deployment.published().newest(Topic.TASK_STOP_PAYMENT).iterator().next();
    assertThat(map("100101", stop.get("taskId").toString())).as(said::toString).isZero();
    assertThat(said.toString())
        .startsWith("100101 stop payment · " + stop.get("taskId"))
        .contains(stop.get("applicationId").toString(), "bankID", "MISSING")
        .doesNotContain(((Map<?, ?>) stop.get("target")).get("account").toString());
    assertThat(map("100201", stop.get("taskId").toString())).isEqualTo(1);
    assertThat(map("100999", stop.get("taskId").toString())).isEqualTo(2);
  }

  private int map(String code, String task) {
    said.getBuffer().setLength(0);
    return onCluster("map", code, task, "--lang=en");
  }

  private int onCluster(String... arguments) {
    return command(
        Stream.concat(
                Stream.of(arguments),
                Stream.of(
                    "--cluster", cluster().bootstrap(), "--registry", cluster().registryUrl()))
            .toArray(String[]::new));
  }

  private int command(String... arguments) {
    PrintWriter writer = new PrintWriter(said, true);
    return Interlock.commandLine(
            config -> {
              throw new AssertionError("nothing is started");
            })
        .setOut(writer)
        .setErr(writer)
        .execute(arguments);
  }

  private record Ran(int code, String said) {}

  private Ran run(String... command) throws IOException, InterruptedException {
    Path log = work.resolve(command[0] + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + " did not end");
    }
    return new Ran(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
  }

  private static void requireTool(String name) {
    List<String> command = new ArrayList<>(List.of(name, "--version"));
    boolean there;
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      there = process.waitFor(MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException missing) {
      there = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (!there) {
      System.err.println("SKIPPED: there is no " + name + ", so no foreign client is tried");
    }
    Assumptions.assumeTrue(there, "there is no " + name);
  }
}
