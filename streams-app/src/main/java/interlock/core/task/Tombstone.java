package interlock.core.task;

/**
 * Takes what was published last under an id from its compacted topic: whoever keeps the topic's
 * newest records keeps it no more.
 *
 * @param id a task's id, of a {@link Kind#CASE_SUMMARY} the case's
 * @param routingKey the key of the desk that published it: stop payments lie in the order of it
 */
public record Tombstone(Kind kind, String id, String routingKey) implements Output {

  /** What is published under ids on compacted topics. */
  public enum Kind {
    DISSUASION,
    STOP_PAYMENT,
    ACCOUNT_QUERY,
    LINE_CONTROL,
    LEAD,
    CASE_SUMMARY
  }

  /** A desk's key holds an identifier. */
  @Override
  public String toString() {
    return "Tombstone[" + kind + " " + id + "]";
  }
}
