package interlock.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.sandbox.load.Records;
import interlock.topology.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole topology, with its stores and its clockwork, past all that the policy keeps. */
class RetentionInVirtualTimeTest {
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");

  /** A case that only texted ends by itself after 7 days, and leaves its topic after 90 more. */
  private static final Duration GONE = Duration.ofDays(97);

  private final List<String> tombstones = new ArrayList<>();
  private final List<String> tasks = new ArrayList<>();

  @Test
  void aTaskThatEndedByItselfLeavesItsTopicOnceAndInTheEndNobodyIsToBeWoken() {
    try (var topology =
        new VirtualTopology(
            ProductWorld.of(PolicyDocument.packaged()),
            START,
            (topic, key, value) -> {
              if (topic.equals(Topic.TASK_DISSUASION.base())) {
                (value.isPresent() ? tasks : tombstones).add(key);
              }
            })) {
      var call = Records.call("call-1", START, 3, 4);
      call.setConfidence(0.3);
      topology.send(Topic.TELECOM_FRAUD_CONTACT.base(), call);
      String task = tasks.getFirst();

      topology.advanceTo(START.plus(GONE).minusSeconds(60));
      assertThat(tombstones).isEmpty();
      topology.advanceTo(START.plus(GONE).plusSeconds(60));
      assertThat(tombstones).containsExactly(task);

      topology.advanceTo(START.plus(Duration.ofDays(400)));
      assertThat(tombstones).containsExactly(task);
      assertThat(topology.advance(START.plus(Duration.ofDays(4_000))))
          .as("somebody is to be woken, so some file is left")
          .isFalse();
    }
  }
}
