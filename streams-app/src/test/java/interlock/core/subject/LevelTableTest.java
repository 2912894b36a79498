package interlock.core.subject;

import static interlock.core.policy.Level.HIGH;
import static interlock.core.policy.Level.LOW;
import static interlock.core.policy.Level.MEDIUM;
import static interlock.core.policy.Level.SPECIAL_HIGH;
import static interlock.testing.Facts.DAY;
import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.call;
import static interlock.testing.Facts.directive;
import static interlock.testing.Facts.message;
import static interlock.testing.Facts.transfer;
import static interlock.testing.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Transfer.Status;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of design.md §3, row by row. */
class LevelTableTest {

  static Stream<Arguments> singleFacts() {
    return Stream.of(
        row("a visit that is reported", visit("1", 500), WarningClass.CONTACT, LOW),
        row("a visit with confidence", visit("1", 800), WarningClass.CONTACT, MEDIUM),
        row("a message", message("1", 500), WarningClass.CONTACT, LOW),
        row("a call", call("1", 500, Phase.INSTANT, "S"), WarningClass.CALL, LOW),
        row(
            "a call with confidence",
            call("1", 900, Phase.ONGOING, "S"),
            WarningClass.CALL,
            MEDIUM),
        row(
            "in touch with an INVOLVED site",
            visit("1", 500).as(EvidenceCode.IN_TOUCH_WITH_INVOLVED),
            WarningClass.CONTACT,
            MEDIUM),
        row(
            "was on a call with an INVOLVED number",
            call("1", 500, Phase.ENDED, "S").as(EvidenceCode.IN_TOUCH_WITH_INVOLVED),
            WarningClass.CALL,
            MEDIUM),
        row(
            "is on a call with an INVOLVED number",
            call("1", 500, Phase.ONGOING, "S").as(EvidenceCode.ON_CALL_WITH_INVOLVED),
            WarningClass.CALL,
            HIGH),
        row(
            "a suspicious transfer",
            paid(EvidenceCode.SUSPICIOUS_TRANSFER),
            WarningClass.FUND,
            MEDIUM),
        row(
            "large cash without a case is a suspicious transfer",
            transfer("1", EvidenceCode.SUSPICIOUS_TRANSFER, Status.ATTEMPTED, "LARGE_CASH"),
            WarningClass.FUND,
            MEDIUM),
        row(
            "to a SUSPECT account",
            paid(EvidenceCode.PAID_SUSPECT_ACCOUNT),
            WarningClass.FUND,
            MEDIUM),
        row(
            "posted to an INVOLVED account",
            paid(EvidenceCode.PAID_INVOLVED_ACCOUNT),
            WarningClass.FUND,
            HIGH),
        row(
            "in flight to an INVOLVED account",
            transfer("1", EvidenceCode.IN_FLIGHT_TO_INVOLVED, Status.ATTEMPTED),
            WarningClass.FUND,
            SPECIAL_HIGH),
        row(
            "the same, older than two hours",
            transfer("1", EvidenceCode.IN_FLIGHT_TO_INVOLVED, Status.ATTEMPTED).late(3 * HOUR),
            WarningClass.FUND,
            HIGH),
        row("the counter alarm", paid(EvidenceCode.COUNTER_ALARM), WarningClass.COUNTER, HIGH),
        row("a directive", directive("D", WarningClass.CALL, LOW), WarningClass.CALL, LOW),
        row(
            "a grave directive",
            directive("D", WarningClass.FUND, SPECIAL_HIGH),
            WarningClass.FUND,
            SPECIAL_HIGH));
  }

  private static Arguments row(String name, Facts fact, WarningClass warningClass, Level level) {
    return arguments(name, List.of(fact), warningClass, level);
  }

  private static Facts paid(EvidenceCode code) {
    return transfer("1", code, Status.POSTED);
  }

