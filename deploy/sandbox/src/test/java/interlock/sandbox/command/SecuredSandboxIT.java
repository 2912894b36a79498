package interlock.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import interlock.command.ExitCode;
import interlock.command.Interlock;
import interlock.sandbox.load.ProductLauncher;
import interlock.sandbox.secured.SecuredBroker;
import interlock.service.Assembly;
import interlock.service.policy.PolicyAdmin;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** All of Interlock on a secured broker, itself with no more than the rights of its role. */
@Tag("full")
class SecuredSandboxIT {
  private static final Path DRILL =
      Path.of(System.getProperty("interlock.root", "..")).resolve(BuiltIn.ONE_NIGHT_FILE);

  private static final Path NEXT =
      Path.of(System.getProperty("interlock.root", "..")).resolve(SecuredWelcome.NEXT_DRILL);

  @TempDir private Path dir;
  private final StringWriter said = new StringWriter();

  @Test
  void interlockWorksWithItsOwnRightsAndEachFileDoesWhatItIsFor() throws Exception {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    try (OwnSandbox sandbox =
        OwnSandbox.startIn(
            dir, new ProductLauncher(), OwnSandbox.Api.SERVED, OwnSandbox.Doors.SECURED, l -> {})) {
      SecuredBroker secured = sandbox.secured().orElseThrow();
      assertOnlyTheOwnerReads(secured.dir());
      assertThat(run(secured, "story", "drill", DRILL.toString())).as("%s", said).isZero();
      assertThat(tasks(sandbox.api())).contains("\"taskId\"");
      // What Interlock lacks shows only now, and it waits for it in silence.
      assertThat(List.copyOf(log.list))
          .extracting(ILoggingEvent::getFormattedMessage)
          .noneMatch(message -> message.contains("uthoriz"));

      String one = "topics.partitions=1";
      assertThat(run(secured, "operator", "topics", "check", "--set", one)).isZero();
      assertThat(run(secured, "operator", "policy", "history")).isZero();
      assertThat(run(secured, "operator-by-certificate", "scorecard")).isZero();
      assertThat(run(secured, "admin", "acls", "check")).as("%s", said).isZero();
      assertThat(run(secured, "bank", "policy", "history"))
          .as("a bank, the policy: %s", said)
          .isEqualTo(ExitCode.OUTSIDE.code());
      assertThat(run(secured, "operator", "acls", "apply", "--principal", "bank=friend"))
          .as("the operator, a bank more: %s", said)
          .isEqualTo(ExitCode.OUTSIDE.code());
      assertThat(said.toString()).contains("The cluster does not allow it");
      aPolicyIsChangedAndTheNextTaskCarriesIt(secured, sandbox.api());
    } finally {
      root.detachAppender(log);
    }
  }

  /** What the welcome tells a person to do. */
  private void aPolicyIsChangedAndTheNextTaskCarriesIt(SecuredBroker secured, String api)
      throws Exception {
    String version = SecuredWelcome.VERSION;
    Path file = Files.writeString(dir.resolve("mine.yaml"), SecuredWelcome.POLICY);
    String[] publish = {"policy", "publish", file.toString(), "--by", "014001"};
    assertThat(run(secured, "bank", publish)).as("%s", said).isEqualTo(ExitCode.OUTSIDE.code());
    assertThat(run(secured, "operator", publish)).as("%s", said).isZero();
    assertThat(get(api + "/v1/tasks")).doesNotContain(version);
    Instant inForce = Instant.now().plus(PolicyAdmin.LEAD);
    Awaitility.await().until(() -> Instant.now().isAfter(inForce));

    assertThat(run(secured, "story", "drill", "--until", "1s", NEXT.toString()))
        .as("%s", said)
        .isZero();
    Awaitility.await()
        .until(
            () -> get(api + "/v1/subjects/17000000501"),
            body -> body.matches("(?s).*\"policyVersion\": ?\"" + version + "\".*"));
  }

  private int run(SecuredBroker secured, String principal, String... command) {
    CommandLine line = Interlock.commandLine(Assembly::of);
    line.setOut(new PrintWriter(said, true));
    line.setErr(new PrintWriter(said, true));
    String[] all =
        Stream.concat(
                Stream.of(command),
                Stream.of("--command-config", secured.file(principal).toString()))
            .toArray(String[]::new);
    return line.execute(all);
  }

  private static String tasks(String api) {
    return Awaitility.await()
        .until(() -> get(api + "/v1/tasks"), body -> body.contains("\"taskId\""));
  }

  private static String get(String url) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  private static void assertOnlyTheOwnerReads(Path secrets) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(secrets)) {
      assertThat(files.toList())
          .hasSizeGreaterThan(20)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .as("%s", file)
                      .isEqualTo("rw-------"));
    }
  }
}
