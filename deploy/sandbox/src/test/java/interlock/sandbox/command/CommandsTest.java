package interlock.sandbox.command;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.AppLauncher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  private static final AppLauncher NEVER =
      (bootstrap, registry, stateDir, settings) -> {
        throw new AssertionError("nothing may be started");
      };

  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "latency",
        "latency --rate 0",
        "latency --rate 1000000",
        "latency --rate x",
        "latency --rate 1 --seconds 0",
        "latency --rate 1 --warmup -1",
        "latency --rate 100000 --seconds 3600",
        "latency --rate 1 --profile fast",
        "cascade --accounts 1",
        "cascade --hops 11",
        "cascade --hops 6 --accounts 11",
        "cascade --rounds 0",
        "cascade --profile fast",
        "cascade --hot-account 10",
        "failover --rate 0",
        "failover --seconds 5",
        "failover --rounds 0",
        "failover --rate 5000 --rounds 50",
        "failover --profile fast",
        "scale --events 1",
        "soak --seconds 1",
        "throughput --people 1",
        "speed"
      })
  void benchRefusesNonsenseWithExit2(String arguments) {
    assertThat(run(BenchCommand.with(NEVER), arguments)).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--rounds 0",
        "--rounds 100000",
        "--rounds x",
        "--rate 0",
        "--seed x",
        "--fault flood",
        "--fault kill-app,",
        "--malformed 0",
        "--malformed x",
        "kill-app"
      })
  void faultsRefusesNonsenseWithExit2(String arguments) {
    assertThat(run(new CommandLine(new FaultsCommand()), arguments)).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "amlsim",
        "amlsim no-such-directory",
        "amlsim . --rate 0",
        "amlsim . --limit 0",
        "amlsim . --cluster 127.0.0.1:1"
      })
  void feedRefusesNonsenseWithExit2(String arguments) {
    assertThat(run(FeedCommand.with(NEVER), arguments)).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--story one-nigth",
        "--story foshan-night --quiet",
        "--story foshan-night --feed x.yaml",
        "--story foshan-night --cases 0",
        "--story foshan-night --minutes 0.1",
        "--story foshan-night --cases 1000 --minutes 1",
        "--story foshan-night --officers 2",
        "--story officers-day --minutes 1",
        "--story officers-day --cases 5001",
        "--story officers-day --officers=-1",
        "--story officers-day --keep data",
        "--story officers-day --prometheus",
        "--cases 10",
        "--story one-night --seed 3"
      })
  void sandboxRefusesNonsenseWithExit2(String arguments) {
    assertThat(run(new CommandLine(new SandboxCommand(NEVER, Path.of("."))), arguments))
        .isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
  }

  @Test
  void sandboxListsItsStoriesToWhoNamesAnother() {
    var unused = run(new CommandLine(new SandboxCommand(NEVER, Path.of("."))), "--story one-nigth");
    assertThat(err.toString())
        .contains("no story 'one-nigth'; there are: one-night, foshan-night, officers-day");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--steps 0", "--worlds 0", "--seed x", "--faults fire", "--steps 1 surplus"})
  void simulateRefusesNonsenseWithExit2(String arguments) {
    assertThat(run(new CommandLine(new SimulateCommand()), arguments)).isEqualTo(2);
    assertThat(err.toString()).isNotBlank();
  }

  @Test
  void simulateEndsWithItsFigures() {
    var out = new StringWriter();
    CommandLine simulate = new CommandLine(new SimulateCommand()).setOut(new PrintWriter(out));
    assertThat(run(simulate, "--seed 3 --steps 500 --faults reorder,crash")).isZero();
    assertThat(out.toString().strip()).contains("steps/s").endsWith("0 broken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"latency --rate 1 --peers", "throughput --peers"})
  void benchSaysHowThePeersAreBuiltWhenTheyAreNot(String arguments, @TempDir Path empty) {
    String root = System.setProperty("interlock.root", empty.toString());
    try {
      assertThat(run(BenchCommand.with(NEVER), arguments)).isEqualTo(2);
    } finally {
      System.setProperty("interlock.root", root);
    }
    assertThat(err.toString())
        .contains("--peers: the peers are not built", "mvn -Ppeers -pl deploy/peers");
  }

  @Test
  void helpNamesTheOptions() {
    var out = new StringWriter();
    CommandLine bench = BenchCommand.with(NEVER).setOut(new PrintWriter(out));
    assertThat(bench.execute("latency", "--help")).isZero();
    assertThat(out.toString()).contains("--rate", "--warmup", "--json");
  }

  private int run(CommandLine command, String arguments) {
    String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ", -1);
    return command.setErr(new PrintWriter(err)).execute(words);
  }
}
