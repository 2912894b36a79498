package interlock.peers.esper;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.Level;
import interlock.peers.task.Warning;
import interlock.sandbox.load.Records;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallThenPaymentTest {
  private static final Instant AT = Instant.parse("2026-01-05T01:00:00Z");
  private static final int CALLER = 10_000_001;

  @Test
  void findsAPaymentAfterACallOfTheSamePhoneOnly() throws Exception {
    List<Warning> found = new ArrayList<>();
    var pattern = new CallThenPayment("test", found::add);
    pattern.payment(payment("before", 1));
    pattern.call(FraudCall.of(Records.call("call", AT, 1, CALLER)));
    pattern.payment(payment("other", 2));
    assertThat(found).isEmpty();

    pattern.payment(payment("after", 1));
    pattern.payment(payment("again", 1));
    assertThat(found).extracting(warning -> warning.eventId).containsExactly("after");
    assertThat(found.getFirst().level).isEqualTo(Level.HIGH);
  }

  private static SuspiciousPayment payment(String eventId, int person) {
    return new SuspiciousPayment(
        Warning.of(Records.suspicious(eventId, AT, "p-" + eventId, person, CALLER, 100_00)));
  }
}
