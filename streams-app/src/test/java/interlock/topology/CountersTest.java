package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import interlock.contract.Codecs.Door;
import interlock.core.desk.Room;
import interlock.metrics.Label;
import interlock.metrics.Meter;
import interlock.metrics.Meters;
import interlock.service.tasks.TaskKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final int TIMES = 200_000;

  /** What the JVM itself may take meanwhile, bytes; a single object each time would be millions. */
  private static final long NOISE = 200_000;

  @Test
  void countingAMailAllocatesNothing() {
    var counters = new Counters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    count(counters);

    long before = allocated();
    count(counters);

    assertThat(allocated() - before).isLessThan(NOISE);
  }

  private static void count(Counters counters) {
    for (int i = 0; i < TIMES; i++) {
      counters.intake().read(IntakeParty.BANK);
      counters.intake().left(IntakeParty.BANK, Door.MAILED);
      counters.desks().mailRead(Room.ACCOUNT, true);
      counters.desks().lettersWait(Room.ACCOUNT, 0);
      counters.desks().woken(Room.ACCOUNT, 20);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void theTableKnowsEveryPartyDeskAndKind() {
    assertThat(Label.PARTY.words())
        .containsExactlyElementsOf(
            Arrays.stream(IntakeParty.values()).map(IntakeParty::label).toList());
    assertThat(Label.DESK.words())
        .containsExactlyElementsOf(Arrays.stream(Room.values()).map(Stores::label).toList());
    assertThat(Label.DOOR.words())
        .containsExactlyElementsOf(Arrays.stream(Door.values()).map(Label::lower).toList());
    assertThat(Label.APP.words())
        .containsExactlyElementsOf(Arrays.stream(App.values()).map(Label::lower).toList());
    assertThat(Label.KIND.words()).containsExactlyElementsOf(TaskKind.labels());
  }

  @Test
  void aValueThatIsNotInTheTableMakesNoSeries() {
    var registry = new SimpleMeterRegistry();
    var meters = new Meters(registry);

    Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> meters.counter(Meter.INTAKE_READ, "17000000101"))
        .withMessageNotContaining("17000000101");
    Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> meters.counter(Meter.INTAKE_LEFT, "bank"));
    Assertions.assertThatIllegalArgumentException()
        .isThrownBy(() -> meters.gauge(Meter.INTAKE_READ, () -> 1, "bank"));
    assertThat(registry.getMeters()).isEmpty();
  }
}
