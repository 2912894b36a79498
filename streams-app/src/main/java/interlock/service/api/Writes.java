package interlock.service.api;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How many requests wait at a time for Kafka or the registry to take something. In an outage each
 * holds its thread for up to 20 seconds; the others are left for those who read.
 */
final class Writes {
  static final int AT_A_TIME = 16;

  private final Semaphore places = new Semaphore(AT_A_TIME);

  /**
   * Writes, if there is a place.
   *
   * @throws ApiProblem when so many wait already
   */
  <T> T write(Supplier<T> writing) {
    if (!places.tryAcquire()) {
      throw ApiProblem.unavailable(
          "Too many requests wait for Kafka; send it again, with the same eventId");
    }
    try {
      return writing.get();
    } finally {
      places.release();
    }
  }

  /** The same, of what answers nothing. */
  void write(Runnable writing) {
    write(
        () -> {
          writing.run();
          return true;
        });
  }
}
