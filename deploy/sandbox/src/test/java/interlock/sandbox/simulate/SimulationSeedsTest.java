package interlock.sandbox.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every seed that ever failed, {@code simulation.seeds}. */
class SimulationSeedsTest {
  private static final String HOLDS = "holds";

  private record Seed(long seed, Set<Fault> faults, String expected) {
    static Seed parse(String line) {
      String[] words = line.trim().split("\\s+", -1);
      return new Seed(Long.parseLong(words[0]), Fault.parse(words[1]), words[2]);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endsAsExpected(Seed seed) {
    Optional<Broken> broken = new Simulation(seed.faults()).world(seed.seed());
    String ended =
        broken.map(b -> Known.of(b).map(Known::name).orElse(b.getMessage())).orElse(HOLDS);
    assertThat(ended)
        .as("interlock simulate --seed %d --worlds 1", seed.seed())
        .isEqualTo(seed.expected());
  }

  @Test
  void everythingKnownHasASeed() throws IOException {
    Set<String> expected = seeds().map(Seed::expected).collect(Collectors.toSet());
    assertThat(expected).containsAll(Arrays.stream(Known.values()).map(Known::name).toList());
  }

  static Stream<Seed> seeds() throws IOException {
    try (InputStream in = SimulationSeedsTest.class.getResourceAsStream("/simulation.seeds")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).map(Seed::parse);
    }
  }
}
