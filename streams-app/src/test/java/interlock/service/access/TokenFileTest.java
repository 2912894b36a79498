package interlock.service.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import interlock.service.config.InvalidConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
  @TempDir private Path dir;
  private final AtomicLong nanos = new AtomicLong();
  private int changes;

  @Test
  void aTokenThatIsTakenOutEndsWithinASecondAndAWrongFileChangesNothing() throws Exception {
    Path file = write("one");
    TokenFile tokens = TokenFile.read(file, nanos::get);
    assertThat(tokens.callerOf(Tokens.sha256("one"))).isPresent();

    write("two");
    assertThat(tokens.callerOf(Tokens.sha256("one"))).as("not looked again yet").isPresent();
    nanos.addAndGet(2_000_000_000L);
    assertThat(tokens.callerOf(Tokens.sha256("one"))).isEmpty();
    assertThat(tokens.callerOf(Tokens.sha256("two"))).isPresent();

    change(file, "tokens: nonsense");
    nanos.addAndGet(2_000_000_000L);
    assertThat(tokens.callerOf(Tokens.sha256("two"))).as("what was before holds").isPresent();
    Files.delete(file);
    nanos.addAndGet(2_000_000_000L);
    assertThat(tokens.callerOf(Tokens.sha256("two"))).isPresent();
  }

  @Test
  void aWrongFileKeepsAProcessFromStarting() throws Exception {
    Path file = dir.resolve("tokens.yaml");
    change(file, "tokens: [{name: a}]");
    assertThatExceptionOfType(InvalidConfig.class)
        .isThrownBy(() -> TokenFile.read(file, nanos::get))
        .withMessageContaining("token 1 has no sha256")
        .withMessageContaining("token 1 has no unit");
  }

  private Path write(String token) throws IOException {
    Path file = dir.resolve("tokens.yaml");
    change(
        file,
        "tokens: [{name: a, sha256: \"%s\", unit: \"4406\", scopes: [read]}]"
            .formatted(Tokens.sha256(token)));
    return file;
  }

  /** A file system may count in seconds. */
  private void change(Path file, String text) throws IOException {
    Files.writeString(file, text);
    changes++;
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(changes)));
  }
}
