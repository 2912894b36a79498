package interlock.sandbox.cost;

import interlock.core.desk.Room;
import interlock.topology.Clerk;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One mail, whole and in parts. What a benchmark returns is only kept from being optimized away.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MailCost {
  /** Whose desk. */
  @Param public Room room;

  @Param public FileSize size;

  private Specimen specimen;
  private Sitting<?, ?> sitting;
  private Clerk<?, ?> clerk;

  @Setup
  public void play() {
    specimen = Specimen.of(room, size);
    sitting = Sitting.of(room, specimen);
    clerk = Clerk.of(room, specimen.rooms().codecs(), OfflineRooms.POLICIES, OfflineRooms.TASK_IDS);
  }

  @Benchmark
  public Object readMail() {
    return sitting.readMail();
  }

  @Benchmark
  public Object readFile() {
    return sitting.readFile();
  }

  @Benchmark
  public Object decide() {
    return sitting.decide();
  }

  @Benchmark
  public Object writeFile() {
    return sitting.writeFile();
  }

  @Benchmark
  public Object writeRest() {
    return sitting.writeRest();
  }

  /** All of it, as the topology does it. */
  @Benchmark
  public Object whole() {
    var delivery = specimen.delivery();
    return clerk.answer(delivery.to().key(), delivery.mail(), delivery.at(), delivery.stored());
  }
}
