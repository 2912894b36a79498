package interlock.command;

import interlock.service.deadletter.Letter;
import interlock.service.deadletter.LetterFilter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which letters a command is about. */
final class LetterOptions {
  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Only what came from this topic, without prefix: bank.suspicious-transfer.")
  private String topic;

  @Option(
      names = "--since",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description = "Only what was received within that time: 30m, 2h.")
  private Duration since;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only where the reason contains it, in whatever case.")
  private String reason;

  @Option(
      names = "--key-tag",
      paramLabel = "TAG",
      description = "Only keys of this tag, as `list` shows it. Several keys can share one.")
  private String keyTag;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Short for --key-tag with the tag of this key.")
  private String key;

  LetterFilter filter(Set<String> places, Clock clock) {
    Optional<String> ofKey =
        Optional.ofNullable(key).map(k -> Letter.tag(k.getBytes(StandardCharsets.UTF_8)));
    return new LetterFilter(
        Optional.ofNullable(topic),
        Optional.ofNullable(since).map(span -> clock.instant().minus(span)),
        Optional.ofNullable(reason),
        ofKey.or(() -> Optional.ofNullable(keyTag)),
        places);
  }
}
