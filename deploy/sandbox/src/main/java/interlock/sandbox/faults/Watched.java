package interlock.sandbox.faults;

import interlock.sandbox.load.OutputListener;
import interlock.sandbox.load.TaskSeen;

/** Passes on what comes out to the witness of a load, once there is one. */
final class Watched implements OutputListener {
  private volatile OutputListener witness = new OutputListener() {};

  void set(OutputListener next) {
    witness = next;
  }

  @Override
  public void task(TaskSeen task) {
    witness.task(task);
  }

  @Override
  public void receipt(String eventId, String source, String door) {
    witness.receipt(eventId, source, door);
  }

  @Override
  public void rejected(String originTopic, String reason) {
    witness.rejected(originTopic, reason);
  }

  @Override
  public void deadLetter(String originTopic) {
    witness.deadLetter(originTopic);
  }
}
