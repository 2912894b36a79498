package interlock.service.tasks;

import static interlock.service.tasks.Published.ACCOUNT;
import static interlock.service.tasks.Published.PHONE;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.review;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordJsonTest {
  @Test
  void whatTheContractMasksIsMasked() {
    Map<String, Object> stop = new RecordJson(false).of(review(1).build());

    assertThat(stop)
        .containsEntry("routingKey", "**45")
        .containsEntry("path", List.of("**17"))
        .containsEntry("target", Map.of("account", "**45", "institution", "ICBC", "name", "**"))
        .containsEntry("amount", new BigDecimal("570000.00"))
        .containsEntry("state", "PROPOSED")
        .containsEntry("updatedAt", "2026-03-09T12:00:00Z")
        .doesNotContainKey("expiresAt");
    assertThat(new RecordJson(false).of(dissuasion(1).build()).toString())
        .doesNotContain(PHONE, ACCOUNT);
  }

  @Test
  void revealedItIsShownInFull() {
    assertThat(new RecordJson(true).of(dissuasion(1).build()))
        .containsEntry("subject", Map.of("phones", List.of(PHONE), "accounts", List.of(ACCOUNT)));
  }
}
