package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.command.Interlock;
import interlock.police.DirectiveStatus;
import interlock.police.WarningDirective;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person asks to be forgotten, and an officer gives the order by the command line. */
abstract class EraseSuite extends IntegrationSuite {
  private static final int PERSON = 7;

  private final Instant now = Instant.now();
  private final StringWriter shown = new StringWriter();

  @Test
  @Tag("full")
  void whatIsOpenIsRefusedAndWhatHasEndedLeavesItsTopic() {
    try (Deployment deployment = deploy("erase", Policies.unhurried(), 0)) {
      deployment.start("a");
      Published published = deployment.published();
      WarningDirective directive = Records.directive("d-1", now, PERSON);
      send(deployment, directive);
      published.await("a task", all -> !all.newest(Topic.TASK_DISSUASION).isEmpty());

      assertThat(erase(deployment, "--go")).isEqualTo(1);
      assertThat(shown.toString()).contains("SUBJECT  REFUSED: OPEN_TASK");
      published.awaitRest();
      assertThat(published.newest(Topic.TASK_DISSUASION)).hasSize(1);

      send(
          deployment,
          WarningDirective.newBuilder(directive)
              .setEventId("d-2")
              .setReportedAt(now.plusSeconds(1))
              .setStatus(DirectiveStatus.WITHDRAWN)
              .build());
      published.await(
          "the end of the task",
          all ->
              all.newest(Topic.TASK_DISSUASION).stream()
                  .allMatch(task -> task.get("state").equals("CANCELLED")));
      assertThat(erase(deployment)).isZero();
      assertThat(shown.toString()).contains("WOULD_BE_ERASED, 1 ended tasks", "Add --go");
      assertThat(published.newest(Topic.TASK_DISSUASION)).hasSize(1);

      assertThat(erase(deployment, "--go")).isZero();
      assertThat(shown.toString())
          .contains("SUBJECT  ERASED, 1 ended tasks", "CONTACT  NOTHING")
          .doesNotContain(Invented.phone(PERSON));
      published.await("a tombstone", all -> all.newest(Topic.TASK_DISSUASION).isEmpty());
      assertThat(published.deadLetters()).isEmpty();

      assertThat(erase(deployment)).isZero();
      assertThat(shown.toString()).contains("SUBJECT  NOTHING");
    }
  }

  private static void send(Deployment deployment, WarningDirective directive) {
    deployment
        .publisher()
        .send(new LoadEvent(Topic.POLICE_WARNING_DIRECTIVE, directive.getDirectiveId(), directive));
    deployment.publisher().flush();
  }

  private int erase(Deployment deployment, String... more) {
    shown.getBuffer().setLength(0);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "erase",
                "--phone",
                Invented.phone(PERSON),
                "--by",
                "014001",
                "--reason",
                "asked in person"));
    arguments.addAll(List.of(more));
    deployment.client().forEach(setting -> arguments.addAll(List.of("--set", setting)));
    PrintWriter writer = new PrintWriter(shown, true);
    return Interlock.commandLine(
            config -> {
              throw new AssertionError("starts nothing");
            })
        .setOut(writer)
        .setErr(writer)
        .execute(arguments.toArray(String[]::new));
  }
}
