package interlock.service.access;

import interlock.service.config.ConfigProblem;
import interlock.service.config.InterlockConfig;
import interlock.service.config.InvalidConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of tokens, read again within a second when it changes, so that a token that is taken out
 * ends at once for new requests, and a moment later for streams. A changed file that is wrong is
 * refused as a whole: what was read before holds.
 */
public final class TokenFile {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path file;
  private final LongSupplier nanos;
  private Tokens tokens;
  private FileTime readAs;
  private long lookedAt;

  private TokenFile(Path file, Tokens tokens, FileTime readAs, LongSupplier nanos) {
    this.file = file;
    this.nanos = nanos;
    this.tokens = tokens;
    this.readAs = readAs;
    lookedAt = nanos.getAsLong();
  }

  /**
   * Reads the file.
   *
   * @throws InvalidConfig with every problem
   */
  public static TokenFile read(Path file) {
    return read(file, System::nanoTime);
  }

  static TokenFile read(Path file, LongSupplier nanos) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return switch (Tokens.parse(Files.readString(file))) {
        case Tokens.Reading.Valid(Tokens tokens) -> new TokenFile(file, tokens, time, nanos);
        case Tokens.Reading.Invalid(List<String> problems) ->
            throw new InvalidConfig(problems.stream().map(p -> problem(file, p)).toList());
      };
    } catch (IOException e) {
      throw new InvalidConfig(List.of(problem(file, "it cannot be read as text; write UTF-8")));
    }
  }

  private static ConfigProblem problem(Path file, String what) {
    return new ConfigProblem(
        InterlockConfig.HTTP_TOKENS, file.toString(), what, "see docs/api.md, Access");
  }

  /**
   * The caller whose token has this digest, as the file stands.
   *
   * @param sha256 by {@link Tokens#sha256}
   */
  public Optional<Caller> callerOf(String sha256) {
    return current().callerOf(sha256);
  }

  private synchronized Tokens current() {
    if (nanos.getAsLong() - lookedAt > LOOK_NANOS) {
      lookedAt = nanos.getAsLong();
      lookAgain();
    }
    return tokens;
  }

  private void lookAgain() {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      if (time.equals(readAs)) {
        return;
      }
      readAs = time;
      switch (Tokens.parse(Files.readString(file))) {
        case Tokens.Reading.Valid(Tokens read) -> {
          tokens = read;
          LOG.info("{} token(s) are in force", tokens.size());
        }
        case Tokens.Reading.Invalid(List<String> problems) ->
            LOG.error(
                "The changed file of tokens is refused, the tokens before hold: {}",
                String.join("; ", problems));
      }
    } catch (IOException e) {
      LOG.error("The file of tokens cannot be read, the tokens before hold: {}", e.toString());
    }
  }
}
