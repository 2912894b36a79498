package interlock.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;

/** Makes meters of the table. The same name and values give the same meter. */
public final class Meters {
  private final MeterRegistry registry;

  public Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * A counter.
   *
   * @param values of its labels, in the table's order
   */
  public Counter counter(Meter meter, String... values) {
    require(meter, MeterType.COUNTER);
    return Counter.builder(meter.base())
        .description(meter.english())
        .tags(tags(meter, values))
        .register(registry);
  }

  /**
   * A counter that somebody else keeps.
   *
   * @param keeper not kept from the garbage collector
   * @param values of its labels, in the table's order
   */
  public <T> void counter(Meter meter, T keeper, ToDoubleFunction<T> kept, String... values) {
    require(meter, MeterType.COUNTER);
    FunctionCounter.builder(meter.base(), keeper, kept)
        .description(meter.english())
        .tags(tags(meter, values))
        .register(registry);
  }

  /**
   * A gauge that is asked at each scrape.
   *
   * @param values of its labels, in the table's order
   */
  public void gauge(Meter meter, DoubleSupplier now, String... values) {
    require(meter, MeterType.GAUGE);
    Gauge.builder(meter.base(), now::getAsDouble)
        .description(meter.english())
        .tags(tags(meter, values))
        .register(registry);
  }

  /** Takes a gauge away, if there is one. */
  public void remove(Meter meter, String... values) {
    var gauge = registry.find(meter.base()).tags(tags(meter, values)).gauge();
    if (gauge != null) {
      registry.remove(gauge);
    }
  }

  /**
   * A histogram; it records in the table's unit.
   *
   * @param values of its labels, in the table's order
   */
  public DistributionSummary histogram(Meter meter, String... values) {
    require(meter, MeterType.HISTOGRAM);
    return DistributionSummary.builder(meter.base())
        .description(meter.english())
        .tags(tags(meter, values))
        .serviceLevelObjectives(
            meter.buckets().bounds().stream().mapToDouble(Double::doubleValue).toArray())
        .register(registry);
  }

  private static void require(Meter meter, MeterType type) {
    if (meter.type() != type) {
      throw new IllegalArgumentException(meter.title() + " is no " + type);
    }
  }

  private static List<Tag> tags(Meter meter, String... values) {
    List<Label> labels = meter.labels();
    if (labels.size() != values.length) {
      throw new IllegalArgumentException(meter.title() + " has " + labels.size() + " label(s)");
    }
    List<Tag> tags = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      Label label = labels.get(i);
      if (!label.words().isEmpty() && !label.words().contains(values[i])) {
        throw new IllegalArgumentException(
            meter.title() + ": " + label.label() + " has a value that is not in the table");
      }
      tags.add(Tag.of(label.label(), values[i]));
    }
    return tags;
  }
}
