package interlock.service.topics;

import interlock.service.config.InterlockConfig;

/** One way in which a topic is not as it must be. */
public sealed interface TopicFinding {
  String topic();

  /** What it is, on one line. */
  String what();

  /** What to do about it. */
  String fix();

  /** Whether {@code topics apply} mends it. */
  boolean isMendable();

  /** The topic does not exist. */
  record Missing(TopicSpec wanted) implements TopicFinding {
    @Override
    public String topic() {
      return wanted.name();
    }

    @Override
    public String what() {
      return "is missing; to be made with %d partitions, %s %s"
          .formatted(
              wanted.partitions(),
              wanted.replication() < 0
                  ? "the brokers' replication,"
                  : "replication " + wanted.replication() + ",",
              wanted.values());
    }

    @Override
    public String fix() {
      return "interlock topics apply";
    }

    @Override
    public boolean isMendable() {
      return true;
    }
  }

  /**
   * A setting differs.
   *
   * @param is empty when the broker does not know it
   */
  record WrongSetting(String topic, String key, String is, TopicSpec.Wanted wanted)
      implements TopicFinding {
    @Override
    public String what() {
      return "has %s=%s and needs %s".formatted(key, is, wanted);
    }

    @Override
    public String fix() {
      return "interlock topics apply";
    }

    @Override
    public boolean isMendable() {
      return true;
    }
  }

  /** The partition count differs: refused, never mended. */
  record WrongPartitions(String topic, int is, int wanted) implements TopicFinding {
    @Override
    public String what() {
      return "has %d partitions and %s says %d: a key's records would go where its file is not"
          .formatted(is, InterlockConfig.PARTITIONS, wanted);
    }

    @Override
    public String fix() {
      return "set %s=%d, or move to new topics with another %s and %s"
          .formatted(
              InterlockConfig.PARTITIONS,
              is,
              InterlockConfig.TOPIC_PREFIX,
              InterlockConfig.APPLICATION_ID_PREFIX);
    }

    @Override
    public boolean isMendable() {
      return false;
    }
  }

  /** Fewer copies than the settings say. */
  record WrongReplication(String topic, int is, int wanted) implements TopicFinding {
    @Override
    public String what() {
      return "has %d copies and %s says %d".formatted(is, InterlockConfig.REPLICATION, wanted);
    }

    @Override
    public String fix() {
      return "add copies with kafka-reassign-partitions, or correct " + InterlockConfig.REPLICATION;
    }

    @Override
    public boolean isMendable() {
      return false;
    }
  }
}
