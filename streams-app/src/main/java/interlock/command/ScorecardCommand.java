package interlock.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.service.source.ReceiptReader;
import interlock.service.source.ScorecardText;
import interlock.service.source.Scorecards;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code interlock scorecard}. */
@Command(
    name = "scorecard",
    description = {
      "Show how good each source's events are: how many were taken, how late they came, what was"
          + " rejected and why, and how many of the cases that rested on them were frauds.",
      "Shows no identifiers."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:shown",
      "2:the arguments or the settings are wrong",
      "3:broker or registry cannot be reached"
    })
final class ScorecardCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOptions cluster;
  @Mixin private LanguageOption languageOption;

  @Option(names = "--source", paramLabel = "S", description = "This source alone.")
  private String source;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      defaultValue = "24h",
      converter = SpanConverter.class,
      description = "What was told in this span, for example 90m, 24h (default ${DEFAULT-VALUE}).")
  private Duration since;

  @Option(names = "--json", paramLabel = "FILE", description = "Write it as JSON too.")
  private Path json;

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now();
    var cards = new Scorecards(now.minus(since), now);
    try (ReceiptReader reader = ReceiptReader.connect(cluster.loadToRead())) {
      reader.since(cards.from(), Optional.ofNullable(source), cards::read);
    }
    PrintWriter out = spec.commandLine().getOut();
    new ScorecardText(languageOption.language(), ZoneId.systemDefault())
        .lines(cards)
        .forEach(out::println);
    out.flush();
    if (json != null) {
      new ObjectMapper().writeValue(json.toFile(), cards.json());
    }
    return ExitCode.OK.code();
  }
}
