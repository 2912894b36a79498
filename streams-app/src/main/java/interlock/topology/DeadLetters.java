package interlock.topology;

import interlock.contract.OversizeException;
import interlock.contract.wire.BadRecordException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The headers of a dead letter: Kafka Streams' own names, so that any tool for its dead letters
 * reads ours. The value beside them is the original bytes, whole.
 *
 * <p>Written by a branch of the topology instead of by Kafka Streams' exception handlers: the
 * record leaves by a counted door, in the transaction that commits its offset.
 */
public final class DeadLetters {
  /** Begins the names of all of them. */
  public static final String PREFIX = "__streams.errors.";

  public static final String EXCEPTION = PREFIX + "exception";
  public static final String MESSAGE = PREFIX + "message";
  public static final String TOPIC = PREFIX + "topic";
  public static final String PARTITION = PREFIX + "partition";
  public static final String OFFSET = PREFIX + "offset";

  private DeadLetters() {}

  static Headers headers(Headers original, RecordMetadata from, Throwable why) {
    var headers = new RecordHeaders(original.toArray());
    add(headers, EXCEPTION, why.getClass().getName());
    add(headers, MESSAGE, describe(why));
    add(headers, TOPIC, from.topic());
    add(headers, PARTITION, Integer.toString(from.partition()));
    add(headers, OFFSET, Long.toString(from.offset()));
    return headers;
  }

  /**
   * What went wrong, without identifiers: our own exceptions promise to hold none; of any other
   * only its class and where it was thrown are told, since a message such as a number format's
   * repeats the input.
   */
  static String describe(Throwable why) {
    if (why instanceof BadRecordException || why instanceof OversizeException) {
      return why.getMessage();
    }
    StackTraceElement[] trace = why.getStackTrace();
    return why.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
