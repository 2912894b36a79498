package interlock.service.config;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code kafka.*} and {@code streams.*} must not touch, and what to do instead. */
final class Locked {
  private static final String CORRECTNESS =
      "leave it out: Interlock sets it, since what it promises depends on it";

  /** Without the prefixes of single clients. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          use("bootstrap.servers", InterlockConfig.BOOTSTRAP_SERVERS),
          use("application.id", InterlockConfig.APPLICATION_ID_PREFIX),
          use("group.id", InterlockConfig.APPLICATION_ID_PREFIX),
          use("state.dir", InterlockConfig.STATE_DIR),
          use("num.stream.threads", InterlockConfig.THREADS_MONEY),
          use("rocksdb.config.setter", InterlockConfig.STATE_MEMORY),
          use("num.standby.replicas", InterlockConfig.STANDBYS),
          use("group.protocol", InterlockConfig.GROUP_PROTOCOL),
          use("replication.factor", InterlockConfig.REPLICATION),
          use("session.timeout.ms", InterlockConfig.SESSION_TIMEOUT),
          use("heartbeat.interval.ms", InterlockConfig.HEARTBEAT),
          use("transaction.timeout.ms", InterlockConfig.TRANSACTION_TIMEOUT),
          fixed("processing.guarantee"),
          fixed("enable.idempotence"),
          fixed("transactional.id"),
          fixed("acks"),
          fixed("isolation.level"),
          fixed("auto.offset.reset"),
          fixed("enable.auto.commit"),
          fixed("max.task.idle.ms"),
          fixed("ensure.explicit.internal.resource.naming"),
          fixed("errors.dead.letter.queue.topic.name"),
          fixed("deserialization.exception.handler"),
          fixed("default.deserialization.exception.handler"),
          fixed("production.exception.handler"),
          fixed("default.production.exception.handler"),
          fixed("processing.exception.handler"),
          fixed("default.timestamp.extractor"));

  private static final List<String> CLIENTS =
      List.of(
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "consumer.",
          "producer.",
          "admin.");

  private Locked() {}

  /** What to do instead of setting this, if it must not be set. */
  static Optional<String> instead(String nameWithoutOurPrefix) {
    String name = nameWithoutOurPrefix;
    for (String client : CLIENTS) {
      if (name.startsWith(client)) {
        name = name.substring(client.length());
        break;
      }
    }
    return Optional.ofNullable(NAMES.get(name));
  }

  private static Map.Entry<String, String> use(String name, String ours) {
    return entry(name, "set " + ours + " instead");
  }

  private static Map.Entry<String, String> fixed(String name) {
    return entry(name, CORRECTNESS);
  }
}
