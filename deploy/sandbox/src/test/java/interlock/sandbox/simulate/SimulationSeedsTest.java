package interlock.sandbox.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every seed that ever failed, {@code simulation.seeds}. */
class SimulationSeedsTest {
  private record Seed(long seed, Set<Fault> faults) {
    static Seed parse(String line) {
      String[] words = line.trim().split("\\s+", -1);
      return new Seed(Long.parseLong(words[0]), Fault.parse(words[1]));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void holdsNow(Seed seed) {
    Optional<Broken> broken = new Simulation(seed.faults()).world(seed.seed());
    assertThat(broken.map(Broken::getMessage))
        .as("interlock simulate --seed %d --worlds 1", seed.seed())
        .isEmpty();
  }

  static Stream<Seed> seeds() throws IOException {
    try (InputStream in = SimulationSeedsTest.class.getResourceAsStream("/simulation.seeds")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Seed::parse);
    }
  }
}
