package interlock.sandbox.load;

/** Passes on what comes out to whoever watches at the moment. */
public final class Watched implements OutputListener {
  private volatile OutputListener now = new OutputListener() {};

  /** From now on that one watches. */
  public void set(OutputListener next) {
    now = next;
  }

  @Override
  public void task(TaskSeen task) {
    now.task(task);
  }

  @Override
  public void receipt(String eventId, String source, String door) {
    now.receipt(eventId, source, door);
  }

  @Override
  public void rejected(String originTopic, String reason) {
    now.rejected(originTopic, reason);
  }

  @Override
  public void deadLetter(String originTopic) {
    now.deadLetter(originTopic);
  }
}
