package interlock.sandbox.conform;

import interlock.contract.intake.FieldUse;
import interlock.service.wording.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report for a person, and for a program. */
public final class ReportText {
  private final Path file;
  private final Partner partner;
  private final Report report;

  public ReportText(Path file, Partner partner, Report report) {
    this.file = file;
    this.partner = partner;
    this.report = report;
  }

  /** Line by line. What is wrong with a field is said in English, as everywhere. */
  public List<String> lines(Language language) {
    List<String> lines = new ArrayList<>();
    for (Finding finding : report.findings()) {
      String code =
          finding
              .code()
              .map(
                  c ->
                      c.code()
                          + language.pick("", "（" + c.chinese() + "）")
                          + finding.field().map(f -> " " + f).orElse("")
                          + ": ")
              .orElse("");
      lines.add(file + ":" + finding.line() + ": " + code + finding.message());
    }
    lines.add(
        language.pick(
            "%d of %d record(s) would be taken.".formatted(report.taken(), report.records()),
            "%d 条记录中 %d 条可受理。".formatted(report.records(), report.taken())));
    if (!report.lacking().isEmpty()) {
      lines.add("");
      lines.add(
          language.pick("They may do without these fields, but then:", "以下字段可不填，但缺少时相应规则不起作用："));
    }
    report.lacking().forEach((use, where) -> lines.add(lacking(use, where, language)));
    return lines;
  }

  private static String lacking(FieldUse use, List<Integer> where, Language language) {
    return language.pick(
        "  %s (%d record(s), line %s): %s: %s"
            .formatted(
                String.join(" or ", use.fields()),
                where.size(),
                Report.lines(where),
                use.rule(),
                use.english()),
        "  %s（%d 条，行 %s）：%s：%s"
            .formatted(
                String.join(" 或 ", use.fields()),
                where.size(),
                Report.lines(where),
                use.rule(),
                use.chinese()));
  }

  /** For a program. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", file.toString());
    tree.put("party", partner.label());
    tree.put("records", report.records());
    tree.put("taken", report.taken());
    tree.put("findings", report.findings().stream().map(ReportText::tree).toList());
    tree.put(
        "lacking",
        report.lacking().entrySet().stream()
            .map(
                entry -> {
                  Map<String, Object> lacking = new LinkedHashMap<>();
                  lacking.put("fields", entry.getKey().fields());
                  lacking.put("rule", entry.getKey().rule());
                  lacking.put("without", entry.getKey().english());
                  lacking.put("lines", entry.getValue());
                  return lacking;
                })
            .toList());
    return tree;
  }

  private static Map<String, Object> tree(Finding finding) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("line", finding.line());
    finding.code().ifPresent(code -> tree.put("code", code.code()));
    finding.field().ifPresent(field -> tree.put("field", field));
    tree.put("message", finding.message());
    return tree;
  }
}
