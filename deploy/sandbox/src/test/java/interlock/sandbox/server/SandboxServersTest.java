package interlock.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SandboxServersTest {
  @Test
  void whenTheRegistryDoesNotStartTheBrokerIsStoppedAgain() {
    AtomicReference<Broker> started = new AtomicReference<>();
    Supplier<Broker> broker =
        () -> {
          started.set(EmbeddedBroker.start());
          return started.get();
        };
    Supplier<RegistryProcess> registry =
        () -> {
          throw new IllegalStateException("no room");
        };
    assertThatIllegalStateException()
        .isThrownBy(() -> SandboxServers.start(broker, registry))
        .withMessageContaining("registry did not start")
        .withStackTraceContaining("no room");
    assertThat(started.get().dataDir()).doesNotExist();
    assertThat(Readiness.listens(BrokerTest.portOf(started.get()))).isFalse();
  }
}
