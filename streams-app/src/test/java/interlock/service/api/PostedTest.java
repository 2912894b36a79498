package interlock.service.api;

import static interlock.service.api.ApiHouse.as;
import static interlock.service.tasks.Published.PHONE;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static interlock.service.tasks.Published.lead;
import static interlock.service.tasks.Published.review;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.bank.StopPaymentFeedback;
import interlock.centre.DissuasionFeedback;
import interlock.police.IncidentReport;
import interlock.police.OfficerDecision;
import interlock.service.api.ApiHouse.Answer;
import interlock.topology.Topic;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostedTest {
  private static final String REPORT =
      """
      {"eventId": "r-1", "caseId": "FS-0400", "status": "REPORTED",
       "victim": {"phone": "13800138009", "name": "李四"},
       "lossAmount": 50000, "lossAt": "2026-03-09T19:30:00+08:00",
       "transfers": [{"payee": {"account": "6230580000000040017", "institution": "PAB"},
                      "amount": "50000.5", "occurredAt": "2026-03-09T11:30:00Z"}],
       "handlingUnit": "440605"}
      """;

  @TempDir private static Path dir;
  private ApiHouse api;

  @BeforeEach
  void start() throws Exception {
    api =
        ApiHouse.guarded(
            dir,
            1_000,
            "nanhai 440605 read,act",
            "chief 4406 read,act,approve 007",
            "icbc * read,act",
            "reader 4406 read");
    api.put(
        dissuasion(1).build(),
        dissuasion(2).setResponsibleUnit("330106").build(),
        review(3).build());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void feedbackIsCompletedFromTheTaskAndPublished() throws Exception {
    Answer answer =
        api.post(
            as("nanhai"),
            "/v1/feedback",
            """
            {"eventId": "f-1", "taskId": "%s", "unit": "440605", "action": "CALL",
             "outcome": "REACHED", "officer": "123456", "amountSaved": 50000.00}
            """
                .formatted(id("D", 1)));

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().get("eventId").asText()).isEqualTo("f-1");
    assertThat(answer.json().get("source").asText()).isEqualTo("api.nanhai");
    var sent = api.sent.getFirst();
    var record = (DissuasionFeedback) sent.record();
    assertThat(sent.topic()).isEqualTo(Topic.DISSUASION_FEEDBACK);
    assertThat(sent.key()).isEqualTo("p:" + PHONE);
    assertThat(record.getRoutingKey()).isEqualTo("p:" + PHONE);
    assertThat(record.getAmountSaved()).isEqualTo(new BigDecimal("50000.00"));
    assertThat(record.getReportedAt()).isNotNull();
  }

  @Test
  void aCaseIsHandedToAUnitThatExists() throws Exception {
    String transfer = "{\"taskId\": \"%s\", \"action\": \"TRANSFER\"%s}";
    for (String bad : List.of("", ", \"transferTo\": \"NOBODY\"")) {
      Answer answer = api.post(as("nanhai"), "/v1/feedback", transfer.formatted(id("D", 1), bad));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.field()).isEqualTo("transferTo");
      assertThat(answer.text()).contains("send the id of a unit");
    }
    assertThat(api.sent).isEmpty();
    String good = ", \"transferTo\": \"440604\"";
    assertThat(
            api.post(as("nanhai"), "/v1/feedback", transfer.formatted(id("D", 1), good)).status())
        .isEqualTo(202);
  }

  @Test
  void aReportTakenByPhoneIsTheContractsRecord() throws Exception {
    assertThat(api.post(as("nanhai"), "/v1/incident-reports", REPORT).status()).isEqualTo(202);

    var record = (IncidentReport) api.sent.getFirst().record();
    assertThat(record.getLossAt()).isEqualTo(Instant.parse("2026-03-09T11:30:00Z"));
    assertThat(record.getTransfers().getFirst().getAmount()).isEqualTo(new BigDecimal("50000.50"));
    assertThat(record.getTransfers().getFirst().getPayee().getInstitution()).isEqualTo("PAB");
    assertThat(record.getContacts()).isEmpty();
  }

  @Test
  void decisionsNeedTheirScopeAndAreTheTokensOfficers() throws Exception {
    String approval = "{\"taskId\": \"%s\", \"action\": \"APPROVE\", \"unit\": \"440605\"%s}";
    String task = id("S", 3);

    assertThat(
            api.post(
                    as("nanhai"),
                    "/v1/decisions",
                    approval.formatted(id("D", 1), ", \"officer\": \"1\""))
                .status())
        .isEqualTo(403);
    assertThat(
            api.post(
                as("chief"), "/v1/decisions", approval.formatted(task, ", \"officer\": \"008\"")))
        .satisfies(other -> assertThat(other.field()).isEqualTo("officer"));
    assertThat(api.post(as("chief"), "/v1/decisions", approval.formatted(task, "")).status())
        .isEqualTo(202);

    var record = (OfficerDecision) api.sent.getFirst().record();
    assertThat(record.getOfficer()).isEqualTo("007");
    assertThat(api.sent).hasSize(1);
  }

  @Test
  void whatMeansNothingOnATaskIsRefusedWithWhatDoes() throws Exception {
    api.put(lead(7).setUnit("440605").build());
    String decision = "{\"taskId\": \"%s\", \"action\": \"%s\"}";

    Answer modified =
        api.post(as("chief"), "/v1/decisions", decision.formatted(id("D", 1), "MODIFY"));
    assertThat(modified.status()).isEqualTo(400);
    assertThat(modified.field()).isEqualTo("action");
    assertThat(modified.text()).contains("one of APPROVE, REJECT, ORDER, SPLIT, RAISE, LOWER");
    assertThat(
            api.post(as("chief"), "/v1/decisions", decision.formatted(id("S", 3), "LOWER")).field())
        .isEqualTo("action");
    assertThat(
            api.post(as("chief"), "/v1/decisions", decision.formatted(id("L", 7), "APPROVE"))
                .text())
        .contains("nothing can be decided");
    assertThat(api.sent).isEmpty();

    assertThat(
            api.post(as("chief"), "/v1/decisions", decision.formatted(id("D", 1), "LOWER"))
                .status())
        .isEqualTo(202);
  }

  @Test
  void whoNamesNoUnitSpeaksForTheTokens() throws Exception {
    String decision = "{\"taskId\": \"%s\", \"action\": \"APPROVE\"}".formatted(id("S", 3));
    String feedback = "{\"taskId\": \"%s\", \"action\": \"SIGNED\"}".formatted(id("D", 1));

    assertThat(api.post(as("chief"), "/v1/decisions", decision).status()).isEqualTo(202);
    assertThat(api.post(as("nanhai"), "/v1/feedback", feedback).status()).isEqualTo(202);
    assertThat(api.post(as("icbc"), "/v1/feedback", feedback).field())
        .as("every unit is none")
        .isEqualTo("unit");

    assertThat(((OfficerDecision) api.sent.get(0).record()).getUnit()).isEqualTo("440600");
    assertThat(((DissuasionFeedback) api.sent.get(1).record()).getUnit()).isEqualTo("440605");
  }

  @Test
  void aBanksAnswerTakesTheAccountFromTheTask() throws Exception {
    String body =
        """
        {"taskId": "%s", "institution": "ICBC", "command": "STOP", "resultCode": "0000",
         "amountHeld": 570000}
        """
            .formatted(id("S", 3));
    assertThat(api.post(as("chief"), "/v1/stop-payment-feedback", body).status())
        .as("a unit does not answer for a bank")
        .isEqualTo(403);
    assertThat(api.post(as("icbc"), "/v1/stop-payment-feedback", body).status()).isEqualTo(202);
    assertThat(((StopPaymentFeedback) api.sent.getFirst().record()).getAccount())
        .isEqualTo("6222020000000012345");
  }

  @Test
  void onlyWhoMayApproveWithdrawsAReport() throws Exception {
    String withdrawn = REPORT.replace("REPORTED", "WITHDRAWN");
    assertThat(api.post(as("nanhai"), "/v1/incident-reports", withdrawn).status()).isEqualTo(403);
    assertThat(api.post(as("chief"), "/v1/incident-reports", withdrawn).status()).isEqualTo(202);
  }

  @Test
  void aLeadMakesNobodyTheCasesUnit() throws Exception {
    api.put(lead(7).setUnit("440605").setCaseId("FS-0777").build());
    String report = REPORT.replace("FS-0400", "FS-0777");

    assertThat(api.post(as("nanhai"), "/v1/incident-reports", report).status()).isEqualTo(202);
    api.put(review(8).setUnit("330106").setCaseId("FS-0777").build());
    assertThat(api.post(as("nanhai"), "/v1/incident-reports", report).status()).isEqualTo(403);
  }

  @Test
  void anAmountOfAThousandDigitsIsRefused() throws Exception {
    String report = REPORT.replace("50000.5", "5".repeat(1_000));
    assertThat(api.post(as("nanhai"), "/v1/incident-reports", report).field())
        .isEqualTo("transfers[0].amount");
  }

  @Test
  void aDirectiveIsTaken() throws Exception {
    String body =
        """
        {"directiveId": "d-1", "status": "ISSUED", "level": "HIGH", "warningClass": "CALL",
         "subject": {"phone": "13800138009"}, "region": "440605"}
        """;
    assertThat(api.post(as("nanhai"), "/v1/directives", body).status()).isEqualTo(202);
    assertThat(api.post(as("reader"), "/v1/directives", body).status()).isEqualTo(403);
    assertThat(api.sent).extracting(ApiHouse.Sent::key).containsExactly("d-1");
  }

  @Test
  void nobodyActsForAnotherUnit() throws Exception {
    String feedback = "{\"taskId\": \"%s\", \"unit\": \"%s\", \"action\": \"SIGNED\"}";

    Answer others =
        api.post(as("nanhai"), "/v1/feedback", feedback.formatted(id("D", 2), "440605"));
    assertThat(others.status()).isEqualTo(400);
    assertThat(others.field()).isEqualTo("taskId");
    assertThat(
            api.post(as("nanhai"), "/v1/feedback", feedback.formatted(id("D", 1), "440606"))
                .status())
        .isEqualTo(403);
    assertThat(
            api.post(as("nanhai"), "/v1/incident-reports", REPORT.replace("440605", "330106"))
                .status())
        .isEqualTo(403);
    assertThat(
            api.post(as("nanhai"), "/v1/incident-reports", REPORT.replace("FS-0400", "FS-0309"))
                .status())
        .as("the case has tasks, all of another unit")
        .isEqualTo(403);
    assertThat(
            api.post(
                    as("nanhai"),
                    "/v1/directives",
                    "{\"source\": \"police.others\", \"directiveId\": \"x\"}")
                .field())
        .isEqualTo("source");
    assertThat(api.sent).isEmpty();
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnceWithItsFix() throws Exception {
    Answer answer =
        api.post(
            as("nanhai"),
            "/v1/incident-reports",
            """
            {"caseId": 7, "status": "LOST", "victm": {}, "lossAmount": 1.234,
             "lossAt": "yesterday", "transfers": [{"payee": [], "amount": "1e99999"}]}
            """);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "victm",
            "caseId",
            "status",
            "victim",
            "lossAmount",
            "lossAt",
            "transfers[0].payee",
            "transfers[0].amount",
            "transfers[0].occurredAt");
    assertThat(answer.text()).contains("did you mean victim?", "REPORTED", "WITHDRAWN");
    assertThat(answer.text()).doesNotContain("yesterday", "1e99999");
  }

  @Test
  void whatIntakeWouldRefuseIsRefusedHereByItsCode() throws Exception {
    Answer answer =
        api.post(
            as("nanhai"), "/v1/incident-reports", REPORT.replace("13800138009", "one-three-eight"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.field()).isEqualTo("victim.phone");
    assertThat(answer.text()).contains("UNREADABLE_PHONE").doesNotContain("one-three");
    assertThat(api.sent).isEmpty();
  }

  @Test
  void malformedInputIsNoBug() throws Exception {
    for (String body :
        List.of("", "{", "[]", "null", "\"x\"", "{} {}", "{\"a\":1,\"a\":2}", "[".repeat(5_000))) {
      Answer answer = api.post(as("nanhai"), "/v1/feedback", body);
      assertThat(answer.status()).as("%.20s", body).isEqualTo(400);
    }
    assertThat(
            api.post(as("nanhai"), "/v1/feedback", "{\"note\":\"" + "x".repeat(2_000_000) + "\"}")
                .status())
        .isEqualTo(413);
    assertThat(
            api.post(
                    "/v1/feedback",
                    "{}",
                    "Authorization",
                    "Bearer nanhai",
                    "Content-Type",
                    "text/plain")
                .status())
        .as("a web page's form is no JSON")
        .isEqualTo(415);
  }
}
