package interlock.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GracefulStopTest {
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch mayClose = new CountDownLatch(1);

  private final Application application =
      new Application() {
        @Override
        public void start() {
          throw new AssertionError("a stop starts nothing");
        }

        @Override
        public boolean isRunning() {
          return true;
        }

        @Override
        public boolean awaitStop() {
          throw new AssertionError("a stop waits for its own bound only");
        }

        @Override
        public void close() {
          closing.countDown();
          try {
            mayClose.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        }
      };

  @Test
  void returnsWhenTheApplicationIsClosed() {
    mayClose.countDown();

    new GracefulStop(application, Duration.ofHours(1)).run();

    assertThat(closing.getCount()).isZero();
  }

  @Test
  void returnsAtItsBoundWhenTheApplicationHangs() throws InterruptedException {
    new GracefulStop(application, Duration.ofMillis(1)).run();

    closing.await();
    assertThat(mayClose.getCount()).isOne();
    mayClose.countDown();
  }
}
