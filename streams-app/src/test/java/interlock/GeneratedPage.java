package interlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs/ that is made from the code: compared in every build, rewritten on demand. */
public final class GeneratedPage {
  private GeneratedPage() {}

  /**
   * Fails when the page differs from {@code text}; with {@code -Ddocs=write} writes it instead.
   *
   * @param page its path below the project's root
   */
  public static void check(String page, String text) throws IOException {
    Path file = Path.of(System.getProperty("interlock.root", ".."), page);
    if ("write".equals(System.getProperty("docs"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("%s is missing; make it with -Ddocs=write", page).exists();
    assertThat(Files.readString(file))
        .as("%s is not what the code says; rewrite it with -Ddocs=write", page)
        .isEqualTo(text);
  }
}
