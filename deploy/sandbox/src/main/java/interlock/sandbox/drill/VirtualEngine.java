package interlock.sandbox.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** A drill in virtual time. */
public final class VirtualEngine implements DrillEngine {
  private final Instant start;
  private final EventCodec codec;
  private final VirtualTopology topology;
  private final Outputs outputs = new Outputs();

  /** Starts a topology of its own at the drill's time zero. */
  public VirtualEngine(VirtualWorld world, Instant start) {
    this.start = start;
    codec = world.codec();
    topology = new VirtualTopology(world, start, this::published);
  }

  private void published(String topic, String key, Optional<byte[]> value) {
    if (Topics.outputs().contains(topic)) {
      outputs.add(topic, key, value.map(bytes -> codec.decode(topic, bytes)));
    }
  }

  @Override
  public Instant start() {
    return start;
  }

  @Override
  public Instant now() {
    return topology.now();
  }

  @Override
  public boolean isVirtual() {
    return true;
  }

  @Override
  public Duration lateness() {
    return Duration.ZERO;
  }

  @Override
  public Instant deadline(Instant at, Duration within) {
    return at.plus(within);
  }

  @Override
  public void advanceTo(Instant moment) {
    topology.advanceTo(moment);
  }

  @Override
  public boolean advance(Instant limit) {
    return topology.advance(limit);
  }

  @Override
  public void send(String topic, GenericRecord event) {
    topology.send(topic, event);
  }

  @Override
  public void settle() {
    while (advance(now())) {
      // What is due already: further pages of a fan-out.
    }
  }

  @Override
  public Outputs outputs() {
    return outputs;
  }

  @Override
  public void close() {
    topology.close();
  }
}
