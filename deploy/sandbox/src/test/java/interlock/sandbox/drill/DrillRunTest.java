package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillRunTest {
  private static final String SEND =
      "{at: 10s, send: police.warning-directive, event: {directiveId: D, status: ISSUED, subject:"
          + " {phone: \"17000000201\"}, warningClass: CONTACT, level: MEDIUM}}";
  private static final String GOOD =
      Fixtures.yaml(SEND, "{at: 10s, expect: task.dissuasion, match: {state: OPEN}}");
  private static final String FAILING =
      Fixtures.yaml(SEND, "{at: 10s, expect: task.dissuasion, match: {state: MERGED}}");
  private static final String BAD = Fixtures.yaml("{at: 0s, expect: task.dissuasions, match: {}}");

  @TempDir Path dir;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void exitsZeroOnlyIfEveryStepHeld() throws Exception {
    assertThat(run(Labels.EN, GOOD)).isZero();
    assertThat(out.toString())
        .contains(
            "  ✓   1      10s send police.warning-directive",
            "  ✓   2      10s expect task.dissuasion  T-D r1",
            "a-drill: 2 of 2 steps held",
            "1 of 1 drills held");
    assertThat(run(Labels.EN, GOOD, FAILING)).isEqualTo(1);
  }

  @Test
  void aFailureIsShownFieldByField() throws Exception {
    assertThat(run(Labels.EN, FAILING)).isEqualTo(1);
    assertThat(out.toString())
        .contains("  ✗   2", "nearest: T-D r2 (0/1)", "✗ state: expected MERGED, was SIGNED");
  }

  @Test
  void speaksChinese() throws Exception {
    assertThat(run(Labels.ZH, FAILING)).isEqualTo(1);
    assertThat(out.toString()).contains("最接近", "应为 MERGED", "1/2 步通过", "0/1 个演练通过");
  }

  @Test
  void runsNothingIfOneFileHasAFault() throws Exception {
    assertThat(run(Labels.EN, GOOD, BAD)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("1.yaml:4: expect cannot take the topic");
  }

  @Test
  void aClusterRefusesLongWaitsAndForeignPolicies() {
    Duration max = Duration.ofMinutes(5);
    assertThat(ClusterEngine.refusals(DrillParser.parse("g", GOOD).orThrow(), max)).isEmpty();
    String slow =
        Fixtures.yaml(SEND, "{at: 6m, never: task.lead, match: {}}")
            + "policy: {stopPayment.maxStops: 1}\n";
    assertThat(ClusterEngine.refusals(DrillParser.parse("s", slow).orThrow(), max))
        .extracting(Fault::toString)
        .satisfiesExactly(
            policy -> assertThat(policy).contains("policy"),
            wait -> assertThat(wait).startsWith("s:5: would wait 5m50s"));
  }

  @Test
  void saysWhatWasNotPlayed() throws Exception {
    String late = Fixtures.yaml(SEND, "{at: 2h, expect: task.dissuasion, match: {state: MERGED}}");
    assertThat(run(Labels.EN, drill -> drill.until(Duration.ofMinutes(9)), late)).isZero();
    assertThat(out.toString()).contains("a-drill: 1 of 1 steps held", "not played: 1 later steps");
  }

  private int run(Labels language, String... drills) throws Exception {
    return run(language, UnaryOperator.identity(), drills);
  }

  private int run(Labels language, UnaryOperator<Drill> played, String... drills) throws Exception {
    List<Path> files = new java.util.ArrayList<>();
    for (String drill : drills) {
      files.add(Files.writeString(dir.resolve(files.size() + ".yaml"), drill));
    }
    return new DrillRun(
            played,
            drill -> List.of(),
            drill -> new VirtualEngine(ToyWorld.of(), drill.start()),
            new PrintWriter(out),
            new PrintWriter(err),
            language)
        .run(files);
  }
}
