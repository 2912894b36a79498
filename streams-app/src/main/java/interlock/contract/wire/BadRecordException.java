package interlock.contract.wire;

import org.apache.kafka.common.errors.SerializationException;

/**
 * These bytes are no record that we can read, and never will be. The message says what is wrong and
 * nothing of what is in the bytes; for the same reason there is no cause, whose message might.
 */
public final class BadRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public BadRecordException(String message) {
    super(message);
  }
}
