package interlock.contract.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Measure;
import interlock.core.policy.Policy;
import interlock.core.policy.WarningClass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {
  /** Two lines; what a test adds begins at line 3. */
  private static final String HEAD = "version: test-1\neffectiveFrom: 2026-01-05T09:00:00+08:00\n";

  private static final Policy PACKAGED = PolicyDocument.packaged();

  @Test
  void thePackagedPolicyHoldsFromTheEpochAndSaysSo() {
    assertThat(PACKAGED.version()).isEqualTo("packaged-1");
    assertThat(PACKAGED.effectiveFromAt()).isZero();
    assertThat(PACKAGED.stopPayment().maxStops()).isEqualTo(2);
    assertThat(PACKAGED.stopPayment().durationMillis()).isEqualTo(48 * 3_600_000L);
    assertThat(PACKAGED.stopPayment().taint().minAmountFen()).isEqualTo(100);
    assertThat(PACKAGED.risk().confidencePermille()).isEqualTo(800);
    assertThat(PACKAGED.units().fallback()).isEqualTo("000000");
  }

  @Test
  void whatIsLeftOutIsAsPackaged() {
    Policy policy =
        PolicyDocument.parse(HEAD + "risk:\n  evidence:\n    COUNTER_ALARM: {points: 55}\n")
            .orThrow();
    assertThat(policy.version()).isEqualTo("test-1");
    assertThat(policy.effectiveFromAt()).isEqualTo(1_767_574_800_000L);
    assertThat(policy.risk().rule(EvidenceCode.COUNTER_ALARM).points()).isEqualTo(55);
    assertThat(policy.risk().rule(EvidenceCode.COUNTER_ALARM).cap())
        .isEqualTo(PACKAGED.risk().rule(EvidenceCode.COUNTER_ALARM).cap());
    assertThat(policy.playbook()).isEqualTo(PACKAGED.playbook());
  }

  @Test
  void aListReplacesThePackagedOne() {
    Policy policy =
        PolicyDocument.parse(HEAD + "playbook: {steps: [{measure: SMS, within: {LOW: 1m}}]}\n")
            .orThrow();
    assertThat(policy.playbook().steps()).hasSize(1);
    assertThat(policy.playbook().steps().getFirst().measure()).isEqualTo(Measure.SMS);
    assertThat(policy.playbook().steps().getFirst().classes())
        .containsExactly(WarningClass.values());
  }

  @Test
  void aMessageHoldsNoNumberAndNoLinkAndThereIsOneForEveryLevel() {
    var parsed =
        PolicyDocument.parse(
            HEAD
                + """
                playbook:
                  messages:
                    - {levels: [LOW], text: "call 96110"}
                    - {levels: [LOW], text: "see example.com"}
                    - {fraudType: FAKE_LOAN, text: "fine"}
                """);

    assertThat(parsed.problems())
        .extracting(Problem::message)
        .contains("holds a number", "holds a link", "LOW is already in template 1")
        .contains("no text for [MEDIUM, HIGH, SPECIAL_HIGH]");
  }

  @Test
  void renderingAndParsingGivesItBack() {
    assertThat(PolicyDocument.parse(PolicyDocument.render(PACKAGED)).orThrow()).isEqualTo(PACKAGED);

    Policy other =
        PolicyDocument.patch(
                PACKAGED,
                Map.of(
                    "version", "other.2",
                    "effectiveFrom", "2026-02-03T04:05:06.789Z",
                    "risk.confidence", "0.875",
                    "stopPayment.taint.minAmount", "12.34",
                    "units.directory",
                        "[{unit: HC, name: \"河池 \\\"1\\\" \\\\ #\\u2028\\U0001F600\","
                            + " prefixes: [\"4512\"]}]"))
            .orThrow();
    String rendered = PolicyDocument.render(other);
    assertThat(PolicyDocument.parse(rendered).orThrow()).isEqualTo(other);
    assertThat(PolicyDocument.render(PolicyDocument.parse(rendered).orThrow())).isEqualTo(rendered);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stopPayment:;  maxStop: 2                        | stopPayment.maxStop               | 4 | did you mean maxStops?
          stopPaymant: {}                                  | stopPaymant                       | 3 | did you mean stopPayment?
          risk: {evidence: {COUNTER_ALAM: {points: 1}}}    | risk.evidence.COUNTER_ALAM        | 3 | did you mean COUNTER_ALARM?
          risk:;  staleMost: HIHG                          | risk.staleMost                    | 4 | did you mean HIGH?
          stopPayment:;  maxStops: two                     | stopPayment.maxStops              | 4 | a whole number
          stopPayment:;  maxStops: 9                       | stopPayment.maxStops              | 4 | 1 to 3
          stopPayment:;  maxStops: 99999999999             | stopPayment.maxStops              | 4 | 1 to 3
          stopPayment:;  maxStops: [2]                     | stopPayment.maxStops              | 4 | a whole number
          stopPayment:;  maxStops:                         | stopPayment.maxStops              | 4 | give a value
          stopPayment:;  duration: 48                      | stopPayment.duration              | 4 | 90s, 5m, 8h or 7d
          stopPayment:;  duration: 99999999999999d         | stopPayment.duration              | 4 | 90s, 5m, 8h or 7d
          stopPayment:;  duration: 10s                     | stopPayment.duration              | 4 | 1h to 7d
          stopPayment:;  taint:;    minAmount: 0.001       | stopPayment.taint.minAmount       | 5 | an amount in yuan
          stopPayment:;  taint:;    minAmount: 0.00        | stopPayment.taint.minAmount       | 5 | 0.01 to
          stopPayment: 2                                   | stopPayment                       | 3 | keys indented below
          playbook:;  steps: 5                             | playbook.steps                    | 4 | begin with '-'
          playbook:;  steps:;    - measure: SMS            | playbook.steps[0].within          | 5 | Due so long after
          risk:;  careRaises: yes                          | risk.careRaises                   | 4 | true or false
          risk:;  confidence: 1.5                          | risk.confidence                   | 4 | 0.001 to 1.0
          patterns:;  growing:;    firstAtMost: 100.00     | patterns.growing.firstAtMost      | 5 | at least 500.00
          patterns:;  growing:;    lastAtLeast: 100.00     | patterns.growing.lastAtLeast      | 5 | at least 500.00
          patterns:;  opening:;    total: 2                | patterns.opening.total            | 5 | at least 3
          patterns:;  drain:;    share: 0.05               | patterns.drain.share              | 5 | 0.1 to 0.999
          patterns:;  repeated:;    workingDays: 0         | patterns.repeated.workingDays     | 5 | 1 to 60
          patterns:;  repeted: {count: 3}                  | patterns.repeted                  | 4 | did you mean repeated?
          risk:;  thresholds: {HIGH: 20}                   | risk.thresholds.HIGH              | 4 | more than 30
          risk:;  evidence:;    COUNTER_ALARM:;      floor: LOW       | risk.evidence.COUNTER_ALARM.floor      | 6 | at least HIGH
          risk:;  evidence:;    COUNTER_ALARM: {points: 120, cap: 120} | risk.evidence.COUNTER_ALARM.points    | 5 | less than 120
          risk:;  evidence:;    CONTACT_REPORTED:;      cap: 60       | risk.evidence.CONTACT_REPORTED.cap     | 6 | less than 60
          risk:;  evidence:;    CONTACT_REPORTED:;      cap: 5        | risk.evidence.CONTACT_REPORTED.cap     | 6 | at least 10
          risk:;  evidence:;    PAID_SUSPECT_ACCOUNT:;      points: 30 | risk.evidence.PAID_SUSPECT_ACCOUNT.points | 6 | less than 60
          stopPayment:;  extendBefore: 48h                 | stopPayment.extendBefore          | 4 | less than 2d
          stopPayment:;  urgentBefore: 24h                 | stopPayment.urgentBefore          | 4 | less than 1d
          stopPayment:;  modes:;    REVIEW: OFF            | stopPayment.modes.REVIEW          | 5 | give LIVE
          playbook:;  rulings:;    lower:;      HIGH: AUTO    | playbook.rulings.lower.HIGH | 6 | ONE or TWO
          lineControl:;  longest: 91d                      | lineControl.longest               | 4 | at most 90d
          lineControl:;  longest: 30m                      | lineControl.longest               | 4 | 1h to
          lineControl:;  lift: AUTO                        | lineControl.lift                  | 4 | ONE or TWO
          priority:;  inFlight: 200                        | priority.levels.LOW               | 3 | leave more than
          priority:;  stopCash: 700                        | priority.stopCash                 | 4 | at least 800
          retention:;  idle: 10d                           | retention.idle                    | 4 | at least 90d
          units:;  directory:;    - {unit: A, parent: B, prefixes: ['1']} | units.directory[0].parent | 5 | name a unit
          units:;  directory:;    - {unit: A, parent: A, prefixes: ['1']} | units.directory[0].parent | 5 | end at the fallback
          units:;  directory:;    - {unit: A, prefixes: ['1', x]}         | units.directory[0].prefixes[1] | 5 | [0-9]+
          units:;  directory:;    - {unit: A, prefixes: ['1']};    - {unit: A, prefixes: ['2']} | units.directory[1].unit | 6 | its own id
          units:;  directory:;    - {unit: A, prefixes: ['1']};    - {unit: B, prefixes: ['1']} | units.directory[1].prefixes[0] | 6 | to one unit
          priority:;  levels: {SPECIAL_HIGH: 800}          | priority.levels.SPECIAL_HIGH      | 4 | up to 1000
          playbook:;  steps:;    - {measure: SMS, classes: [], within: {LOW: 1m}}              | playbook.steps[0].classes     | 5 | name a class
          playbook:;  steps:;    - {measure: SMS, classes: [FUND, FUND], within: {LOW: 1m}}    | playbook.steps[0].classes[1]  | 5 | leave one out
          playbook:;  steps:;    - {measure: SMS, within: {LOW: 1m}};    - {measure: SMS, classes: [FUND], within: {LOW: 2m}} | playbook.steps[1] | 6 | one row for
          playbook:;  steps:;    - {measure: SMS, unit: GX, within: {LOW: 1m}}                 | playbook.steps[0].unit        | 5 | [0-9]*
          units: {fallback: ""}                            | units.fallback                    | 3 | 1 to 12
          effectiveFrom: tomorrow                          | effectiveFrom                     | 3 | leave one out
          version: again                                   | version                           | 3 | leave one out
          playbook:;  steps:;    - {measure: CALL, within: {HIGH: 5m, SPECIAL_HIGH: 6m}} | playbook.steps[0].within.HIGH | 5 | at least 6m
          playbook:;  steps:;    - {measure: CALL, within: {LOW: 5m}}                    | playbook.steps[0].within.LOW  | 5 | begin at MEDIUM
          playbook:;  steps:;    - {measure: PROTECTIVE, within: {HIGH: 5m}}             | playbook.steps[0].measure     | 5 | leave the row out
          """)
  void tellsEachProblemWithItsLineAndItsFix(String yaml, String path, int line, String fix) {
    List<Problem> problems = PolicyDocument.parse(HEAD + yaml.replace(";", "\n") + "\n").problems();

    assertThat(problems).extracting(Problem::path, Problem::line).contains(tuple(path, line));
    assertThat(problems)
        .filteredOn(p -> p.path().equals(path))
        .singleElement()
        .satisfies(p -> assertThat(p.fix()).contains(fix));
  }

  @Test
  void tellsAllProblemsAtOnceInTheirOrder() {
    String yaml =
        """
        version: test-1
        risk:
          thresholds: {MEDIUM: 70}
          staleAfter: soon
          evidence:
            COUNTER_ALARM:
              points: many
              floor: MEDIUM
        playbook:
          steps:
            - {measure: SMS, within: {LOW: 1m}}
            - {measure: CALL, within: {HIGH: never}}
            - {measure: FAX, within: {HIGH: 5m}}
            - {measure: SIGN, within: {HIGH: 1m, SPECIAL_HIGH: 5m}}
        stopPayment:
          maxStops: 7
          urgentBefore: 30h
          colour: red
        """;
    assertThat(PolicyDocument.parse(yaml).problems())
        .extracting(Problem::line, Problem::path)
        .containsExactly(
            tuple(1, "effectiveFrom"),
            tuple(3, "risk.thresholds.HIGH"),
            tuple(4, "risk.staleAfter"),
            tuple(7, "risk.evidence.COUNTER_ALARM.points"),
            tuple(12, "playbook.steps[1].within.HIGH"),
            tuple(13, "playbook.steps[2].measure"),
            tuple(14, "playbook.steps[3].within.HIGH"),
            tuple(16, "stopPayment.maxStops"),
            tuple(17, "stopPayment.urgentBefore"),
            tuple(18, "stopPayment.colour"));
  }

  @Test
  void anUnreadableBeginIsAProblemOfItsLine() {
    assertThat(PolicyDocument.parse("version: a b\neffectiveFrom: tomorrow\n").problems())
        .extracting(Problem::line, Problem::path)
        .containsExactly(tuple(1, "version"), tuple(2, "effectiveFrom"));
  }

  @Test
  void aVersionIsNeverTakenFromThePackagedOne() {
    assertThat(PolicyDocument.parse("stopPayment: {maxStops: 1}\n").problems())
        .extracting(Problem::path)
        .containsExactly("version", "effectiveFrom");
  }

  @Test
  void tellsTheColumnToo() {
    assertThat(PolicyDocument.parse(HEAD + "stopPayment: {maxStops: 2, duration: x}\n").problems())
        .singleElement()
        .satisfies(p -> assertThat(p.column()).isEqualTo(38));
  }

  @Test
  void tellsWhereTheSyntaxBreaks() {
    assertThat(PolicyDocument.parse(HEAD + "risk: {a: [}\n").problems())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.line()).isEqualTo(3);
              assertThat(p.message()).startsWith("is not YAML");
            });
    assertThat(PolicyDocument.parse(HEAD + "---\nversion: b\n").problems()).hasSize(1);
    assertThat(PolicyDocument.parse("version: \u0000").problems()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"''", "5", "[]", "# nothing"})
  void aDocumentWithoutAPolicyIsAProblem(String yaml) {
    assertThat(PolicyDocument.parse(yaml).problems()).isNotEmpty();
  }

  @Test
  void aDocumentThatReferstoItselfEnds() {
    assertThat(PolicyDocument.parse(HEAD + "risk: &a {evidence: *a}\n").problems()).isNotEmpty();
  }

  @Test
  void patchesByDottedPath() {
    Policy patched =
        PolicyDocument.patch(
                PACKAGED,
                Map.of(
                    "stopPayment.maxStops", "1",
                    "stopPayment.taint.maxHop", "3",
                    "risk.evidence.COUNTER_ALARM.points", "50"))
            .orThrow();
    assertThat(patched.stopPayment().maxStops()).isEqualTo(1);
    assertThat(patched.stopPayment().taint().maxHop()).isEqualTo(3);
    assertThat(patched.risk().rule(EvidenceCode.COUNTER_ALARM).points()).isEqualTo(50);
    assertThat(patched.version()).isEqualTo(PACKAGED.version());
    assertThat(PolicyDocument.patch(PACKAGED, Map.of()).orThrow()).isEqualTo(PACKAGED);
  }

  @Test
  void aBadPatchTellsEveryPath() {
    assertThat(
            PolicyDocument.patch(
                    PACKAGED,
                    Map.of(
                        "stopPayment.maxStops", "9",
                        "stopPayment.none", "1",
                        "risk", "{}",
                        "risk.held", "1h",
                        "units.directory", "[",
                        "", "1"))
                .problems())
        .extracting(Problem::path, Problem::line)
        .containsExactlyInAnyOrder(
            tuple("stopPayment.maxStops", 0),
            tuple("stopPayment.none", 0),
            tuple("units.directory", 0),
            tuple("", 0));
  }

  @Test
  void anUnusableDocumentThrowsWithEveryProblem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyDocument.parse(HEAD + "a: 1\nb: 2\n").orThrow())
        .withMessageContaining("line 3")
        .withMessageContaining("line 4");
  }
}
