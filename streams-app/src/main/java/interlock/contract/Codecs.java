package interlock.contract;

import interlock.core.codes.RejectCode;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.mail.Post;
import interlock.core.task.Output;
import interlock.core.task.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All that the topology encodes and decodes. Made once, at start; resolves every schema id before
 * it returns.
 */
public interface Codecs {

  /** What lies in a room's mailbox. */
  Codec<Post> mail(Room room);

  /** What a room's desks keep. The caller knows the file's type by its room. */
  <F extends DeskFile> Codec<Filed<F>> file(Room room);

  /**
   * An output as the records that carry it, e.g. a task's revision and its line in the history,
   * encoded once.
   *
   * @throws OversizeException if one is too large to be published
   */
  List<Published> output(Output output);

  /** A task of the canary: never as a task, but as a line for {@code control.canary}. */
  Published echo(Task task);

  /** A line for {@code source.receipt}: by which door a record left Intake. */
  Published receipt(Receipt receipt);

  /**
   * A record for {@code intake.rejected}, with the bytes as they came.
   *
   * @throws OversizeException if the bytes are too many to be published again
   */
  Published rejected(Rejection rejection);

  /** The door by which a record left Intake. */
  enum Door {
    MAILED,
    /** A heartbeat: no desk hears of it. */
    HEARD,
    REJECTED,
    DEAD_LETTER
  }

  /**
   * Which record left by which door.
   *
   * @param topic unprefixed
   * @param occurredAt as the event says, epoch milliseconds; empty where it was not taken
   * @param receivedAt epoch milliseconds
   */
  record Receipt(
      String topic,
      String source,
      String eventId,
      Door door,
      Optional<RejectCode> reason,
      Optional<String> field,
      OptionalLong occurredAt,
      long receivedAt) {}

  /**
   * A refused record and why.
   *
   * @param topic unprefixed
   * @param detail never holds an identifier
   */
  record Rejection(
      String topic,
      int partition,
      long offset,
      String source,
      RejectCode reason,
      Optional<String> field,
      String detail,
      long receivedAt,
      byte[] value) {}

  /**
   * One record to publish.
   *
   * @param topic unprefixed
   * @param key the record's key
   * @param partitionKey what the partition is chosen by; the key itself unless the contract says
   *     otherwise
   * @param value null takes what lies under the key from a compacted topic
   * @param headers CloudEvents attributes
   */
  record Published(
      String topic, String key, String partitionKey, byte[] value, List<Header> headers) {
    public Published {
      headers = List.copyOf(headers);
    }

    /** A stop payment's partition key is its desk's and holds an identifier. */
    @Override
    public String toString() {
      return "Published["
          + topic
          + ", "
          + (value == null ? "no value" : value.length + " bytes")
          + "]";
    }
  }

  record Header(String name, String value) {}
}
