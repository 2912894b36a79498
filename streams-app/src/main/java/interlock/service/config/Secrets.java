package interlock.service.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** Which settings are secret, and how a value is shown. */
final class Secrets {
  static final String HIDDEN = "***";

  /** Kafka's clients have few settings of type PASSWORD; plug-ins have their own. */
  private static final Pattern SOUNDS_SECRET =
      Pattern.compile(".*(password|secret|credential|jaas|token|private|\\.key$|user\\.info).*");

  /** What Kafka's own clients hide. */
  private static final Set<String> OF_CLIENTS = passwordsOfClients();

  private static final Pattern USER_INFO = Pattern.compile("://[^/@,\\s]*@");

  private Secrets() {}

  /** The value as it may be shown: a secret as ***, a password within an address as ***. */
  static String show(String key, String value) {
    return isSecret(key) ? HIDDEN : USER_INFO.matcher(value).replaceAll("://" + HIDDEN + "@");
  }

  static boolean isSecret(String key) {
    ConfigKey ours = ConfigTable.ALL.configKeys().get(key);
    if (ours != null) {
      return ours.type == ConfigDef.Type.PASSWORD;
    }
    String name = key.toLowerCase(Locale.ROOT);
    return SOUNDS_SECRET.matcher(name).matches()
        || (key.startsWith(InterlockConfig.KAFKA)
            && OF_CLIENTS.contains(key.substring(InterlockConfig.KAFKA.length())));
  }

  private static Set<String> passwordsOfClients() {
    Set<String> names = new TreeSet<>();
    for (ConfigDef definition :
        List.of(
            ConsumerConfig.configDef(),
            ProducerConfig.configDef(),
            AdminClientConfig.configDef())) {
      definition
          .configKeys()
          .forEach(
              (name, key) -> {
                if (key.type == ConfigDef.Type.PASSWORD) {
                  names.add(name);
                }
              });
    }
    return names;
  }

  /** Every setting that some Kafka client knows. */
  static Set<String> ofKafkaClients() {
    var names = new TreeSet<String>();
    names.addAll(ConsumerConfig.configNames());
    names.addAll(ProducerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    return names;
  }
}
