package interlock.sandbox.load;

/** Told what comes out, on the reader's thread. */
public interface OutputListener {
  /** A revision of a task, of any kind. */
  default void task(TaskSeen task) {}

  /** A first receipt: the event left intake by that door (MAILED, REJECTED, DEAD_LETTER). */
  default void receipt(String eventId, String source, String door) {}

  /** A record in intake.rejected. */
  default void rejected(String originTopic, String reason) {}

  /**
   * A dead letter.
   *
   * @param originTopic where the bytes came in, without prefix; empty when the letter does not say
   */
  default void deadLetter(String originTopic) {}
}
