package interlock.sandbox.drill;

import java.io.PrintWriter;
import java.util.List;

/** Writes what became of a drill for a person: a line a step, and why where one did not hold. */
final class DrillPrinter {
  private static final String INDENT = " ".repeat(15);

  private final PrintWriter out;
  private final Labels language;

  DrillPrinter(PrintWriter out, Labels language) {
    this.out = out;
    this.language = language;
  }

  void begin(Drill drill) {
    out.printf("%s — %s%n", drill.name(), drill.title());
    out.flush();
  }

  void step(StepResult result) {
    Step step = result.step();
    out.printf(
        "  %s %3d %8s %s %s%s%n",
        mark(result.held()),
        step.number(),
        Offsets.text(result.time()),
        language.verb(step),
        step.topic(),
        result.matched().filter(id -> !id.isEmpty()).map(id -> "  " + id).orElse(""));
    if (!result.held()) {
      why(result);
    }
    out.flush();
  }

  void end(Drill drill, List<StepResult> results) {
    long held = results.stream().filter(StepResult::held).count();
    out.println(language.drillSummary(drill.name(), held, results.size()));
    if (drill.leftOut() > 0) {
      out.println(language.leftOut(drill.leftOut()));
    }
    out.println();
    out.flush();
  }

  void summary(int held, int drills) {
    out.println(language.summary(held, drills));
    out.flush();
  }

  private void why(StepResult result) {
    if (result.missing().isPresent()) {
      line(result.missing().get());
      return;
    }
    boolean tooMany = false;
    if (result.step() instanceof Step.Count count) {
      int found = result.counted().orElse(0);
      tooMany = found > count.expected();
      line(language.counted(found, count.expected()));
    }
    if (result.nearest().isEmpty()) {
      if (result.counted().orElse(0) == 0) {
        line(language.nothingOn(result.step().topic()));
      }
      return;
    }
    boolean forbidden =
        tooMany || result.step() instanceof Step.Never || result.step() instanceof Step.NeverEver;
    NearMiss miss = result.nearest().get();
    line(
        "%s: %s (%d/%d)"
            .formatted(
                language.nearest(forbidden), miss.what(), miss.matched(), miss.fields().size()));
    for (NearMiss.Field field : miss.fields()) {
      String actual = field.actual().orElse(language.absent());
      line(
          field.holds()
              ? "  ✓ %s: %s".formatted(field.path(), actual)
              : "  ✗ %s: %s %s, %s %s"
                  .formatted(
                      field.path(), language.expected(), field.expected(), language.was(), actual));
    }
  }

  private void line(String text) {
    out.println(INDENT + text);
  }

  private static String mark(boolean held) {
    return held ? "✓" : "✗";
  }
}
