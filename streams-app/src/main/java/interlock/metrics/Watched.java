package interlock.metrics;

import java.util.List;
import java.util.Set;

/**
 * The outsiders that have a label of their own, by the deployment's settings. All others are {@link
 * Label#OTHER}: what an outsider writes never becomes a label.
 *
 * @param sources by the name that they give themselves
 * @param institutions by their code
 * @param groups consumer groups of the centres
 */
public record Watched(Set<String> sources, Set<String> institutions, List<String> groups) {
  /** Nobody. */
  public static final Watched NOBODY = new Watched(Set.of(), Set.of(), List.of());

  public Watched {
    sources = Set.copyOf(sources);
    institutions = Set.copyOf(institutions);
    groups = List.copyOf(groups);
  }

  /** The label of a source. */
  public String source(String name) {
    return sources.contains(name) ? name : Label.OTHER;
  }

  /** The label of an institution. */
  public String institution(String code) {
    return institutions.contains(code) ? code : Label.OTHER;
  }
}
