package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever somebody writes into a drill: a drill, or a list of what is wrong with it. */
@Tag("fuzz")
class DrillFuzzTest {
  @MethodSource("drills")
  @FuzzTest
  void anyTextIsADrillOrSaysWhatIsWrong(byte[] data) {
    assertThat(DrillParser.parse("a drill", new String(data, StandardCharsets.UTF_8))).isNotNull();
  }

  /** Those that are shipped, to begin with. */
  static Stream<byte[]> drills() throws IOException {
    List<byte[]> drills = new ArrayList<>();
    Path dir = Path.of(System.getProperty("interlock.root")).resolve("deploy/sandbox/drills");
    try (Stream<Path> files = Files.list(dir)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        drills.add(Files.readAllBytes(file));
      }
    }
    return drills.stream();
  }
}
