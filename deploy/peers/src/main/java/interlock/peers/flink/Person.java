package interlock.peers.flink;

import interlock.common.Level;
import interlock.common.WarningClass;
import interlock.peers.task.Warning;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * For each person: all warnings as revisions of one task. A call and a suspicious payment within a
 * day are worse than either.
 */
final class Person extends KeyedProcessFunction<String, Warning, Warning> {
  private static final long serialVersionUID = 1;
  private static final long WINDOW_MILLIS = Duration.ofHours(24).toMillis();

  private transient ValueState<Warning> task;
  private transient ValueState<Warning> lastCall;
  private transient ValueState<Warning> lastPayment;

  @Override
  public void open(OpenContext context) {
    task = state("task");
    lastCall = state("last-call");
    lastPayment = state("last-payment");
  }

  @Override
  public void processElement(Warning warning, Context context, Collector<Warning> out)
      throws Exception {
    Warning other = null;
    if (warning.warningClass == WarningClass.CALL) {
      lastCall.update(warning);
      other = lastPayment.value();
    } else if (warning.warningClass == WarningClass.FUND && !warning.byAccount) {
      lastPayment.update(warning);
      other = lastCall.value();
    }
    boolean both =
        other != null && Math.abs(warning.sourceMillis - other.sourceMillis) <= WINDOW_MILLIS;
    Warning next = warning.after(task.value());
    if (both && next.level.compareTo(Level.HIGH) < 0) {
      next.level = Level.HIGH;
    }
    task.update(next);
    out.collect(next);
  }

  private ValueState<Warning> state(String name) {
    return getRuntimeContext().getState(new ValueStateDescriptor<>(name, Warning.class));
  }
}
