package interlock.sandbox.load;

/** Interlock's applications, running in this JVM. */
public interface RunningApp extends AutoCloseable {
  /** Whether every application runs with its state restored. */
  boolean isRunning();

  /** Stops them in good order. A second call does nothing. */
  @Override
  void close();
}
