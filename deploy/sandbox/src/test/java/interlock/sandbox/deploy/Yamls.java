package interlock.sandbox.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Files of the deployment, as structures. */
final class Yamls {
  static final Path ROOT = Path.of(System.getProperty("interlock.root"));

  private Yamls() {}

  static String text(String file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses a key that is there twice. */
  static Map<String, Object> one(String yaml) {
    return map(parser().load(yaml));
  }

  /** Every document that is not empty. */
  static List<Map<String, Object>> all(String yaml) {
    List<Map<String, Object>> documents = new ArrayList<>();
    parser().loadAll(yaml).forEach(document -> documents.add(map(document)));
    documents.removeIf(Objects::isNull);
    return documents;
  }

  /** What is at a dotted path; a number is a place in a list. */
  static Object at(Object node, String path) {
    Object here = node;
    for (String step : path.split("/", -1)) {
      here = here instanceof List<?> list ? list.get(Integer.parseInt(step)) : map(here).get(step);
      if (here == null) {
        return null;
      }
    }
    return here;
  }

  static Map<String, Object> mapAt(Object node, String path) {
    Map<String, Object> found = map(at(node, path));
    return found == null ? Map.of() : found;
  }

  static List<String> textsAt(Object node, String path) {
    return at(node, path) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** As the shell would have them: numbers and truth values are texts. */
  static Map<String, String> textMap(Map<String, Object> map) {
    Map<String, String> texts = new TreeMap<>();
    map.forEach((key, value) -> texts.put(key, String.valueOf(value)));
    return texts;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  private static Yaml parser() {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    return new Yaml(strict);
  }
}
