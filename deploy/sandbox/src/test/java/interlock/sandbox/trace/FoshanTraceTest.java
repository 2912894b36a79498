package interlock.sandbox.trace;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.casefile.CaseSummary;
import interlock.service.trace.EarlierText;
import interlock.service.trace.Figures;
import interlock.service.trace.IfEarlier;
import interlock.service.trace.Trace;
import interlock.service.trace.TraceJson;
import interlock.service.trace.TraceSvg;
import interlock.service.trace.TraceText;
import interlock.service.trace.Tracing;
import interlock.service.wording.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The night of drill 01 as the commands show it; docs/trace.md and its drawing are made here. */
class FoshanTraceTest {
  private static final Path ROOT = Path.of(System.getProperty("interlock.root"));
  private static final String CASE = "FS-0309";
  private static Rehearsed night;
  private static Trace trace;

  @BeforeAll
  static void play() {
    night = Rehearsed.of(ROOT.resolve("deploy/sandbox/drills/01-foshan-night-chain.yaml"));
    trace = Tracing.of(night.records(CASE));
  }

  @Test
  void theSummaryHasEveryFigure() {
    assertThat(night.held()).isTrue();
    CaseSummary summary = night.summaries().get(CASE);

    assertThat(summary.getLost()).isEqualTo(yuan("1570000.00"));
    assertThat(summary.getTraced()).isEqualTo(yuan("1570000.00"));
    assertThat(summary.getRequested()).isEqualTo(yuan("1570000.00"));
    assertThat(summary.getHeld()).isEqualTo(yuan("690000.00"));
    assertThat(summary.getFrozen()).isEqualTo(yuan("0.00"));
    assertThat(summary.getCash()).isEqualTo(yuan("0.00"));
    assertThat(summary.getUntraced()).isEqualTo(yuan("0.00"));
    assertThat(summary.getFirstStopSeconds()).isEqualTo(60);
    assertThat(summary.getLossTier()).isEqualTo("1M");
    assertThat(summary.getHighLoss()).isTrue();
    assertThat(summary.getAccounts()).isEqualTo(6);
    assertThat(summary.getHops()).isEqualTo(3);
  }

  @Test
  void theTreeIsTheOneInTheDocumentation() throws IOException {
    block("trace", new TraceText(masked(Language.EN)).lines(trace));
    block("trace-zh", new TraceText(masked(Language.ZH)).lines(trace));
  }

  @Test
  void theDrawingIsTheOneInTheDocumentation() throws IOException {
    String drawing = new TraceSvg(masked(Language.EN)).document(trace);
    assertThat(drawing).doesNotContain("http://fonts", "<script", "href");
    file("docs/images/trace-foshan-night.svg", drawing);
    assertThat(new TraceSvg(masked(Language.ZH)).document(trace)).contains("受害人", "已止付");
  }

  @Test
  void nothingIsShownInFullUnlessAskedFor() {
    String all =
        String.join("\n", new TraceText(masked(Language.EN)).lines(trace))
            + new TraceJson(masked(Language.EN)).text(trace)
            + new TraceSvg(masked(Language.EN)).document(trace);
    trace.accounts().forEach(a -> assertThat(all).doesNotContain(a.reveal()));
    assertThat(all).doesNotContain("甲某");

    String open = String.join("\n", new TraceText(figures(Language.EN, true)).lines(trace));
    trace.accounts().forEach(a -> assertThat(open).contains(a.reveal()));
  }

  @Test
  void anEarlierReportFindsTheMoneyNearer() throws IOException {
    IfEarlier fifteen = earlier(Duration.ofMinutes(35));

    assertThat(fifteen.asItWas().askedInAllFen()).isEqualTo(157_000_000);
    assertThat(fifteen.asItWas().askedFen())
        .containsOnly(
            Map.entry(1, 10_000_000L), Map.entry(2, 129_000_000L), Map.entry(3, 18_000_000L));
    // At 18:30 the first payment onwards is just made; a minute later the banks hold the rest.
    assertThat(fifteen.ifEarlier().askedFen())
        .containsOnly(Map.entry(1, 100_000_000L), Map.entry(2, 57_000_000L));
    block("if-earlier", new EarlierText(masked(Language.EN)).lines(fifteen));
  }

  @Test
  void nobodyReportsWhatHeHasNotPaid() {
    IfEarlier day = earlier(Duration.ofDays(1));

    assertThat(day.earlier()).isEqualTo(Duration.ofMinutes(50));
    assertThat(day.ifEarlier().askedFen()).containsOnly(Map.entry(1, 157_000_000L));
    assertThat(day.ifEarlier().refused()).isEqualTo(3);
  }

  private static IfEarlier earlier(Duration wanted) {
    return IfEarlier.of(night.records(CASE), trace, night.movements(), Rehearsed.POLICY, wanted);
  }

  private static Figures masked(Language language) {
    return figures(language, false);
  }

  private static Figures figures(Language language, boolean reveal) {
    return new Figures(language, ZoneId.of("Asia/Shanghai"), reveal);
  }

  private static BigDecimal yuan(String text) {
    return new BigDecimal(text);
  }

  /** A block of docs/trace.md; rewritten with {@code -Ddocs=write}. */
  private static void block(String name, List<String> lines) throws IOException {
    Path page = ROOT.resolve("docs/trace.md");
    String text = Files.readString(page);
    String begin = "<!-- " + name + " -->\n```\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("\n```\n", from);
    assertThat(from).as("the page has a block " + name).isGreaterThan(begin.length());
    String now = String.join("\n", lines.stream().map(String::stripTrailing).toList());
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(page, text.substring(0, from) + now + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).as("rewrite it with -Ddocs=write").isEqualTo(now);
  }

  private static void file(String name, String now) throws IOException {
    Path file = ROOT.resolve(name);
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(file, now);
    }
    assertThat(Files.readString(file)).as("rewrite it with -Ddocs=write").isEqualTo(now);
  }
}
