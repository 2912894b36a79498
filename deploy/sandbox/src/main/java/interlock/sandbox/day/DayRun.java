package interlock.sandbox.day;

import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.wire.RegistryAccess;
import interlock.core.policy.Policy;
import interlock.sandbox.drill.ProductWorld;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.drill.VirtualTopology;
import interlock.topology.Topic;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.apache.avro.generic.GenericRecord;

/** Plays a day with the packaged policy. For one thread. */
public final class DayRun {
  private final DayScale scale;
  private final Watcher watcher;
  private final BooleanSupplier cancelled;
  private final Diary diary = new Diary();

  /** Hears how far it is. */
  public interface Watcher {
    /**
     * Something has happened.
     *
     * @param tasks that were opened so far
     */
    void reached(Instant moment, int tasks);
  }

  /**
   * A day.
   *
   * @param cancelled once true, nothing more happens; the summary is of what did
   */
  public DayRun(DayScale scale, Watcher watcher, BooleanSupplier cancelled) {
    this.scale = scale;
    this.watcher = watcher;
    this.cancelled = cancelled;
  }

  /** Plays it to its end. */
  public DaySummary play() {
    Policy policy = PolicyDocument.packaged();
    RegistryAccess access = RegistryEventCodec.access(new LocalSchemaRegistry());
    var board = new DayBoard(access);
    try (var topology =
        new VirtualTopology(ProductWorld.of(access, policy), Prefecture.START, board)) {
      var stage = new OnTopology(topology);
      var town = new Town(diary, stage);
      var worklists = new Worklists(policy.priority().agePerHour());
      board.listen(town::read);
      board.listen(worklists::read);
      var random = new SplittableRandom(scale.seed());
      for (int number = 0; number < scale.cases(); number++) {
        town.add(Resident.drawn(number, scale.cases(), random));
      }
      var answering = new Answering(stage, board);
      var casework = new Casework(diary, stage, town, board, answering, random.split());
      play(topology, board, new Officers(scale, diary, stage, worklists, casework));
      return DaySummary.of(
          scale,
          cancelled.getAsBoolean(),
          topology.now().isBefore(Prefecture.END) ? topology.now() : Prefecture.END,
          board.tasks(),
          board.doors(answering.told()));
    }
  }

  /** After each thing that happens, and each deadline, whoever is free looks at his list. */
  private void play(VirtualTopology topology, DayBoard board, Officers officers) {
    boolean goesOn = true;
    while (goesOn && !cancelled.getAsBoolean()) {
      Instant next = diary.next().filter(Prefecture.END::isAfter).orElse(Prefecture.END);
      if (!topology.advance(next)) {
        topology.advanceTo(next);
        goesOn = next.isBefore(Prefecture.END);
        if (goesOn) {
          diary.happen();
        }
      }
      officers.look();
      watcher.reached(topology.now(), board.size());
    }
  }

  private record OnTopology(VirtualTopology topology) implements Stage {
    @Override
    public Instant now() {
      return topology.now();
    }

    @Override
    public void send(Topic topic, GenericRecord event) {
      topology.send(topic.base(), event);
    }
  }
}
