package interlock;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import interlock.core.desk.Room;
import interlock.schemas.Contracts;
import interlock.topology.Stores;
import interlock.topology.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Topics, stores and nodes are named in one place each (style.md 6): a second copy of a name would
 * drift, and a drifted store loses its state.
 */
class NamesTest {
  private static final Path ROOT = Path.of(System.getProperty("interlock.root", ".."));
  private static final List<String> MODULES =
      List.of("streams-app/src/main/java", "deploy/sandbox/src/main/java");

  /** As {@code Rooms} and {@code Routes} make them. */
  private static final Pattern NODE = Pattern.compile("(intake-|desk-|read-|read-mail-)[a-z.-]*");

  @Test
  void noTopicIsNamedOutsideTheListOfTopics() {
    assertThat(naming(NamesTest::namesATopic, "TopicNames.java")).isEmpty();
    assertThat(naming(NamesTest::namesATopic)).hasSameSizeAs(Topic.values());
  }

  @Test
  void noStoreIsNamedOutsideStores() {
    assertThat(naming(NamesTest::namesAStore, "TopicNames.java", "Stores.java")).isEmpty();
    assertThat(naming(NamesTest::namesAStore)).isNotEmpty();
  }

  @Test
  void noNodeIsNamedOutsideTheWiring() {
    assertThat(naming(NamesTest::namesANode, "Rooms.java", "Routes.java", "Label.java")).isEmpty();
    assertThat(naming(NamesTest::namesANode)).isNotEmpty();
  }

  @Test
  void theListOfTopicsAndTheCatalogueOfContractsHaveTheSameNames() throws Exception {
    var listed = new TreeSet<String>();
    for (Field field : TopicNames.class.getFields()) {
      listed.add((String) field.get(null));
    }
    var known = new TreeSet<String>();
    Arrays.stream(Topic.values()).map(Topic::base).forEach(known::add);
    Arrays.stream(Room.values()).map(Stores::files).forEach(known::add);
    var catalogued = new TreeSet<>(Contracts.all().keySet());
    catalogued.add(TopicNames.DEAD_LETTER);

    assertThat(listed).isEqualTo(known).isEqualTo(catalogued);
  }

  @Test
  void theScanBites() {
    Set<String> literals =
        Literals.in(
            """
            // "mail.subject" in a comment
            /** "subject-state" */
            String d = "see task.lead for it";
            char quote = '"';
            String a = "east.mail.subject", b = "subject-wakes", c = "desk-subject";
            """);

    assertThat(literals)
        .containsExactly(
            "see task.lead for it", "east.mail.subject", "subject-wakes", "desk-subject");
    assertThat(literals.stream().filter(NamesTest::namesATopic)).hasSize(1);
    assertThat(literals.stream().filter(NamesTest::namesAStore)).hasSize(1);
    assertThat(literals.stream().filter(NamesTest::namesANode)).hasSize(1);
    assertThat(namesATopic("mail.subjects")).isFalse();
  }

  private static boolean namesATopic(String literal) {
    return Arrays.stream(Topic.values()).anyMatch(topic -> holds(literal, topic.base()));
  }

  private static boolean namesAStore(String literal) {
    return literal.equals("-state")
        || literal.equals("-wakes")
        || literal.equals("-outbox")
        || literal.equals("-breaker")
        || Arrays.stream(Room.values())
            .anyMatch(r -> Stores.of(r).stream().anyMatch(store -> holds(literal, store)));
  }

  private static boolean namesANode(String literal) {
    return literal.equals("-to-") || NODE.matcher(literal).matches();
  }

  /** As a name, with a prefix or not; a sentence for people is none. */
  private static boolean holds(String literal, String name) {
    return literal.chars().noneMatch(Character::isWhitespace)
        && Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)")
            .matcher(literal)
            .find();
  }

  /** File and literal, wherever a literal names such a thing. */
  private static List<String> naming(Predicate<String> names, String... allowed) {
    var found = new ArrayList<String>();
    for (String module : MODULES) {
      try (Stream<Path> sources = Files.walk(ROOT.resolve(module))) {
        for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
          String file = source.getFileName().toString();
          if (!List.of(allowed).contains(file)) {
            Literals.in(Files.readString(source)).stream()
                .filter(names)
                .forEach(literal -> found.add(file + ": " + literal));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }
}
