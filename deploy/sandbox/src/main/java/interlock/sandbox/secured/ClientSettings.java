package interlock.sandbox.secured;

import interlock.sandbox.server.TlsStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a client of a principal needs, as any Kafka client takes it.
 *
 * @param values by the names of Kafka's clients, {@code bootstrap.servers} and {@code
 *     schema.registry.url} among them
 */
public record ClientSettings(String principal, Map<String, String> values) {
  public ClientSettings {
    values = Map.copyOf(values);
  }

  /** Comes by password. */
  static ClientSettings byPassword(
      String bootstrap, String principal, String password, Map<String, String> trust) {
    Map<String, String> values = new TreeMap<>(trust);
    values.put("bootstrap.servers", bootstrap);
    values.put("security.protocol", "SASL_SSL");
    values.put("sasl.mechanism", "SCRAM-SHA-512");
    values.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(principal, password));
    return new ClientSettings(principal, values);
  }

  /** Comes by certificate. */
  static ClientSettings byCertificate(String bootstrap, String principal, TlsStores stores) {
    Map<String, String> values = new TreeMap<>(stores.settings());
    values.put("bootstrap.servers", bootstrap);
    values.put("security.protocol", "SSL");
    return new ClientSettings(principal, values);
  }

  /** The same with another setting, or with another value of one. */
  public ClientSettings with(String key, String value) {
    Map<String, String> more = new TreeMap<>(values);
    more.put(key, value);
    return new ClientSettings(principal, more);
  }

  /** As settings of Interlock, beside which {@code bootstrap.servers} stands by itself. */
  public Map<String, String> asInterlocks() {
    return values.entrySet().stream()
        .filter(e -> !e.getKey().equals("bootstrap.servers"))
        .filter(e -> !e.getKey().startsWith("schema.registry."))
        .collect(Collectors.toMap(e -> "kafka." + e.getKey(), Map.Entry::getValue));
  }

  /** Writes them as properties, readable by the owner only. */
  Path write(Path file) {
    String text =
        new TreeMap<>(values)
            .entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue() + "\n")
                .collect(Collectors.joining());
    return PrivateFiles.write(
        file, ("# Principal " + principal + "\n" + text).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "settings of " + principal;
  }
}
