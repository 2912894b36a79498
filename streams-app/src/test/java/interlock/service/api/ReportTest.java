package interlock.service.api;

import static interlock.service.api.ApiHouse.as;
import static interlock.service.tasks.Published.ACCOUNT;
import static interlock.service.tasks.Published.NOW;
import static interlock.service.tasks.Published.PHONE;
import static interlock.service.tasks.Published.dissuasion;
import static interlock.service.tasks.Published.review;
import static interlock.service.tasks.Published.step;
import static interlock.service.tasks.Published.summary;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import interlock.common.Conclusion;
import interlock.common.Level;
import interlock.common.WarningClass;
import interlock.service.wording.Language;
import interlock.service.worklist.DayText;
import interlock.task.DissuasionState;
import interlock.task.Measure;
import interlock.task.Step;
import interlock.task.StepState;
import interlock.task.StopPaymentKind;
import interlock.task.StopPaymentState;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of a day; the house's clock stands a minute after {@code NOW}. */
class ReportTest {
  private static final Instant BEFORE = NOW.minus(Duration.ofDays(3));

  @TempDir private static Path dir;
  private ApiHouse api;

  @BeforeEach
  void start() throws Exception {
    api = ApiHouse.guarded(dir, 1_000, "joint * read", "nanhai 440605 read");
    api.put(
        dissuasion(1)
            .setSteps(
                List.of(
                    done(Measure.SMS, NOW),
                    done(Measure.CALL, NOW),
                    done(Measure.VISIT, BEFORE),
                    step(Measure.REVISIT, StepState.OVERDUE, NOW)))
            .build(),
        dissuasion(2)
            .setState(DissuasionState.CONCLUDED)
            .setConclusion(Conclusion.FALSE_ALARM)
            .setLevel(Level.MEDIUM)
            .setWarningClass(WarningClass.CALL)
            .setOpenedAt(BEFORE)
            .build(),
        dissuasion(3).setResponsibleUnit("440606").setOpenedAt(BEFORE).setUpdatedAt(BEFORE).build(),
        review(4)
            .setKind(StopPaymentKind.RECOVERY)
            .setState(StopPaymentState.ACTIVE)
            .setAmountHeld(new BigDecimal("1000.50"))
            .build(),
        review(5)
            .setKind(StopPaymentKind.RECOVERY)
            .setState(StopPaymentState.FROZEN)
            .setAmountHeld(new BigDecimal("200"))
            .build(),
        review(6)
            .setKind(StopPaymentKind.PROTECTIVE)
            .setState(StopPaymentState.ACTIVE)
            .setAmountHeld(new BigDecimal("9"))
            .build());
    var returned = summary("FS-0309");
    returned.setReturned(new BigDecimal("30.00"));
    api.book.put(returned);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aDayIsCountedUnitByUnitAndInAll() throws Exception {
    JsonNode answer = api.get(as("joint"), "/v1/report").json();
    assertThat(answer.get("until").asText()).isEqualTo(NOW.plusSeconds(60).toString());

    JsonNode nanhai = unit(answer, "440605");
    assertThat(nanhai.at("/opened/HIGH/FUND").asInt()).isEqualTo(1);
    assertThat(nanhai.at("/opened/MEDIUM").isMissingNode()).as("opened before").isTrue();
    assertThat(nanhai.at("/ended/MEDIUM/CALL").asInt()).isEqualTo(1);
    assertThat(nanhai.get("falseAlarms").asInt()).isEqualTo(1);
    assertThat(nanhai.get("overdue").asInt()).isEqualTo(1);
    assertThat(nanhai.get("measures").toString()).isEqualTo("{\"CALL\":1,\"SMS\":1}");
    assertThat(nanhai.get("atRisk").decimalValue()).isEqualByComparingTo("50000");

    JsonNode shunde = unit(answer, "440606");
    assertThat(shunde.get("opened").isEmpty()).as("neither opened nor changed that day").isTrue();
    assertThat(shunde.get("stopped").decimalValue()).isEqualByComparingTo("1000.50");
    assertThat(shunde.get("frozen").decimalValue()).isEqualByComparingTo("200");
    assertThat(shunde.get("returned").decimalValue()).as("once a case").isEqualByComparingTo("30");
    assertThat(answer.at("/total/stopped").decimalValue()).isEqualByComparingTo("1000.50");
    assertThat(answer.at("/total/overdue").asInt()).isEqualTo(1);
  }

  @Test
  void aUnitSeesItsOwnDayAndALongerSpanReachesFurther() throws Exception {
    JsonNode own = api.get(as("nanhai"), "/v1/report").json();
    assertThat(own.get("units").findValuesAsText("unit")).containsExactly("440605");
    assertThat(own.at("/total/stopped").asInt()).isZero();

    JsonNode week = api.get(as("joint"), "/v1/report?hours=168&unit=440606").json();
    assertThat(week.at("/total/opened/HIGH/FUND").asInt()).isEqualTo(1);
    assertThat(api.get(as("joint"), "/v1/report?hours=0").status()).isEqualTo(400);
  }

  @Test
  void aShiftReadsItInItsLanguageWithoutIdentifiers() throws Exception {
    JsonNode answer = api.get(as("joint"), "/v1/report").json();
    String english = String.join("\n", new DayText(Language.EN, ZoneOffset.UTC).lines(answer));
    assertThat(english)
        .contains("Report from 2026-03-08 12:01 until 2026-03-09 12:01")
        .contains("opened: HIGH 1 (FUND 1)", "SMS : call : visit: 1 : 1 : 0")
        .contains("stopped: ¥1,000.50", "Unit 440605", "how they ended: FALSE_ALARM 1")
        .doesNotContain(PHONE, ACCOUNT);
    assertThat(String.join("\n", new DayText(Language.ZH, ZoneOffset.UTC).lines(answer)))
        .contains("新增：高危 1 (资金 1)", "短信 : 电话 : 见面：1 : 1 : 0", "误报：1");
  }

  private static JsonNode unit(JsonNode answer, String unit) {
    for (JsonNode day : answer.get("units")) {
      if (day.get("unit").asText().equals(unit)) {
        return day;
      }
    }
    throw new AssertionError("no unit " + unit + " in " + answer);
  }

  private static Step done(Measure measure, Instant doneAt) {
    return new Step(measure, "440605", NOW, StepState.DONE, 1, doneAt, false);
  }
}
