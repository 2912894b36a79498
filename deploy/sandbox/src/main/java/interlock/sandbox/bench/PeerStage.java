package interlock.sandbox.bench;

import interlock.sandbox.load.Endpoints;
import interlock.sandbox.load.EventPublisher;
import interlock.sandbox.load.LatencyBook;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.Quiet;
import interlock.sandbox.load.TaskReader;
import interlock.sandbox.server.ToolProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Measures the peers one after the other, each with topics of its own, under the loads that the
 * application had: by the same reader, the same book and the same oracle. Peers tell no receipts,
 * so they are at rest once nothing is missing and three seconds bring no task, or thirty do not.
 */
final class PeerStage {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int WATCHES = 100;
  private static final long LEAD_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final BenchServers servers;
  private final Path dir;
  private final PeerLibraries libraries;
  private final BenchProfile profile;
  private final Consumer<String> progress;

  PeerStage(
      BenchServers servers,
      Path dir,
      PeerLibraries libraries,
      BenchProfile profile,
      Consumer<String> progress) {
    this.servers = servers;
    this.dir = dir;
    this.libraries = libraries;
    this.profile = profile;
    this.progress = progress;
  }

  /**
   * The peers.
   *
   * @param warmUp before what is measured
   * @param firstCounted events of the load with lower numbers are warm-up
   */
  List<PeerFigures> measure(List<Peer> peers, WarmUp warmUp, MixedLoad load, int firstCounted)
      throws InterruptedException {
    List<PeerFigures> figures = new ArrayList<>();
    for (Peer peer : peers) {
      figures.add(measure(peer, warmUp, load, firstCounted));
    }
    return List.copyOf(figures);
  }

  private PeerFigures measure(Peer peer, WarmUp warmUp, MixedLoad load, int firstCounted)
      throws InterruptedException {
    var endpoints = servers.endpoints(peer.topicPrefix());
    try (ToolProcess process = BenchProcesses.peer(peer, libraries, endpoints, dir, profile);
        EventPublisher publisher = new EventPublisher(endpoints)) {
      publisher.warmUp(load.topics());
      List<MixedLoad> before =
          warmUp.play(
              earlier -> {
                progress.accept(
                    "peer %s: %,d events of warm-up".formatted(peer.label(), earlier.size()));
                play(peer, endpoints, publisher, process, List.of(), earlier, 0);
              });
      progress.accept("peer %s: %,d events".formatted(peer.label(), load.size()));
      Played played = play(peer, endpoints, publisher, process, before, load, firstCounted);
      int counted = load.size() - firstCounted;
      var figures =
          new PeerFigures(
              peer.label(),
              played.latencies().figures(),
              counted / played.seconds(),
              played.oracle(),
              played.cpu().toMillis() * 1_000.0 / counted,
              process.peakRssMib());
      progress.accept("peer %s: %s".formatted(peer.label(), figures.latencies()));
      return figures;
    }
  }

  /** What became of a load. */
  private record Played(
      LatencyBook latencies, MixedOracle.Verdict oracle, Duration cpu, double seconds) {}

  private Played play(
      Peer peer,
      Endpoints endpoints,
      EventPublisher publisher,
      ToolProcess process,
      List<MixedLoad> before,
      MixedLoad load,
      int firstCounted)
      throws InterruptedException {
    long startNanos = System.nanoTime() + LEAD_NANOS;
    var run =
        new Load.Run(
            "peer" + Long.toString(System.nanoTime(), Character.MAX_RADIX),
            Instant.now().plusNanos(LEAD_NANOS));
    var latencies =
        new LatencyBook(load, run, startNanos, Duration.ofNanos(load.dueNanos(firstCounted)));
    Judge oracle = peer.judge(before, load, run);
    try (TaskReader reader = TaskReader.start(endpoints, latencies, oracle)) {
      Duration[] cpuBefore = {process.cpu()};
      int watchEvery = Math.max(1, load.size() / WATCHES);
      publisher.publish(
          load,
          run,
          startNanos,
          sent -> {
            if (sent == firstCounted) {
              cpuBefore[0] = process.cpu();
            }
            if (sent % watchEvery == 0) {
              process.requireAlive();
              reader.requireAlive();
            }
          },
          () -> false);
      if (!Quiet.await(
          reader, latencies, () -> oracle.verdict(load.size()).missed() == 0, PATIENCE)) {
        progress.accept("the peer has not come to rest");
      }
      process.requireAlive();
      Duration toLast =
          Duration.ofNanos(System.nanoTime() - startNanos).minus(latencies.quietFor());
      return new Played(
          latencies,
          oracle.verdict(load.size()),
          process.cpu().minus(cpuBefore[0]),
          toLast.toNanos() / 1e9);
    }
  }
}
