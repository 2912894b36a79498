package interlock.peers.dsl;

import interlock.contract.wire.RegistryAccess;
import interlock.peers.PeerPlace;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;

/** The peer in the Kafka Streams DSL, in a JVM of its own; ends by SIGTERM. */
public final class DslMain {
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private DslMain() {}

  /** {@code args}: see {@link PeerPlace}; the settings are Kafka Streams' own. */
  public static void main(String[] args) throws IOException, InterruptedException {
    PeerPlace place = PeerPlace.of(args);
    RegistryAccess access = PeerPlace.registry(place.registryUrl());
    var settings = new Properties();
    settings.putAll(place.settings());
    var running = new CountDownLatch(1);
    var streams = new KafkaStreams(DslTopology.of(access, place.prefix()), settings);
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
          }
        });
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      streams.close(CLOSE);
                      access.close();
                    }));
    streams.start();
    running.await();
    place.tellReady();
    new CountDownLatch(1).await(); // Until SIGTERM.
  }
}
