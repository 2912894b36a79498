package interlock.contract.output;

import interlock.contract.Codecs.Header;
import java.time.Instant;
import java.util.List;

/**
 * CloudEvents attributes as Kafka headers: CloudEvents 1.0, Kafka protocol binding, binary content
 * mode ({@code ce_} before an attribute's name, {@code content-type} for datacontenttype).
 *
 * <p>The content type is {@code application/avro}, as in the binding's own example; that the value
 * begins with Confluent's five bytes is a matter of the topic's serializer, which the type cannot
 * express.
 */
final class CloudEvents {
  private static final String SPEC_VERSION = "1.0";
  private static final String SOURCE = "/interlock";
  private static final String CONTENT_TYPE = "application/avro";

  private CloudEvents() {}

  /**
   * The headers of one record.
   *
   * @param id unique for Interlock and the type
   * @param topic names the type
   * @param time epoch milliseconds
   * @param subject what the record is about; never an identifier
   */
  static List<Header> headers(String id, String topic, long time, String subject) {
    return List.of(
        new Header("ce_specversion", SPEC_VERSION),
        new Header("ce_id", id),
        new Header("ce_source", SOURCE),
        new Header("ce_type", "interlock." + topic + ".v1"),
        new Header("ce_time", Instant.ofEpochMilli(time).toString()),
        new Header("ce_subject", subject),
        new Header("content-type", CONTENT_TYPE));
  }
}
