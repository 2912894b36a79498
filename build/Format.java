import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks (or, with {@code write}, rewrites) every Java source of the house with google-java-format.
 */
final class Format {
  private static final List<String> ROOTS =
      List.of("build", "schemas/src", "streams-app/src", "deploy");

  public static void main(String[] args) throws Exception {
    boolean write = args.length > 0 && args[0].equals("write");
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    List<Path> unformatted = new ArrayList<>();
    for (String root : ROOTS) {
      if (!Files.isDirectory(Path.of(root))) {
        continue;
      }
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        for (Path file : files.filter(Format::isSource).sorted().toList()) {
          String before = Files.readString(file);
          String after =
              formatter.formatSource(
                  RemoveUnusedImports.removeUnusedImports(
                      ImportOrderer.reorderImports(before, JavaFormatterOptions.Style.GOOGLE)));
          if (!after.equals(before)) {
            unformatted.add(file);
            if (write) {
              Files.writeString(file, after);
            }
          }
        }
      }
    }
    unformatted.forEach(f -> System.out.println((write ? "formatted " : "not formatted: ") + f));
    if (!write && !unformatted.isEmpty()) {
      System.out.println("Fix with: mvn -N validate -Dformat=write");
      System.exit(1);
    }
  }

  private static boolean isSource(Path path) {
    return path.toString().endsWith(".java") && !path.toString().contains("/target/");
  }
}
