package interlock.service.national;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.common.Party;
import interlock.common.StopCommand;
import interlock.service.wording.Language;
import interlock.task.Reason;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentScope;
import interlock.task.StopPaymentState;
import interlock.task.StopPaymentTask;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MappingTest {
  private static final Instant AT = Instant.parse("2026-01-05T00:30:00Z");

  @Test
  void aStopIsShownWithWhatItHasAndWhatIsMissing() {
    StopPaymentTask task = task(StopCommand.STOP).build();

    assertThat(value(NationalMessage.STOP, task, "ApplicationID"))
        .isEqualTo("010165804070189294680416472462067138");
    assertThat(value(NationalMessage.STOP, task, "EmergencyLevel")).isEqualTo("02");
    assertThat(value(NationalMessage.STOP, task, "transferTime")).isEqualTo("20260105081000");
    assertThat(value(NationalMessage.STOP, task, "transferAmount")).isEqualTo("120000.00");
    assertThat(value(NationalMessage.STOP, task, "reason")).isEqualTo("报案所列收款账户");
    assertThat(missing(NationalMessage.STOP, task))
        .contains("bankID", "accountType", "caseNumber", "operatorIDNumber", "investigatorName")
        .contains("expireTime")
        .doesNotContain("accountNumber", "accountName", "transferOutAccountNumber");
  }

  @Test
  void anInstitutionOfTwelveDigitsIsTheMessages() {
    StopPaymentTask task =
        task(StopCommand.STOP)
            .setTarget(party("6217000000000402019", "乙某", "105100000017"))
            .build();
    assertThat(value(NationalMessage.STOP, task, "bankID")).isEqualTo("105100000017");
  }

  @Test
  void aFreezeSaysItsAmountAndAStopCannot() {
    StopPaymentTask limited = task(StopCommand.STOP).setScope(StopPaymentScope.LIMITED).build();
    assertThat(Mapping.unsaid(NationalMessage.STOP, limited))
        .singleElement()
        .satisfies(hint -> assertThat(hint.english()).contains("120000.00", "LIMITED"));

    StopPaymentTask freeze = task(StopCommand.FREEZE).setScope(StopPaymentScope.LIMITED).build();
    assertThat(Mapping.unsaid(NationalMessage.FREEZE, freeze)).isEmpty();
    assertThat(value(NationalMessage.FREEZE, freeze, "freezeType")).isEqualTo("01");
    assertThat(value(NationalMessage.FREEZE, freeze, "balance")).isEqualTo("120000.00");
    assertThat(missing(NationalMessage.FREEZE, freeze)).contains("OriginalApplicationID");
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldSaysHowWellItIsKnown(NationalMessage message) {
    StopPaymentTask task = task(message.command()).build();
    List<String> lines = new MappedText(message, task, false).lines(Language.EN);

    assertThat(lines.get(1)).contains("none of this states the law");
    assertThat(Mapping.of(message, task)).hasSizeGreaterThan(15);
    for (Filled field : Mapping.of(message, task)) {
      assertThat(lines)
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("  " + field.name() + " ")
                      .endsWith("[" + field.evidence().in(Language.EN) + "]"));
    }
  }

  @Test
  void nothingIsShownInFullUnlessAskedFor() throws IOException {
    StopPaymentTask task = task(StopCommand.STOP).build();
    var masked = new MappedText(NationalMessage.STOP, task, false);
    String all = masked.json() + masked.lines(Language.EN) + masked.lines(Language.ZH);
    assertThat(all)
        .doesNotContain("6217000000000402019", "6222020000000401010", "乙某", "甲某")
        .contains("**19", "止付");

    var open = new MappedText(NationalMessage.STOP, task, true);
    assertThat(open.lines(Language.ZH).toString()).contains("6217000000000402019", "乙某");
    JsonNode json = new ObjectMapper().readTree(open.json());
    assertThat(json.get("fields").findValuesAsText("value")).contains("6222020000000401010");
    assertThat(json.get("fields").findValuesAsText("evidence")).contains("VERIFIED_CODE", "OURS");
  }

  private static String value(NationalMessage message, StopPaymentTask task, String name) {
    return Mapping.of(message, task).stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .orElseThrow()
        .text();
  }

  private static List<String> missing(NationalMessage message, StopPaymentTask task) {
    return Mapping.of(message, task).stream()
        .filter(field -> field.value().isEmpty())
        .peek(field -> assertThat(field.hint()).as(field.name()).isPresent())
        .map(Filled::name)
        .toList();
  }

  private static Party party(String account, String name, String institution) {
    return Party.newBuilder().setAccount(account).setName(name).setInstitution(institution).build();
  }

  private static StopPaymentTask.Builder task(StopCommand command) {
    return StopPaymentTask.newBuilder()
        .setTaskId("S-fcb6b268a7e28fe1f429de5a16fd14a9")
        .setRevision(1)
        .setRoutingKey("m:6217000000000402019")
        .setApplicationId("010165804070189294680416472462067138")
        .setCommand(command)
        .setState(StopPaymentState.REQUESTED)
        .setTarget(party("6217000000000402019", "乙某", "CCB"))
        .setAmount(new BigDecimal("120000.00"))
        .setKind(StopPaymentKind.RECOVERY)
        .setScope(StopPaymentScope.WHOLE_ACCOUNT)
        .setCaseId("FS-0105")
        .setTransferOut(party("6222020000000401010", "甲某", "ICBC"))
        .setTransferId("V-1")
        .setTransferAmount(new BigDecimal("120000.00"))
        .setTransferAt(Instant.parse("2026-01-05T00:10:00Z"))
        .setUrgent(true)
        .setReasons(List.of(new Reason("REPORTED_PAYEE", 0, List.of("P-8"))))
        .setPolicyVersion("packaged-1")
        .setTriggeredBy("P-8")
        .setSourceTime(AT)
        .setOpenedAt(AT)
        .setUpdatedAt(AT);
  }
}
