package interlock.core.codes;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.GeneratedPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CodesPageTest {

  @Test
  void referencePageSaysWhatTheListsSay() throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# Codes");
    lines.add("");
    lines.add("Made from `interlock.core.codes`; do not edit. Rewrite with");
    lines.add("`mvn test -pl schemas,streams-app -am -Ddocs=write`.");
    lines.add("A code that stood in a record once is never renamed or reused.");
    lines.add("");
    lines.add("## Reason codes");
    lines.add("");
    lines.add("What a task gives as its `reasons`.");
    for (ReasonCode.Group group : ReasonCode.Group.values()) {
      lines.add("");
      lines.add("### " + group + ": " + group.english() + " (" + group.chinese() + ")");
      lines.add("");
      Stream<ReasonCode> codes = Arrays.stream(ReasonCode.values()).filter(c -> c.group() == group);
      table(lines, List.of("Code", "Meaning", "含义"), codes.map(c -> cells(c)));
    }
    lines.add("");
    lines.add("## Reject codes");
    lines.add("");
    lines.add("Why a record went to `intake.rejected`, and what its sender should change.");
    lines.add("");
    table(
        lines,
        List.of("Code", "Meaning", "含义", "Fix"),
        Arrays.stream(RejectCode.values()).map(c -> cells(c, c.fix())));
    lines.add("");
    lines.add("## Bank result codes");
    lines.add("");
    lines.add("What a bank answers in `resultCode`; a desk decides by the class.");
    lines.add("An unnamed code from 0802 to 0898 counts as 0899.");
    lines.add("");
    table(
        lines,
        List.of("Code", "Meaning", "含义", "Class"),
        Arrays.stream(BankResultCode.values()).map(c -> cells(c, "`" + c.meaning() + "`")));
    lines.add("");
    lines.add("## Alert codes");
    lines.add("");
    lines.add("What `control.alert` says to those who watch over Interlock.");
    lines.add("");
    table(
        lines,
        List.of("Code", "Meaning", "含义", "Fix"),
        Arrays.stream(AlertCode.values()).map(c -> cells(c, c.fix())));
    lines.add("");
    lines.add("## Loss tiers");
    lines.add("");
    lines.add("What stands as `lossTier` in `case.summary`; none below the first.");
    lines.add("");
    table(
        lines,
        List.of("Code", "Meaning", "含义"),
        Arrays.stream(LossTier.values()).map(c -> cells(c)));
    lines.add("");
    lines.add("## Outcome codes");
    lines.add("");
    lines.add("What `source.receipt` tells a source of its event, after the receipt of Intake.");
    lines.add("");
    table(
        lines,
        List.of("Code", "Meaning", "含义"),
        Arrays.stream(OutcomeCode.values()).map(c -> cells(c)));
    lines.add("");
    lines.add("## Notice codes");
    lines.add("");
    lines.add(
        "What stands as `notice.reasonCode` in a task that restricts somebody, and in the one");
    lines.add("that restores a line: whoever carries the measure out tells its holder so.");
    lines.add("");
    table(
        lines,
        List.of("Code", "Meaning", "含义"),
        Arrays.stream(NoticeCode.values()).map(c -> cells(c)));
    GeneratedPage.check("docs/reference/codes.md", String.join("\n", lines) + "\n");
  }

  @Test
  void everyCodeExplainsItselfInBothLanguages() {
    assertThat(all())
        .allSatisfy(
            code -> {
              assertThat(code.english()).isNotBlank().doesNotContain("|", "\n");
              assertThat(code.chinese()).doesNotContain("|", "\n");
              assertThat(code.chinese().codePoints().anyMatch(Character::isIdeographic)).isTrue();
            });
    assertThat(RejectCode.values()).allSatisfy(code -> assertThat(code.fix()).isNotBlank());
  }

  @Test
  void noTwoCodesOfOneListMeanTheSame() {
    assertThat(ReasonCode.values()).extracting(ReasonCode::english).doesNotHaveDuplicates();
    assertThat(ReasonCode.values()).extracting(ReasonCode::chinese).doesNotHaveDuplicates();
    assertThat(RejectCode.values()).extracting(RejectCode::english).doesNotHaveDuplicates();
    assertThat(BankResultCode.values()).extracting(BankResultCode::code).doesNotHaveDuplicates();
  }

  private static Stream<Documented> all() {
    return Stream.of(
            ReasonCode.values(),
            RejectCode.values(),
            BankResultCode.values(),
            AlertCode.values(),
            LossTier.values(),
            OutcomeCode.values(),
            NoticeCode.values(),
            KpiCode.values())
        .flatMap(Arrays::stream);
  }

  private static List<String> cells(Documented code, String... more) {
    var cells = new ArrayList<>(List.of("`" + code.code() + "`", code.english(), code.chinese()));
    cells.addAll(List.of(more));
    return cells;
  }

  private static void table(List<String> lines, List<String> head, Stream<List<String>> rows) {
    lines.add(row(head));
    lines.add(row(head.stream().map(h -> "---").toList()));
    rows.map(CodesPageTest::row).forEach(lines::add);
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(joining(" | ", "| ", " |"));
  }
}
