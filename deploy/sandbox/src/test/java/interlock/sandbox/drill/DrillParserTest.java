package interlock.sandbox.drill;

import static interlock.sandbox.drill.Fixtures.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillParserTest {
  private static final String DIRECTIVE =
      "{at: 0s, send: police.warning-directive, event: {directiveId: D, status: ISSUED, subject:"
          + " {phone: \"17000000201\"}, warningClass: CONTACT, level: MEDIUM}}";

  @Test
  void tellsEveryFaultAtOnceWithItsLine() {
    String text =
        """
        drill: Not_Kebab
        title: Everything that can be wrong
        begin: now
        policy: {stopPayment.maxStopps: 2}
        steps:
          - {at: 0s, send: bank.suspicious-transfers, event: {}}
          - {at: 0s, send: police.care-list, event: {entryId: 7, status: NEVER, person: {fone: "1"}, group: ELDERLY, ownerUnit: "1"}}
          - {at: 10s, expect: task.dissuasion, match: {levle: HIGH}}
          - {at: 5s, expect: task.dissuasion, match: {level: {moreThan: HIGH}}}
          - {at: 10s, expect: task.dissuasion, wihtin: 5s, match: {taskId: "${nobody.taskId}"}}
          - {at: 10s, count: task.dissuasion, match: {level: TALL}, is: many}
        """;
    assertThat(faults(text))
        .containsExactly(
            "1: drill must be a name in kebab-case",
            "3: a drill has no key begin; it has drill, title, origin, start, policy, units, steps",
            "4: policy",
            "6: send cannot take the topic bank.suspicious-transfers",
            "7: entryId is text",
            "7: status is not NEVER",
            "7: Party has no field fone",
            "8: DissuasionTask has no field levle",
            "9: at goes back in time",
            "9: no operator is named moreThan",
            "10: a step with expect has no key wihtin",
            "10: no earlier step has `as: nobody`",
            "11: level is not TALL",
            "11: is must be a whole number from 0");
  }

  /** The messages, cut where the expectation below ends. */
  private static List<String> faults(String text) {
    return DrillParser.parse("a.yaml", text).faults().stream()
        .map(f -> f.line() + ": " + f.message())
        .map(
            line ->
                line.startsWith("4: policy")
                    ? "4: policy"
                    : line.replaceAll(
                        "(transfers|entryId is text|not NEVER|field fone|field levle|back in time"
                            + "|named moreThan|key wihtin|not TALL)[;:].*",
                        "$1"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "amount: 5000                  | is money: write yuan in quotes",
        "amount: \"5000.001\"          | is money: write yuan in quotes",
        "hop: \"2\"                    | must be a whole number",
        "hop: 010                      | must be a whole number",
        "urgent: yes                   | must be true or false",
        "openedAt: yesterday           | is a time",
        "openedAt: \"2026-01-05\"      | is a time",
        "caseId: 17                    | put it in quotes",
        "caseId: ~                     | {exists: false}",
        "caseId: {atLeast: \"a\"}      | which has no atLeast",
        "state: {atLeast: ACTIVE}      | which has no atLeast",
        "urgent: {atMost: true}        | which has no atMost",
        "path: {some: {account: \"1\"}}| have no fields",
        "target: \"6222\"              | must be a record",
        "target: {account: \"1\"}      | no operator is named account",
        "hop: {atLeast: 1, atMost: 2}  | takes one operator",
        "hop: {}                       | takes one operator",
        "hop: {size: 1}                | is no list",
        "hop: {some: {}}               | is no list",
        "hop: {in: 2}                  | in takes a list",
        "hop: {exists: maybe}          | must be true or false",
        "path: {size: -1}              | whole number from 0",
        "reasons.code: PHONE_BUSY      | is a list",
        "caseId.x: \"1\"               | has no fields",
        "caseId: \"${a.b\"             | a reference is ${name.path}",
      })
  void refusesAWrongMatch(String match, String why) {
    List<Fault> faults =
        DrillParser.parse(
                "a.yaml", yaml("{at: 0s, expect: task.stop-payment, match: {" + match + "}}"))
            .faults();
    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).toString()).startsWith("a.yaml:4: ").contains(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{at: 0, never: task.lead, match: {}}                      | at must be a span",
        "{at: 0s, match: {}}                                       | exactly one of",
        "{at: 0s, never: task.lead, count: task.lead, match: {}}   | exactly one of",
        "{at: 0s, never: task.lead}                                | needs match",
        "{never: task.lead, match: {}}                             | needs at",
        "{at: 0s, count: task.lead, match: {}}                     | needs is",
        "{at: 0s, never: task.lead, match: {}, as: x}              | has no key as",
        "{at: 0s, never: police.appeal, match: {}}                 | cannot take the topic",
        "{at: 0s, send: task.lead, event: {}}                      | cannot take the topic",
        "{at: 0s, never: dead-letter, match: {}}                   | cannot take the topic",
        "{at: 0s, expect: task.lead, match: {}, as: a b}           | as must be a name",
        "{at: 0s, at: 1s, never: task.lead, match: {}}             | names at twice",
        "{at: 0s, expect: task.lead, match: {}, within: soon}      | within must be a span",
        "[at, 0s]                                                  | must be a mapping",
      })
  void refusesAWrongStep(String step, String why) {
    assertThat(DrillParser.parse("a.yaml", yaml(step)).faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.line()).isEqualTo(4);
              assertThat(fault.message()).contains(why);
            });
  }

  @Test
  void aRecordThatLacksWhatHasNoDefaultIsRefused() {
    assertThat(
            DrillParser.parse(
                    "a.yaml", yaml("{at: 0s, send: police.appeal, event: {status: UPHELD}}"))
                .faults())
        .extracting(Fault::message)
        .containsExactly("Appeal needs the field appealId");
  }

  @Test
  void whatIsLeftOutOfAnEventIsImplied() throws Exception {
    GenericRecord event =
        event("{at: 1h, send: police.appeal, event: {appealId: A, status: RECEIVED}}");
    assertThat(event.get("eventId")).isEqualTo("a-drill-1");
    assertThat(event.get("source")).isEqualTo("DRILL");
    assertThat(event.get("occurredAt")).isEqualTo(Fixtures.START.plusSeconds(3_600));
    assertThat(event.get("reportedAt")).isEqualTo(Fixtures.START.plusSeconds(3_600));
    assertThat(event.get("target")).isNull();
  }

  @Test
  void timesAreOffsetsFromTheStartOrMoments() throws Exception {
    GenericRecord event =
        event(
            "{at: 1h, send: police.appeal, event: {appealId: A, status: RECEIVED, occurredAt:"
                + " \"-2h\", reportedAt: 2026-01-05T10:00:00+08:00}}");
    assertThat(event.get("occurredAt")).isEqualTo(Fixtures.START.minusSeconds(7_200));
    assertThat(event.get("reportedAt")).isEqualTo(Instant.parse("2026-01-05T02:00:00Z"));
  }

  @Test
  void theRecordOfAUnionIsChosenByItsFields() throws Exception {
    String step = "{at: 0s, send: police.appeal, event: {appealId: A, status: UPHELD, target: %s}}";
    assertThat(target(step.formatted("{account: \"6222\"}"))).isEqualTo("Party");
    assertThat(target(step.formatted("{phone: \"17000000201\"}"))).isEqualTo("Party");
    assertThat(target(step.formatted("{kind: CALL, phone: \"17000000201\"}"))).isEqualTo("Contact");
    assertThat(target(step.formatted("{kind: SITE, url: \"a.example\"}"))).isEqualTo("Contact");
  }

  private static String target(String step) throws Exception {
    return ((GenericRecord) event(step).get("target")).getSchema().getName();
  }

  @Test
  void moneyIsYuanWithTwoDigits() throws Exception {
    GenericRecord event =
        event(
            "{at: 0s, send: bank.account-movement, event: {institution: I, transferId: T, payer:"
                + " {account: \"1\"}, amount: \"12.5\", status: POSTED, signals: [A, \"B\"]}}");
    assertThat(event.get("amount")).isEqualTo(new BigDecimal("12.50"));
    assertThat(event.get("signals")).isEqualTo(List.of("A", "B"));
    assertThat(Fixtures.codec().encode("bank.account-movement", event)).isNotEmpty();
  }

  @Test
  void aReferenceTakesTheValueOfItsOwnType() throws Exception {
    Drill drill =
        Fixtures.drill(
            "{at: 0s, expect: task.stop-payment, match: {}, as: stop}",
            "{at: 0s, send: police.appeal, event: {appealId: \"about ${stop.taskId}\", status:"
                + " UPHELD, occurredAt: \"${stop.openedAt}\", target: \"${stop.target}\"}}");
    Bindings bindings = Fixtures.bindings();
    Instant opened = Fixtures.START.plusSeconds(9);
    bindings.bind(
        "stop", Map.of("taskId", "T-1", "openedAt", opened, "target", Map.of("account", "6222")));
    GenericRecord event =
        (GenericRecord) ((Step.Send) drill.steps().get(1)).event().build(bindings);
    assertThat(event.get("appealId")).isEqualTo("about T-1");
    assertThat(event.get("occurredAt")).isEqualTo(opened);
    assertThat(((GenericRecord) event.get("target")).get("account")).isEqualTo("6222");
  }

  @Test
  void aReferenceOfAnotherTypeOrToNothingIsRefused() {
    String step = "{at: 0s, expect: task.stop-payment, match: {%s}}";
    assertThat(
            DrillParser.parse(
                    "a.yaml",
                    yaml(
                        "{at: 0s, expect: task.stop-payment, match: {}, as: stop}",
                        step.formatted("hop: \"${stop.taskId}\""),
                        step.formatted("taskId: \"${stop.task}\"")))
                .faults())
        .extracting(fault -> fault.line() + ": " + fault.message())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("5: hop is a number, but ${stop.taskId} is text"),
            second -> assertThat(second).startsWith("6: ${stop.task}: StopPaymentTask has no"));
  }

  @Test
  void policyAndUnitsArePatched() {
    Drill drill =
        DrillParser.parse(
                "a.yaml",
                """
                drill: a
                title: t
                start: 2024-03-09T19:05:00+08:00
                policy: {stopPayment.maxStops: 1}
                units: [{unit: "000000", name: 国家, prefixes: []}, {unit: "4403", name: "深圳", parent: "000000", prefixes: ["4403"]}]
                steps: [{at: 0s, never: task.lead, match: {}}]
                """)
            .orThrow();
    assertThat(drill.start()).isEqualTo(Instant.parse("2024-03-09T11:05:00Z"));
    assertThat(drill.ownPolicy()).isTrue();
    assertThat(drill.policy().stopPayment().maxStops()).isEqualTo(1);
    assertThat(drill.policy().units().directory()).hasSize(2);
  }

  @Test
  void stepsHaveTheirNumbersLinesAndDefaults() {
    Drill drill = Fixtures.drill(DIRECTIVE, "{at: 90s, expect: task.lead, match: {}}");
    Step.Expect expect = (Step.Expect) drill.steps().get(1);
    assertThat(expect.number()).isEqualTo(2);
    assertThat(expect.line()).isEqualTo(5);
    assertThat(expect.at()).isEqualTo(Duration.ofSeconds(90));
    assertThat(expect.within()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void brokenYamlAliasesAndMissingFilesAreFaults(@TempDir Path dir) {
    assertThat(DrillParser.parse("a.yaml", "drill: a\ntitle: {\n").faults()).hasSize(1);
    assertThat(DrillParser.parse("a.yaml", "").faults()).hasSize(1);
    assertThat(DrillParser.parse("a.yaml", "drill: a\nsteps: &s [*s]\n").faults())
        .extracting(Fault::line)
        .containsExactly(2);
    assertThat(DrillParser.parse(dir.resolve("none.yaml")).faults())
        .extracting(Fault::message)
        .containsExactly("there is no such file");
  }

  private static GenericRecord event(String step) throws Exception {
    Step.Send send = (Step.Send) Fixtures.drill(step).steps().get(0);
    return (GenericRecord) send.event().build(Fixtures.bindings());
  }
}
