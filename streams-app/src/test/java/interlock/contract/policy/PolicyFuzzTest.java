package interlock.contract.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an operator writes into a policy: a policy, or a list of what is wrong with it. */
@Tag("fuzz")
class PolicyFuzzTest {
  @MethodSource("packaged")
  @FuzzTest
  void anyTextIsAPolicyOrSaysWhatIsWrong(byte[] data) {
    assertThat(PolicyDocument.parse(new String(data, StandardCharsets.UTF_8))).isNotNull();
  }

  static Stream<byte[]> packaged() {
    return Stream.of(PolicyDocument.packagedText().getBytes(StandardCharsets.UTF_8));
  }
}
