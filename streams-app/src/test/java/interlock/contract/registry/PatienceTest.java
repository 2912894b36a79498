package interlock.contract.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PatienceTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void asksUntilThereIsAnAnswer() {
    Patience patience = new Patience(Duration.ofMillis(1), Duration.ofMillis(2));
    AtomicInteger tries = new AtomicInteger();
    int answer =
        patience.until(
            () -> {
              if (tries.incrementAndGet() < 50) {
                throw new RegistryOutage("out");
              }
              return 42;
            });
    assertThat(answer).isEqualTo(42);
    assertThat(tries).hasValue(50);
  }

  @Test
  void theRegistrysWordOnASchemaIsPassedOnAtOnce() {
    Patience patience = new Patience(LONG, LONG);
    assertThatExceptionOfType(UnknownSchema.class)
        .isThrownBy(
            () ->
                patience.until(
                    () -> {
                      throw new UnknownSchema("unknown");
                    }));
  }

  @Test
  void closingEndsTheWaitingOfEveryThread() throws Exception {
    Patience patience = new Patience(LONG, LONG);
    CountDownLatch asked = new CountDownLatch(1);
    var waiting = CompletableFuture.runAsync(() -> patience.until(() -> out(asked)));
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    patience.close();
    assertThat(waiting).failsWithin(Duration.ofSeconds(10)).withThrowableThat()
        .withCauseInstanceOf(RegistryOutage.class);
    assertThatExceptionOfType(RegistryOutage.class)
        .as("also of those that come later")
        .isThrownBy(() -> patience.until(() -> out(asked)));
  }

  @Test
  void anInterruptEndsTheWaitingAndIsKept() {
    Patience patience = new Patience(LONG, LONG);
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(RegistryOutage.class)
        .isThrownBy(() -> patience.until(() -> out(new CountDownLatch(1))))
        .withMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static Integer out(CountDownLatch asked) {
    asked.countDown();
    throw new RegistryOutage("out");
  }
}
