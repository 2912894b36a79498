package interlock.service.schemas;

import interlock.schemas.Contracts;
import java.util.List;

/**
 * A subject of the registry and the text to register under it.
 *
 * @param name by Confluent's TopicNameStrategy: the topic's full name and {@code -value}; for a
 *     state store its name in the topic's place, the deployment's prefix before it too
 */
public record SchemaSubject(String name, String text) {

  /** Every contract, in reading order. */
  public static List<SchemaSubject> all(String topicPrefix) {
    return Contracts.all().entrySet().stream()
        .map(
            contract ->
                new SchemaSubject(
                    topicPrefix + contract.getKey() + "-value",
                    Contracts.text(contract.getValue())))
        .toList();
  }
}
