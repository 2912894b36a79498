package interlock.peers.flink;

import interlock.peers.task.Payment;
import interlock.peers.task.Stop;
import interlock.peers.task.Warning;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * For each account that was paid: who paid it, and the report that names it, whichever is first.
 */
final class NamedAccount extends KeyedCoProcessFunction<String, Payment, Stop, Warning> {
  private static final long serialVersionUID = 1;

  private transient ListState<Payment> payments;
  private transient ValueState<Stop> named;

  @Override
  public void open(OpenContext context) {
    payments =
        getRuntimeContext().getListState(new ListStateDescriptor<>("payments", Payment.class));
    named = getRuntimeContext().getState(new ValueStateDescriptor<>("named", Stop.class));
  }

  @Override
  public void processElement1(Payment payment, Context context, Collector<Warning> out)
      throws Exception {
    payments.add(payment);
    Stop stop = named.value();
    if (stop != null) {
      out.collect(Warning.ofPayer(payment, stop));
    }
  }

  @Override
  public void processElement2(Stop stop, Context context, Collector<Warning> out) throws Exception {
    named.update(stop);
    for (Payment payment : payments.get()) {
      out.collect(Warning.ofPayer(payment, stop));
    }
  }
}
