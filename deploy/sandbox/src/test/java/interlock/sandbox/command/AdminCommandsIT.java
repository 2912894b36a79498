package interlock.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.command.Interlock;
import interlock.sandbox.server.SandboxServers;
import interlock.service.Application;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** From an empty cluster to a start, by the commands that an operator uses. */
class AdminCommandsIT {
  private final StringWriter out = new StringWriter();
  private final List<String> life = new ArrayList<>();

  @Test
  void anEmptyClusterIsMadeReadyAndThenStarted() throws Exception {
    try (SandboxServers servers = SandboxServers.start()) {
      assertThat(run(servers, "topics", "check")).as(out::toString).isEqualTo(1);
      assertThat(out.toString()).contains("east.mail.subject is missing");
      assertThat(run(servers, "schemas", "check")).as(out::toString).isEqualTo(1);
      assertThat(out.toString()).contains("east.task.dissuasion-value: is not registered");
      assertThat(run(servers, "run")).as(out::toString).isEqualTo(1);
      assertThat(out.toString())
          .contains("topic east.mail.subject is missing")
          .contains("schema east.task.dissuasion-value: is not registered")
          .contains("Fix: interlock topics apply");
      assertThat(run(servers, "topics", "plan")).as(out::toString).isZero();
      assertThat(run(servers, "topics", "check")).as("a plan changes nothing").isEqualTo(1);

      assertThat(run(servers, "topics", "apply")).as(out::toString).isZero();
      assertThat(run(servers, "topics", "check")).as(out::toString).isZero();
      assertThat(run(servers, "schemas", "register")).as(out::toString).isZero();
      assertThat(run(servers, "schemas", "check")).as(out::toString).isZero();
      assertThat(life).isEmpty();
      assertThat(run(servers, "run")).as(out::toString).isZero();
      assertThat(life).containsExactly("start", "await", "close");

      aChangelogOfAnotherSize(servers);
      assertThat(run(servers, "topics", "apply")).as(out::toString).isEqualTo(1);
      assertThat(out.toString())
          .contains("interlock-money-account-state-changelog has 3 partitions");
    }
  }

  private static void aChangelogOfAnotherSize(SandboxServers servers) throws Exception {
    String changelog = "interlock-money-account-state-changelog";
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.broker().bootstrap()))) {
      admin.createTopics(List.of(new NewTopic(changelog, 3, (short) 1))).all().get();
    }
  }

  private int run(SandboxServers servers, String... command) {
    out.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of(command));
    for (String setting :
        List.of(
            "bootstrap.servers=" + servers.broker().bootstrap(),
            "schema.registry.url=" + servers.registry().url(),
            "auto.register.schemas=false",
            "topic.prefix=east.",
            "topics.partitions=2",
            "task.id.key=a-plain-key-of-24-bytes!")) {
      arguments.add("--set");
      arguments.add(setting);
    }
    PrintWriter writer = new PrintWriter(out, true);
    return Interlock.commandLine(config -> new Told())
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }

  /** Ends as soon as it is waited for. */
  private final class Told implements Application {
    @Override
    public void start() {
      life.add("start");
    }

    @Override
    public boolean isRunning() {
      return true;
    }

    @Override
    public boolean awaitStop() {
      life.add("await");
      return true;
    }

    @Override
    public void close() {
      life.add("close");
    }
  }
}
