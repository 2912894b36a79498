package interlock.service;

/** What a process runs once its checks have passed. */
public interface Application extends AutoCloseable {
  /** Starts; returns at once. */
  void start();

  /** Whether everything runs with its state restored. */
  boolean isRunning();

  /**
   * Waits until {@link #close} was called or the application gave up.
   *
   * @return true if it was closed in good order
   */
  boolean awaitStop() throws InterruptedException;

  /** Stops in good order, within the bound of its settings. A second call does nothing. */
  @Override
  void close();
}
