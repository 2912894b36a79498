package interlock.service.doctor;

import interlock.service.OutsideException;
import interlock.service.config.InterlockConfig;
import interlock.service.topics.Cluster;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at everything, one after the other; what cannot be asked does not keep the rest back. */
public final class Doctor {
  private final InterlockConfig config;
  private final Clock clock;
  private final Consumer<Finding> each;

  /**
   * @param each told each finding as it is made
   */
  public Doctor(InterlockConfig config, Clock clock, Consumer<Finding> each) {
    this.config = config;
    this.clock = clock;
    this.each = each;
  }

  /** Examines; returns when all is told. */
  public void examine() {
    Machine.java().forEach(each);
    each.accept(Machine.disk(config));
    try (Cluster cluster = Cluster.connect(config)) {
      tell("broker", () -> new Brokers(cluster, config).examine());
      tell("topics", () -> new TopicHealth(cluster, config).examine());
      tell("clock", () -> List.of(Clocks.examine(cluster, config, clock)));
      tell("group", () -> new Groups(cluster, config).examine());
    } catch (OutsideException noBroker) {
      each.accept(Finding.fail("broker", oneLine(noBroker), noBroker.fix()));
    }
    tell("registry", () -> Registry.examine(config));
    tell("policy", () -> PolicyState.examine(config, clock));
  }

  private void tell(String area, Supplier<List<Finding>> examination) {
    List<Finding> findings;
    try {
      findings = examination.get();
    } catch (OutsideException outside) {
      findings = List.of(Finding.fail(area, oneLine(outside), outside.fix()));
    }
    findings.forEach(each);
  }

  private static String oneLine(OutsideException outside) {
    return outside.getMessage().replace("\n", "; ");
  }
}
