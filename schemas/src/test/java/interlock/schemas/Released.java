package interlock.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** The folder {@code released/}: every schema that ever went out, by subject and version. */
final class Released {
  private static final Path ROOT = Path.of("released");

  private Released() {}

  /** TopicNameStrategy. */
  static String subject(String topic) {
    return topic + "-value";
  }

  static List<String> subjects() {
    try (var folders = Files.list(ROOT)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Versions 1, 2, … of a subject, in order; files beyond a gap are an error. */
  static List<Schema> versions(String subject) {
    List<Schema> versions = new ArrayList<>();
    while (Files.exists(file(subject, versions.size() + 1))) {
      versions.add(read(file(subject, versions.size() + 1)));
    }
    if (versions.size() != count(subject)) {
      throw new IllegalStateException(
          "released/" + subject + " must hold v1.avsc, v2.avsc … without a gap and nothing else");
    }
    return versions;
  }

  static void add(String subject, Schema schema) {
    Path file = file(subject, count(subject) + 1);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, SchemaFormatter.format("json/pretty", schema) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(String subject, int version) {
    return ROOT.resolve(subject).resolve("v" + version + ".avsc");
  }

  private static int count(String subject) {
    Path folder = ROOT.resolve(subject);
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (var files = Files.list(folder)) {
      return (int) files.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema read(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