  static Stream<Arguments> factsTogether() {
    Facts suspicious = transfer("2", EvidenceCode.SUSPICIOUS_TRANSFER, Status.POSTED);
    Facts attempted = transfer("2", EvidenceCode.SUSPICIOUS_TRANSFER, Status.ATTEMPTED);
    return Stream.of(
        arguments(
            "carrier with confidence and bank agree",
            List.of(visit("1", 900), suspicious.after(10 * MINUTE)),
            WarningClass.FUND,
            HIGH),
        arguments(
            "a carrier without confidence does not count",
            List.of(visit("1", 500), suspicious.after(10 * MINUTE)),
            WarningClass.FUND,
            MEDIUM),
        arguments(
            "a message does not count",
            List.of(message("1", 900), suspicious.after(10 * MINUTE)),
            WarningClass.FUND,
            MEDIUM),
        arguments(
            "two parties a day and an hour apart do not agree",
            List.of(visit("1", 900), suspicious.after(25 * HOUR)),
            WarningClass.FUND,
            MEDIUM),
        arguments(
            "one party twice does not agree with itself",
            List.of(
                directive("A", WarningClass.CONTACT, LOW),
                directive("B", WarningClass.CONTACT, LOW)),
            WarningClass.CONTACT,
            MEDIUM),
        arguments(
            "paying while on a call that is reported with confidence",
            List.of(call("1", 900, Phase.ONGOING, "S"), attempted.after(MINUTE)),
            WarningClass.FUND,
            SPECIAL_HIGH),
        arguments(
            "paying while on a call with an INVOLVED number",
            List.of(
                call("1", 500, Phase.ONGOING, "S").as(EvidenceCode.ON_CALL_WITH_INVOLVED),
                attempted.after(MINUTE)),
            WarningClass.FUND,
            SPECIAL_HIGH),
        arguments(
            "large cash with an open case",
            List.of(
                visit("1", 500),
                transfer("2", EvidenceCode.SUSPICIOUS_TRANSFER, Status.ATTEMPTED, "LARGE_CASH")
                    .after(MINUTE)),
            WarningClass.COUNTER,
            HIGH));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"singleFacts", "factsTogether"})
  void facts(String name, List<Facts> facts, WarningClass warningClass, Level level) {
    DissuasionTask task = new SubjectRun().receive(facts.toArray(Facts[]::new)).task();

    assertThat(task.level()).as(name).isEqualTo(level);
    assertThat(task.warningClass()).as(name).isEqualTo(warningClass);
  }

  @Test
  void oneFactTooFewForTheMediumOfTwoDirectives() {
    assertThat(new SubjectRun().receive(directive("A", WarningClass.CONTACT, LOW)).task().level())
        .isEqualTo(LOW);
  }

  @Test
  void aPaymentAfterTheCallHasEndedIsNotOnTheCall() {
    SubjectRun run =
        new SubjectRun()
            .receive(
                call("1", 900, Phase.ONGOING, "S"),
                call("2", 900, Phase.ENDED, "S").after(MINUTE),
                transfer("3", EvidenceCode.SUSPICIOUS_TRANSFER, Status.ATTEMPTED)
                    .after(5 * MINUTE));

    assertThat(run.task().level()).isEqualTo(HIGH);
    assertThat(run.task().onCallNow()).isFalse();
  }

  @Test
  void aDangerThatStoodOnTheTaskStaysWhenTheEndOfTheCallIsToldLate() {
    Facts ended = call("2", 900, Phase.ENDED, "S").after(MINUTE).late(6 * MINUTE);

    assertThat(new SubjectRun().receive(ongoing(), attempted(), ended).task().level())
        .isEqualTo(SPECIAL_HIGH);
  }

  @Test
  void mailThatWasOvertakenLeavesNoTrace() {
    Facts ended = call("2", 900, Phase.ENDED, "S").after(MINUTE);

    assertThat(new SubjectRun().receive(ongoing(), ended, attempted()).task().level())
        .isEqualTo(HIGH);
    assertThat(new SubjectRun().receive(ongoing(), attempted(), ended).task().level())
        .isEqualTo(HIGH);
  }

  private static Facts ongoing() {
    return call("1", 900, Phase.ONGOING, "S");
  }

  private static Facts attempted() {
    return transfer("3", EvidenceCode.SUSPICIOUS_TRANSFER, Status.ATTEMPTED).after(5 * MINUTE);
  }

  @Test
  void theCareListRaisesByOneOnce() {
    SubjectRun run =
        new SubjectRun()
            .cared("A", OptionalLong.empty())
            .cared("B", OptionalLong.empty())
            .receive(paid(EvidenceCode.COUNTER_ALARM));

    assertThat(run.task().level()).isEqualTo(SPECIAL_HIGH);
    assertThat(
            new SubjectRun()
                .cared("A", OptionalLong.empty())
                .receive(visit("1", 500))
                .task()
                .level())
        .isEqualTo(MEDIUM);
  }

  @Test
  void oldFactsNeverRiseAboveHigh() {
    Facts old = paid(EvidenceCode.PAID_INVOLVED_ACCOUNT).late(DAY);

    assertThat(
            new SubjectRun()
                .cared("A", OptionalLong.empty())
                .receive(old, visit("2", 900).late(DAY))
                .task()
                .level())
        .isEqualTo(HIGH);
  }

  @Test
  void oneEpisodeCountsOnceByItsStrongestCode() {
    SubjectRun run =
        new SubjectRun()
            .receive(
                paid(EvidenceCode.SUSPICIOUS_TRANSFER).of("T"),
                transfer("2", EvidenceCode.PAID_INVOLVED_ACCOUNT, Status.POSTED).of("T"));

    assertThat(run.task().score()).isEqualTo(59);
    assertThat(run.task().amountAtRiskFen()).hasValue(5_700_000);
  }
}
