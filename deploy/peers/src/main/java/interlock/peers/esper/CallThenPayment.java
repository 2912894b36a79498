package interlock.peers.esper;

import com.espertech.esper.common.client.EPCompiled;
import com.espertech.esper.common.client.configuration.Configuration;
import com.espertech.esper.compiler.client.CompilerArguments;
import com.espertech.esper.compiler.client.EPCompileException;
import com.espertech.esper.compiler.client.EPCompilerProvider;
import com.espertech.esper.runtime.client.EPDeployException;
import com.espertech.esper.runtime.client.EPRuntime;
import com.espertech.esper.runtime.client.EPRuntimeProvider;
import interlock.common.Level;
import interlock.peers.task.Warning;
import java.util.function.Consumer;

/** "A fraud call, then a suspicious payment of the same phone within a day." For one thread. */
final class CallThenPayment {
  private static final String PATTERN =
      """
      @name('call-then-payment')
      select payment.warning as warning from pattern [
        every call=FraudCall -> (payment=SuspiciousPayment(phone = call.phone)
          where timer:within(24 hours))]
      """;

  private final EPRuntime runtime;

  /**
   * @param found told each payment that follows a call, once for each such call
   */
  CallThenPayment(String name, Consumer<Warning> found)
      throws EPCompileException, EPDeployException {
    var configuration = new Configuration();
    configuration.getCommon().addEventType(FraudCall.class);
    configuration.getCommon().addEventType(SuspiciousPayment.class);
    EPCompiled compiled =
        EPCompilerProvider.getCompiler().compile(PATTERN, new CompilerArguments(configuration));
    runtime = EPRuntimeProvider.getRuntime(name, configuration);
    runtime
        .getDeploymentService()
        .deploy(compiled)
        .getStatements()[0]
        .addListener(
            (now, before, statement, of) -> {
              for (var event : now) {
                Warning warning = ((Warning) event.get("warning")).after(null);
                warning.level = Level.HIGH;
                found.accept(warning);
              }
            });
  }

  void call(FraudCall call) {
    runtime.getEventService().sendEventBean(call, "FraudCall");
  }

  void payment(SuspiciousPayment payment) {
    runtime.getEventService().sendEventBean(payment, "SuspiciousPayment");
  }
}
