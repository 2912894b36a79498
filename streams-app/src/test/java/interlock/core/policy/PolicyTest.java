package interlock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import interlock.contract.policy.PolicyDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static final Policy PACKAGED = PolicyDocument.packaged();

  @Test
  void theVersionInForceIsTheLatestThatBegan() {
    Policy later = version("later", 2000);
    Policy sooner = version("sooner", 1000);
    PolicyBook book = PolicyBook.of(PACKAGED).with(later).with(sooner);

    assertThat(book.inForce(-1)).isEqualTo(PACKAGED);
    assertThat(book.inForce(0)).isEqualTo(PACKAGED);
    assertThat(book.inForce(999)).isEqualTo(PACKAGED);
    assertThat(book.inForce(1000)).isEqualTo(sooner);
    assertThat(book.inForce(1999)).isEqualTo(sooner);
    assertThat(book.inForce(2000)).isEqualTo(later);
    assertThat(book.inForce(Long.MAX_VALUE)).isEqualTo(later);
    assertThat(book.versions()).containsExactly(PACKAGED, sooner, later);
  }

  @Test
  void theOneAddedLastReplacesAnotherOfTheSameMoment() {
    PolicyBook book = PolicyBook.of(PACKAGED).with(version("a", 1000)).with(version("b", 1000));
    assertThat(book.inForce(1000).version()).isEqualTo("b");
  }

  @Test
  void aBookBeginsAtTheEpoch() {
    assertThatIllegalArgumentException().isThrownBy(() -> PolicyBook.of(version("late", 1)));
  }

  @Test
  void aLowCaseHasMessagesOnly() {
    for (WarningClass warningClass : WarningClass.values()) {
      assertThat(measures(warningClass, Level.LOW)).containsExactly(Measure.SMS);
    }
  }

  @Test
  void aFundWarningFromHighOnHasAVisitWithinEightHours() {
    assertThat(due(Measure.VISIT, WarningClass.FUND, Level.HIGH)).isEqualTo(Duration.ofHours(8));
    assertThat(due(Measure.VISIT, WarningClass.COUNTER, Level.SPECIAL_HIGH))
        .isEqualTo(Duration.ofHours(8));
    assertThat(measures(WarningClass.CALL, Level.SPECIAL_HIGH)).doesNotContain(Measure.VISIT);
    assertThat(measures(WarningClass.FUND, Level.MEDIUM)).doesNotContain(Measure.VISIT);
  }

  @Test
  void signAndCallAreDueAsDesigned() {
    assertThat(due(Measure.SIGN, WarningClass.CONTACT, Level.SPECIAL_HIGH))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(due(Measure.SIGN, WarningClass.CONTACT, Level.HIGH))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(due(Measure.SIGN, WarningClass.CONTACT, Level.MEDIUM))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(due(Measure.CALL, WarningClass.CALL, Level.SPECIAL_HIGH))
        .isEqualTo(Duration.ofMinutes(1));
    assertThat(due(Measure.CALL, WarningClass.CALL, Level.HIGH)).isEqualTo(Duration.ofMinutes(5));
    assertThat(due(Measure.CALL, WarningClass.CALL, Level.MEDIUM))
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(due(Measure.BRANCH_DISPATCH, WarningClass.COUNTER, Level.HIGH))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void theLongestUnitPrefixDecidesAlone() {
    Policy policy =
        patched(
            "playbook.steps",
            """
            [{measure: VISIT, classes: [FUND], within: {HIGH: 8h}},
             {measure: VISIT, classes: [FUND], unit: "62", within: {HIGH: 6h}},
             {measure: VISIT, classes: [FUND], unit: "6206", within: {SPECIAL_HIGH: 4h}}]
            """);
    assertThat(visit(policy, "440600")).containsExactly(Duration.ofHours(8).toMillis());
    assertThat(visit(policy, "620100")).containsExactly(Duration.ofHours(6).toMillis());
    assertThat(visit(policy, "620602")).isEmpty();
  }

  @Test
  void theStrictestApprovalHolds() {
    StopPayment stops =
        patched(
                "stopPayment.approvals",
                """
                [{kind: RECOVERY, commands: [STOP], approval: AUTO},
                 {kind: RECOVERY, commands: [STOP], fromHop: 3, approval: ONE},
                 {kind: RECOVERY, commands: [STOP], fromAmount: 1000000.00, approval: TWO}]
                """)
            .stopPayment();
    assertThat(stops.approval(StopKind.RECOVERY, StopCommand.STOP, 1, 100))
        .isEqualTo(Approval.AUTO);
    assertThat(stops.approval(StopKind.RECOVERY, StopCommand.STOP, 3, 100)).isEqualTo(Approval.ONE);
    assertThat(stops.approval(StopKind.RECOVERY, StopCommand.STOP, 3, 100_000_000))
        .isEqualTo(Approval.TWO);
    assertThat(stops.approval(StopKind.PROTECTIVE, StopCommand.STOP, 1, 100))
        .isEqualTo(Approval.TWO);
  }

  @Test
  void levelComesFirstInThePriority() {
    Priority priority = PACKAGED.priority();
    for (Level level : List.of(Level.LOW, Level.MEDIUM, Level.HIGH)) {
      assertThat(priority.dissuasion(level, true, true, true, Long.MAX_VALUE))
          .isLessThan(priority.dissuasion(level.up(), false, false, false, 0));
    }
    assertThat(priority.dissuasion(Level.SPECIAL_HIGH, true, true, true, Long.MAX_VALUE))
        .isLessThanOrEqualTo(Priority.MOST);
    assertThat(priority.dissuasion(Level.HIGH, false, false, false, 110_000_000))
        .isGreaterThan(priority.dissuasion(Level.HIGH, false, false, false, 500_000));
  }

  @Test
  void urgencyComesFirstAmongStops() {
    Priority priority = PACKAGED.priority();
    assertThat(priority.stop(false, false, Long.MAX_VALUE)).isLessThan(800);
    assertThat(priority.stop(true, false, 1)).isEqualTo(800);
    assertThat(priority.stop(true, false, Long.MAX_VALUE)).isLessThan(900);
    assertThat(priority.stop(true, true, 1)).isEqualTo(900);
    assertThat(priority.stop(true, true, Long.MAX_VALUE)).isLessThanOrEqualTo(Priority.MOST);
  }

  @Test
  void whatWaitsRisesUntilItIsFirst() {
    Priority priority = PACKAGED.priority();
    assertThat(priority.aged(250, -1)).isEqualTo(250);
    assertThat(priority.aged(250, Duration.ofHours(3).toMillis())).isEqualTo(280);
    assertThat(priority.aged(0, Duration.ofDays(30).toMillis())).isEqualTo(Priority.MOST);
  }

  @Test
  void aPolicyMadeWithoutADocumentIsCheckedToo() {
    Risk risk = PACKAGED.risk();
    Map<Level, Integer> incomplete = Map.of(Level.LOW, 0, Level.MEDIUM, 30);
    Risk broken =
        new Risk(
            risk.evidence(),
            incomplete,
            risk.corroborationMillis(),
            0,
            risk.staleAfterMillis(),
            risk.staleMost(),
            risk.attemptedMillis(),
            risk.heldMillis(),
            risk.onCallMillis(),
            risk.careRaises(),
            risk.falseAlarm());

    assertThatExceptionOfType(InvalidPolicy.class)
        .isThrownBy(() -> with(broken))
        .satisfies(
            e ->
                assertThat(e.violations())
                    .extracting(Violation::path)
                    .containsExactly("risk.thresholds", "risk.thresholds", "risk.confidence"));
  }

  private static Policy with(Risk risk) {
    return new Policy(
        "test",
        0,
        risk,
        PACKAGED.playbook(),
        PACKAGED.identity(),
        PACKAGED.stopPayment(),
        PACKAGED.lineControl(),
        PACKAGED.leads(),
        PACKAGED.upstream(),
        PACKAGED.patterns(),
        PACKAGED.priority(),
        PACKAGED.control(),
        PACKAGED.retention(),
        PACKAGED.intake(),
        PACKAGED.sources(),
        PACKAGED.units());
  }

  private static Policy version(String version, long effectiveFromAt) {
    return new Policy(
        version,
        effectiveFromAt,
        PACKAGED.risk(),
        PACKAGED.playbook(),
        PACKAGED.identity(),
        PACKAGED.stopPayment(),
        PACKAGED.lineControl(),
        PACKAGED.leads(),
        PACKAGED.upstream(),
        PACKAGED.patterns(),
        PACKAGED.priority(),
        PACKAGED.control(),
        PACKAGED.retention(),
        PACKAGED.intake(),
        PACKAGED.sources(),
        PACKAGED.units());
  }

  private static Policy patched(String path, String value) {
    return PolicyDocument.patch(PACKAGED, Map.of(path, value)).orThrow();
  }

  private static List<Long> visit(Policy policy, String unit) {
    return policy
        .playbook()
        .step(Measure.VISIT, StepCondition.ALWAYS, WarningClass.FUND, Level.HIGH, unit)
        .map(PlannedStep::withinMillis)
        .stream()
        .toList();
  }

  private static List<Measure> measures(WarningClass warningClass, Level level) {
    return PACKAGED.playbook().plan(warningClass, level, "451223").stream()
        .filter(step -> step.when() == StepCondition.ALWAYS)
        .map(PlannedStep::measure)
        .toList();
  }

  private static Duration due(Measure measure, WarningClass warningClass, Level level) {
    return Duration.ofMillis(
        PACKAGED
            .playbook()
            .step(measure, StepCondition.ALWAYS, warningClass, level, "451223")
            .orElseThrow()
            .withinMillis());
  }
}
