package interlock.service.schemas;

import interlock.schemas.Contracts;
import interlock.topology.Topic;
import java.util.List;

/**
 * A subject of the registry and the text to register under it.
 *
 * @param name by Confluent's TopicNameStrategy: the topic's full name and {@code -value}; a state
 *     store's name and {@code -value}
 */
public record SchemaSubject(String name, String text) {

  /** Every contract, in reading order. */
  public static List<SchemaSubject> all(String topicPrefix) {
    return Contracts.all().entrySet().stream()
        .map(
            contract ->
                new SchemaSubject(
                    subject(contract.getKey(), topicPrefix), Contracts.text(contract.getValue())))
        .toList();
  }

  /** The contracts name topics and state stores; only a topic carries the deployment's prefix. */
  private static String subject(String carrier, String topicPrefix) {
    return (Topic.ofBase(carrier).isPresent() ? topicPrefix : "") + carrier + "-value";
  }
}
