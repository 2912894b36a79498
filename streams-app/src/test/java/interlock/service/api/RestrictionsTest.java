package interlock.service.api;

import static interlock.service.api.ApiHouse.as;
import static interlock.service.tasks.Published.ACCOUNT;
import static interlock.service.tasks.Published.NOW;
import static interlock.service.tasks.Published.PHONE;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.id;
import static interlock.service.tasks.Published.review;
import static interlock.service.tasks.Published.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.common.LineCommand;
import interlock.common.StopCommand;
import interlock.service.api.ApiHouse.Answer;
import interlock.service.wording.Language;
import interlock.service.worklist.RestrictionsText;
import interlock.task.LineControlState;
import interlock.task.Notice;
import interlock.task.Reason;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that restricts a person now (law art. 32). */
class RestrictionsTest {
  @TempDir private static Path dir;
  private ApiHouse api;

  @BeforeEach
  void start() throws Exception {
    api =
        ApiHouse.guarded(
            dir, 1_000, "joint * read,reveal", "shunde 440606 read", "others 330106 read");
    api.put(
        dissuasion(1).build(),
        stop(1, StopCommand.STOP, StopPaymentState.ACTIVE).build(),
        suspended(2).build());
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void byAnyIdentifierOfThePersonAllIsListedMaskedWithTheRightsOfEach() throws Exception {
    for (String whom : List.of(id("D", 1), "13800138001", ACCOUNT)) {
      Answer answer = api.get(as("joint"), "/v1/restrictions/" + whom);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(measures(answer)).as(whom).containsExactly("STOP", "SUSPEND_NUMBER");
      assertThat(answer.text()).doesNotContain(ACCOUNT, PHONE);
    }
    JsonNode stop =
        api.get(as("joint"), "/v1/restrictions/" + ACCOUNT).json().at("/restrictions/0");
    assertThat(stop.get("inForce").asBoolean()).isTrue();
    assertThat(stop.at("/notice/channel").asText()).isEqualTo("BANK");
    assertThat(stop.get("legalBasis").asText()).isEqualTo("law art. 20");
    assertThat(stop.get("expiresAt").asText()).isEqualTo(NOW.plusSeconds(172_800).toString());
    assertThat(stop.get("unit").asText()).isEqualTo("440606");
    assertThat(stop.get("taskId").asText()).isEqualTo(id("S", 1));
    assertThat(stop.get("appeal").asText()).isEqualTo("RECEIVED");
  }

  @Test
  void eachSortOfMeasureHasItsName() throws Exception {
    api.put(
        stop(3, StopCommand.FREEZE, StopPaymentState.FROZEN).build(),
        stop(4, StopCommand.HOLD, StopPaymentState.REQUESTED)
            .setKind(StopPaymentKind.TRANSFER_HOLD)
            .setAmountHeld(null)
            .build(),
        stop(5, StopCommand.EXTEND, StopPaymentState.ACTIVE)
            .setKind(StopPaymentKind.PROTECTIVE)
            .build(),
        stop(6, StopCommand.LIFT, StopPaymentState.REQUESTED).build());

    Answer answer = api.get(as("joint"), "/v1/restrictions/" + ACCOUNT);
    assertThat(measures(answer))
        .containsExactlyInAnyOrder(
            "STOP", "FREEZE", "HOLD", "PROTECTIVE_STOP", "STOP", "SUSPEND_NUMBER");
    for (JsonNode restriction : answer.json().get("restrictions")) {
      assertThat(restriction.get("inForce").asBoolean())
          .as(restriction.get("measure").asText())
          .isEqualTo(!restriction.get("measure").asText().equals("HOLD"));
    }
  }

  @Test
  void whatRestrictsNobodyIsNotListed() throws Exception {
    api.put(
        stop(1, StopCommand.LIFT, StopPaymentState.LIFTED).setRevision(9).build(),
        review(3).build(),
        stop(4, StopCommand.STOP, StopPaymentState.REFUSED).setAmountHeld(null).build(),
        suspended(2)
            .setRevision(9)
            .setCommand(LineCommand.RESTORE)
            .setState(LineControlState.RESTORED)
            .build(),
        suspended(5).setCommand(LineCommand.VERIFY_NUMBER).build());
    assertThat(measures(api.get(as("joint"), "/v1/restrictions/" + ACCOUNT))).isEmpty();

    api.put(
        suspended(2)
            .setRevision(10)
            .setCommand(LineCommand.RESTORE)
            .setState(LineControlState.REQUESTED)
            .build());
    assertThat(measures(api.get(as("joint"), "/v1/restrictions/" + PHONE)))
        .as("until the carrier has done it")
        .containsExactly("LINE_STOPPED");
  }

  @Test
  void aUnitSeesItsOwnAndARevealIsRecorded() throws Exception {
    assertThat(measures(api.get(as("shunde"), "/v1/restrictions/" + ACCOUNT)))
        .containsExactly("STOP");
    assertThat(measures(api.get(as("others"), "/v1/restrictions/" + ACCOUNT))).isEmpty();
    assertThat(api.get(as("others"), "/v1/restrictions/" + id("D", 1)).status()).isEqualTo(404);
    assertThat(api.get(as("shunde"), "/v1/restrictions/" + ACCOUNT + "?reveal=true").status())
        .isEqualTo(403);

    assertThat(api.get(as("joint"), "/v1/restrictions/" + id("D", 1) + "?reveal=true").text())
        .contains(ACCOUNT, PHONE);
    assertThat(api.audit)
        .containsExactly("joint getRestrictions [" + id("S", 1) + ", " + id("L", 2) + "]");
  }

  @Test
  void whatAnotherUnitHoldsIsCountedWithTheUnitToCall() throws Exception {
    Answer none = api.get(as("joint"), "/v1/restrictions/" + ACCOUNT);
    assertThat(none.json().at("/elsewhere/count").asInt(-1)).isZero();
    assertThat(none.json().get("truncated").asBoolean(true)).isFalse();
    assertThat(text(Language.EN, none)).doesNotContain("Not shown");

    Answer answer = api.get(as("others"), "/v1/restrictions/" + ACCOUNT);
    assertThat(measures(answer)).isEmpty();
    assertThat(answer.json().at("/elsewhere/count").asInt()).isEqualTo(1);
    assertThat(answer.json().at("/elsewhere/units/0").asText()).isEqualTo("440606");
    assertThat(answer.text()).doesNotContain(ACCOUNT, PHONE, id("S", 1), "FS-0309");
    assertThat(text(Language.EN, answer)).contains("Not shown, of other units: 1. Call 440606");
    assertThat(text(Language.ZH, answer)).contains("另有其他单位的措施未显示：1 项。请联系 440606");

    api.put(
        stop(3, StopCommand.STOP, StopPaymentState.ACTIVE).setUnit("330106").build(),
        stop(4, StopCommand.LIFT, StopPaymentState.LIFTED).setUnit("110105").build());
    Answer some = api.get(as("shunde"), "/v1/restrictions/" + ACCOUNT);
    assertThat(measures(some)).containsExactly("STOP");
    assertThat(some.json().at("/elsewhere/units").toString()).isEqualTo("[\"330106\"]");
  }

  @Test
  void aListThatIsCutSaysSo() throws Exception {
    for (int number = 1; number <= TaskAnswers.MOST; number++) {
      api.put(stop(number, StopCommand.STOP, StopPaymentState.ACTIVE).build());
    }
    Answer whole = api.get(as("shunde"), "/v1/restrictions/" + ACCOUNT);
    assertThat(measures(whole)).hasSize(TaskAnswers.MOST);
    assertThat(whole.json().get("truncated").asBoolean()).isFalse();

    api.put(stop(TaskAnswers.MOST + 1, StopCommand.STOP, StopPaymentState.ACTIVE).build());
    Answer cut = api.get(as("shunde"), "/v1/restrictions/" + ACCOUNT);
    assertThat(measures(cut)).hasSize(TaskAnswers.MOST);
    assertThat(cut.json().get("truncated").asBoolean()).isTrue();
    assertThat(text(Language.EN, cut)).contains("There are more: the list ends here");
    assertThat(text(Language.ZH, cut)).contains("还有更多措施未列出");
  }

  @Test
  void aPersonReadsThemInHisLanguage() throws Exception {
    Answer answer = api.get(as("joint"), "/v1/restrictions/" + ACCOUNT);
    assertThat(text(Language.EN, answer))
        .contains("STOP  in force  ICBC **45  ¥50,000.00")
        .contains("Legal basis: law art. 20")
        .contains("ends 2026-03-11 12:00, unit 440606, case FS-0309")
        .contains(
            "to appeal: at the bank or the unit, naming task-id".replace("task-id", id("S", 1)))
        .contains("An appeal is being looked into.")
        .contains("at the carrier")
        .contains("no end is set");

    assertThat(text(Language.ZH, answer)).contains("止付  已生效", "停机", "申诉途径：向开户行或责任单位", "申诉成立即时解除");
  }

  private static StopPaymentTask.Builder stop(
      int number, StopCommand command, StopPaymentState state) {
    return review(number)
        .setCommand(command)
        .setState(state)
        .setKind(StopPaymentKind.RECOVERY)
        .setAmountHeld(new BigDecimal("50000.00"))
        .setNotice(new Notice("INVOLVED_ACCOUNT", "BANK"))
        .setLegalBasis("law art. 20")
        .setExpiresAt(NOW.plusSeconds(172_800))
        .setReasons(List.of(new Reason("APPEAL_RECEIVED", 0, List.of("ap-1"))));
  }

  private static String text(Language language, Answer answer) {
    return String.join("\n", new RestrictionsText(language, ZoneOffset.UTC).lines(answer.json()));
  }

  private static List<String> measures(Answer answer) {
    return answer.json().get("restrictions").findValuesAsText("measure");
  }
}
