package interlock.contract.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The generated pages are as the records say; {@code -Ddocs=write} writes them anew. */
class PolicyPagesTest {
  private static final Path PAGES =
      Path.of(System.getProperty("interlock.root")).resolve("docs/reference");

  @Test
  void theReferencePageIsCurrent() throws IOException {
    isCurrent("policy.md", PolicyReference.markdown(PolicyDocument.packaged()));
  }

  @Test
  void theSchemaIsCurrent() throws IOException {
    isCurrent("policy.schema.json", PolicySchema.json());
  }

  private static void isCurrent(String name, String text) throws IOException {
    Path page = PAGES.resolve(name);
    if ("write".equals(System.getProperty("docs"))) {
      Files.createDirectories(PAGES);
      Files.writeString(page, text);
    }
    assertThat(page).as("write it with mvn verify -Ddocs=write").exists().hasContent(text);
  }
}
