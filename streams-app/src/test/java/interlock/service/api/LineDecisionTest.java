package interlock.service.api;

import static interlock.service.api.ApiHouse.as;
import static interlock.service.tasks.Published.id;
import static interlock.service.tasks.Published.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.police.DecisionAction;
import interlock.police.OfficerDecision;
import interlock.service.api.ApiHouse.Answer;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an officer can decide on what is asked of a line. */
class LineDecisionTest {
  private static final String DECISION = "{\"taskId\": \"%s\", \"action\": \"%s\"}";

  @TempDir private static Path dir;
  private ApiHouse api;

  @BeforeEach
  void start() throws Exception {
    api =
        ApiHouse.guarded(
            dir, 1_000, "chief 4406 read,act,approve 007", "nanhai 440605 read,act 008");
    api.put(suspended(1).setUnit("440605").build(), suspended(2).setUnit("330106").build());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aLineIsLiftedByWhoMayApprove() throws Exception {
    assertThat(post("nanhai", 1, "LIFT").status()).isEqualTo(403);
    assertThat(post("chief", 2, "LIFT").field()).as("another unit's").isEqualTo("taskId");
    assertThat(api.sent).isEmpty();

    assertThat(post("chief", 1, "LIFT").status()).isEqualTo(202);
    assertThat(api.sent).hasSize(1);
    assertThat(api.sent.getFirst().topic()).isEqualTo(Topic.POLICE_DECISION);
    var record = (OfficerDecision) api.sent.getFirst().record();
    assertThat(record.getTaskId()).isEqualTo(id("L", 1));
    assertThat(record.getAction()).isEqualTo(DecisionAction.LIFT);
    assertThat(record.getOfficer()).isEqualTo("007");
    assertThat(record.getRoutingKey()).as("the line's desk").startsWith("n:");
  }

  @Test
  void anotherOfficersLiftIsApprovedOrRejected() throws Exception {
    assertThat(post("chief", 1, "APPROVE").status()).isEqualTo(202);
    assertThat(post("chief", 1, "REJECT").status()).isEqualTo(202);
  }

  @Test
  void whatMeansNothingOnALineIsRefusedWithWhatDoes() throws Exception {
    for (String action : List.of("MODIFY", "ORDER", "SPLIT", "RAISE", "LOWER")) {
      Answer refused = post("chief", 1, action);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.field()).isEqualTo("action");
      assertThat(refused.text()).contains("one of APPROVE, REJECT, LIFT");
    }
    assertThat(api.sent).isEmpty();
  }

  private Answer post(String token, int task, String action) throws Exception {
    return api.post(as(token), "/v1/decisions", DECISION.formatted(id("L", task), action));
  }
}
