package interlock.sandbox.conform;

import interlock.contract.policy.PolicyDocument;
import interlock.sandbox.drill.Outputs;
import interlock.sandbox.drill.ProductWorld;
import interlock.sandbox.drill.Sample;
import interlock.sandbox.drill.SampleFile;
import interlock.sandbox.drill.VirtualEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A file of {@code docs/examples} and what it leads to in virtual time: each record is sent at its
 * reportedAt.
 *
 * @param outputs all that was published
 */
public record Example(List<Sample> samples, Outputs outputs) {
  public static final Instant NOW = Instant.parse("2026-01-05T01:00:00Z");
  private static final Duration BEFORE = Duration.ofHours(2);

  /** Below the project's root. */
  public static Path path(String party) {
    return Path.of(System.getProperty("interlock.root"), "docs/examples", party + ".yaml");
  }

  /** Plays the files of these parties as one. */
  public static Example of(String... parties) {
    List<Sample> samples =
        Arrays.stream(parties)
            .flatMap(party -> samples(party).stream())
            .sorted(Comparator.comparing(Example::reportedAt))
            .toList();
    try (var engine =
        new VirtualEngine(ProductWorld.of(PolicyDocument.packaged()), NOW.minus(BEFORE))) {
      for (Sample sample : samples) {
        engine.advanceTo(reportedAt(sample));
        engine.send(sample.topic(), sample.event());
      }
      engine.settle();
      Outputs outputs = engine.outputs();
      return new Example(samples, outputs);
    }
  }

  private static Instant reportedAt(Sample sample) {
    return (Instant) sample.event().get("reportedAt");
  }

  /** The records of a party's file. */
  public static List<Sample> samples(String party) {
    try {
      SampleFile.Read read = SampleFile.read(path(party), NOW);
      if (!read.faults().isEmpty()) {
        throw new IllegalStateException(read.faults().toString());
      }
      return read.samples();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
