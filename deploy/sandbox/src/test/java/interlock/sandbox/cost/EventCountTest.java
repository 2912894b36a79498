package interlock.sandbox.cost;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.topology.Topic;
import org.junit.jupiter.api.Test;

class EventCountTest {
  @Test
  void everyEventIsCountedWithTheMailsThatFollow() {
    EventCost cost = new EventCount(1).run();

    assertThat(cost.eventsByTopic().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(cost.events())
        .isEqualTo(cost.records().get("receipt"));
    long byKind = cost.mailsByKind().values().stream().mapToLong(Long::longValue).sum();
    long byTopic = cost.mailsByTopic().values().stream().mapToLong(Long::longValue).sum();
    assertThat(byKind).isEqualTo(cost.records().get("mail")).isGreaterThanOrEqualTo(byTopic);
    // A call is mailed to the caller's desk and to the subscriber's.
    assertThat(cost.mailsByTopic().get(Topic.TELECOM_FRAUD_CONTACT))
        .isGreaterThanOrEqualTo(2 * cost.eventsByTopic().get(Topic.TELECOM_FRAUD_CONTACT));
    assertThat(cost.bytes()).isPositive();
  }
}
