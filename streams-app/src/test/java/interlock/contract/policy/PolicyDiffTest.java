package interlock.contract.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import interlock.contract.policy.PolicyDiff.Difference;
import interlock.core.policy.Policy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyDiffTest {
  private static final Policy PACKAGED = PolicyDocument.packaged();

  @Test
  void nameAndMomentAreNoSettings() {
    assertThat(
            PolicyDiff.of(
                PACKAGED, with("version", "other", "effectiveFrom", "2026-01-01T00:00:00Z")))
        .isEmpty();
  }

  @Test
  void namesEachSettingWithItsOldAndNewValue() {
    Policy changed =
        with(
            "stopPayment.maxStops", "1",
            "stopPayment.modes.STOP", "ADVISE",
            "risk.evidence.COUNTER_ALARM.points", "70",
            "risk.thresholds.HIGH", "65",
            "stopPayment.paymentInstitutions", "[ALIPAY]");

    assertThat(PolicyDiff.of(PACKAGED, changed))
        .containsExactly(
            new Difference("risk.evidence.COUNTER_ALARM.points", "60", "70"),
            new Difference("risk.thresholds.HIGH", "60", "65"),
            new Difference("stopPayment.maxStops", "2", "1"),
            new Difference("stopPayment.modes.STOP", "LIVE", "ADVISE"),
            new Difference("stopPayment.paymentInstitutions", "[]", "[\"ALIPAY\"]"));
  }

  @Test
  void ofAListOfRowsTellsWhichWentAndWhichCame() {
    Policy one =
        with(
            "units.directory",
            "[{unit: A, name: Alpha, prefixes: [11]}, {unit: B, name: Beta, prefixes: [12]}]");
    Policy other =
        with(
            "units.directory",
            "[{unit: B, name: Beta, prefixes: [12]}, {unit: C, name: Gamma, prefixes: [13]}]");

    assertThat(PolicyDiff.of(one, other))
        .hasSize(2)
        .allMatch(d -> d.path().equals("units.directory[]"))
        .anyMatch(d -> d.before().contains("Alpha") && d.after().isEmpty())
        .anyMatch(d -> d.after().contains("Gamma") && d.before().isEmpty());
  }

  @Test
  void rowsInAnotherOrderAreADifferenceToo() {
    Policy one =
        with(
            "units.directory",
            "[{unit: A, name: Alpha, prefixes: [11]}, {unit: B, name: Beta, prefixes: [12]}]");
    Policy other =
        with(
            "units.directory",
            "[{unit: B, name: Beta, prefixes: [12]}, {unit: A, name: Alpha, prefixes: [11]}]");

    assertThat(PolicyDiff.of(one, other))
        .extracting(Difference::path, Difference::after)
        .containsExactly(tuple("units.directory", "in another order"));
  }

  private static Policy with(String... settings) {
    Map<String, String> changes = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      changes.put(settings[i], settings[i + 1]);
    }
    return PolicyDocument.patch(PACKAGED, changes).orThrow();
  }
}
