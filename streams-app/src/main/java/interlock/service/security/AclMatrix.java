package interlock.service.security;

import interlock.topology.Topic;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** The table for people: topics down, roles across. */
public final class AclMatrix {
  private AclMatrix() {}

  /** What a role may do with a topic's records. */
  public record Cell(boolean writes, boolean reads) {
    @Override
    public String toString() {
      return (writes ? "W" : "") + (reads ? "R" : "") + (writes || reads ? "" : "·");
    }
  }

  /** What the table says. */
  public static Cell cell(Role role, Topic topic) {
    TopicRights rights = TopicRights.of(topic);
    return new Cell(rights.writers().contains(role), rights.readers().contains(role));
  }

  /** For a terminal. */
  public static String text() {
    return text(AclMatrix::cell);
  }

  /** Where a cell comes from: the table, or what was seen on a broker. */
  @FunctionalInterface
  public interface Cells {
    Cell of(Role role, Topic topic);
  }

  /** For a terminal: W writes, R reads. */
  public static String text(Cells cells) {
    int width =
        Arrays.stream(Topic.values()).mapToInt(topic -> topic.base().length()).max().orElse(0) + 2;
    StringBuilder text = new StringBuilder(" ".repeat(width));
    for (Role role : Role.values()) {
      text.append("%-12s".formatted(role.label()));
    }
    text.append('\n');
    for (Topic topic : Topic.values()) {
      text.append(topic.base()).append(" ".repeat(width - topic.base().length()));
      for (Role role : Role.values()) {
        text.append("%-12s".formatted(cells.of(role, topic)));
      }
      text.append('\n');
    }
    return text.toString().replaceAll("(?m) +$", "");
  }

  /** The page {@code docs/reference/acl-matrix.md}. */
  public static String page() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Who may do what on the cluster

        Made from the table in the code (`service/security/TopicRights`, `AclTable`); do not edit.
        [security.md](../security.md) says how to use it. W: writes records, R: reads them, ·: neither.
        Whoever writes or reads a topic may also describe it.

        """);
    page.append("| role | principal by default | who |\n|---|---|---|\n");
    for (Role role : Role.values()) {
      page.append("| ").append(role.label()).append(" | `").append(role.principal());
      page.append("` | ").append(role.words()).append(" |\n");
    }
    page.append("\n## Records\n\n| topic | ");
    page.append(Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(" | ")));
    page.append(" |\n|---|").append("---|".repeat(Role.values().length)).append('\n');
    for (Topic topic : Topic.values()) {
      page.append("| `").append(topic.base()).append("` | ");
      page.append(
          Arrays.stream(Role.values())
              .map(role -> cell(role, topic).toString())
              .collect(Collectors.joining(" | ")));
      page.append(" |\n");
    }
    page.append(
        """

        ## All else

        A name that ends in `*` is a prefix. Nobody may change ACLs, delete a topic or add partitions:
        that is left to the cluster's own administrator.

        | role | resource | operations |
        |---|---|---|
        """);
    for (Role role : Role.values()) {
      page.append(others(role));
    }
    return page.toString();
  }

  private static String others(Role role) {
    List<AclBinding> bindings = AclTable.of(Naming.byDefault(), List.of(role));
    StringBuilder rows = new StringBuilder();
    String settings = onSettings(bindings);
    if (!settings.isEmpty()) {
      rows.append(row(role, "every topic of the catalogue", settings));
    }
    bindings.stream()
        .filter(b -> !isCatalogued(b))
        .map(AclBinding::pattern)
        .distinct()
        .forEach(
            pattern ->
                rows.append(
                    row(
                        role,
                        pattern.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                            + (pattern.resourceType() == ResourceType.CLUSTER
                                ? ""
                                : " `"
                                    + pattern.name()
                                    + (pattern.patternType() == PatternType.PREFIXED ? "*" : "")
                                    + "`"),
                        bindings.stream()
                            .filter(b -> b.pattern().equals(pattern))
                            .map(b -> AclTexts.camel(b.entry().operation()))
                            .collect(Collectors.joining(", ")))));
    return rows.toString();
  }

  /** The operations on the catalogue's topics apart from those on records. */
  private static String onSettings(Collection<AclBinding> bindings) {
    return bindings.stream()
        .filter(AclMatrix::isCatalogued)
        .map(binding -> binding.entry().operation())
        .filter(AclMatrix::isOnSettings)
        .distinct()
        .sorted()
        .map(AclTexts::camel)
        .collect(Collectors.joining(", "));
  }

  private static boolean isOnSettings(AclOperation operation) {
    return operation != AclOperation.READ
        && operation != AclOperation.WRITE
        && operation != AclOperation.DESCRIBE;
  }

  private static boolean isCatalogued(AclBinding binding) {
    return binding.pattern().resourceType() == ResourceType.TOPIC
        && binding.pattern().patternType() == PatternType.LITERAL;
  }

  private static String row(Role role, String resource, String operations) {
    return "| %s | %s | %s |\n".formatted(role.label(), resource, operations);
  }
}
