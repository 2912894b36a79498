package interlock.sandbox.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FaultTest {

  @Test
  void readsWhatItWrites() {
    assertThat(Fault.parse(Fault.list(Fault.all()))).isEqualTo(Fault.all());
    assertThat(Fault.parse("none")).isEmpty();
    assertThat(Fault.parse("crash,reorder")).containsExactly(Fault.REORDER, Fault.CRASH);
  }

  @Test
  void namesTheFaultsThereAre() {
    assertThatThrownBy(() -> Fault.parse("fire"))
        .hasMessageContaining("reorder,duplicate,delay,crash,skew,codec,none");
  }
}
