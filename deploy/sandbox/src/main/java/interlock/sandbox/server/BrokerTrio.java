package interlock.sandbox.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * Three brokers, each a process and a controller: everything is kept three times, and two suffice.
 */
public final class BrokerTrio implements AutoCloseable {
  /** How many there are; also the replication factor. */
  public static final int SIZE = 3;

  private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(60);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long ASK_SECONDS = 5;

  private static final Map<String, String> REPLICATED =
      Map.of(
          "default.replication.factor", "3",
          "min.insync.replicas", "2",
          "offsets.topic.replication.factor", "3",
          "transaction.state.log.replication.factor", "3",
          "transaction.state.log.min.isr", "2",
          "share.coordinator.state.topic.replication.factor", "3",
          "share.coordinator.state.topic.min.isr", "2");

  private final List<BrokerProcess> nodes;

  private BrokerTrio(List<BrokerProcess> nodes) {
    this.nodes = nodes;
  }

  /**
   * Starts them, each with a directory below {@code dir}; returns when each knows the others.
   *
   * @param overrides broker settings that replace those of the sandbox
   */
  public static BrokerTrio start(Path dir, Map<String, String> overrides) {
    List<Listeners.Open> listeners =
        IntStream.range(0, SIZE).mapToObj(i -> Listeners.Open.onFreePorts()).toList();
    String voters =
        IntStream.range(0, SIZE)
            .mapToObj(i -> BrokerSettings.voter(i + 1, listeners.get(i)))
            .collect(Collectors.joining(","));
    Map<String, String> settings = new HashMap<>(REPLICATED);
    settings.putAll(overrides);
    List<CompletableFuture<BrokerProcess>> starting = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      int id = i + 1;
      Path data = dir.resolve("broker-" + id);
      var node = new BrokerSettings(data, listeners.get(i), id, voters, settings);
      CompletableFuture<BrokerProcess> started = new CompletableFuture<>();
      starting.add(started);
      Thread.ofPlatform()
          .name("start-broker-" + id)
          .start(
              () ->
                  started.completeAsync(() -> BrokerProcess.startNode(data, node), Runnable::run));
    }
    try {
      var trio = new BrokerTrio(starting.stream().map(CompletableFuture::join).toList());
      trio.awaitJoined();
      return trio;
    } catch (CompletionException | IllegalStateException e) {
      starting.forEach(one -> one.thenAccept(BrokerProcess::kill).exceptionally(failed -> null));
      throw new IllegalStateException("the three brokers did not start", e);
    }
  }

  /** What a client puts into {@code bootstrap.servers}. */
  public String bootstrap() {
    return nodes.stream().map(BrokerProcess::bootstrap).collect(Collectors.joining(","));
  }

  /** One of them, from 0. */
  public BrokerProcess node(int index) {
    return nodes.get(index);
  }

  /** Kills them all: stopped one after the other, the last would wait for the others in vain. */
  @Override
  public void close() {
    nodes.forEach(BrokerProcess::kill);
  }

  private void awaitJoined() {
    long deadline = System.nanoTime() + JOIN_TIMEOUT.toNanos();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
      while (admin.describeCluster().nodes().get(ASK_SECONDS, TimeUnit.SECONDS).size() < SIZE) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("not all brokers joined the cluster");
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the brokers start", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the brokers do not answer", e);
    }
  }
}
