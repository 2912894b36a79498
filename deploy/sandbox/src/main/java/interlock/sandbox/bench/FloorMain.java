package interlock.sandbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.KafkaStreams;

/** A floor's chain in a JVM of its own; ends by SIGTERM. */
public final class FloorMain {
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private FloorMain() {}

  /** {@code args}: hops, profile, bootstrap, state directory, file to make once it runs. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var chain = new FloorChain(Integer.parseInt(args[0]));
    BenchProfile profile = BenchProfile.valueOf(args[1]);
    var running = new CountDownLatch(1);
    var streams =
        new KafkaStreams(chain.topology(), profile.streams(args[2], chain.name(), args[3]));
    streams.setStateListener(
        (now, before) -> {
          if (now == KafkaStreams.State.RUNNING) {
            running.countDown();
          }
        });
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> streams.close(CLOSE)));
    streams.start();
    running.await();
    Files.createFile(Path.of(args[4]));
    new CountDownLatch(1).await(); // Until SIGTERM.
  }
}
