package interlock.sandbox.load;

import interlock.contract.registry.HttpSchemaRegistry;
import interlock.contract.registry.RegistryConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Reads what a centre reads, read_committed, in a thread of its own: all task topics, the receipts,
 * rejections and dead letters, from the end they have when it starts.
 */
public final class TaskReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final HttpSchemaRegistry registry;
  private final CommittedTail tail;

  private TaskReader(HttpSchemaRegistry registry, CommittedTail tail) {
    this.registry = registry;
    this.tail = tail;
  }

  /**
   * Starts to read; nothing that is sent from now on is missed.
   *
   * @throws IllegalStateException when a topic is missing
   */
  public static TaskReader start(Endpoints endpoints, OutputListener... listeners) {
    var registry =
        new HttpSchemaRegistry(
            new RegistryConfig(Map.of(RegistryConfig.URL, endpoints.registryUrl())));
    try {
      var outputs = new OutputTopics(endpoints, registry, List.of(listeners));
      CommittedTail.Listener each =
          (batch, readableNanos) -> batch.forEach(message -> outputs.read(message, readableNanos));
      return new TaskReader(
          registry, CommittedTail.start("task-reader", endpoints, outputs.names(), POLL, each));
    } catch (RuntimeException e) {
      registry.close();
      throw e;
    }
  }

  /** Throws when the reader has ended by a fault. */
  public void requireAlive() {
    tail.requireAlive();
  }

  /**
   * Whether the listeners have been told everything that is published, rest or no rest.
   *
   * @param rest says where the topics end
   */
  public boolean hasReadAll(Rest rest) {
    return tail.hasRead(rest.ends(tail.partitions()));
  }

  @Override
  public void close() {
    tail.close();
    registry.close();
  }
}
