package interlock.core.policy;

import java.util.Map;
import java.util.Optional;

/**
 * The administrative divisions of one edition of GB/T 2260: which codes there are, and their names.
 *
 * <p>Codes here have no filling (44, 4406, 440604), as in {@link
 * interlock.core.identity.Region#code}.
 */
public final class Divisions implements Edition {
  /** No division is known: only the policy's own directory counts. */
  public static final Divisions NONE = new Divisions(Edition.NONE, Map.of());

  private final String edition;
  private final Map<String, String> names;

  /**
   * @param edition what a policy calls it
   * @param names by code without filling
   */
  public Divisions(String edition, Map<String, String> names) {
    this.edition = edition;
    this.names = Map.copyOf(names);
  }

  @Override
  public String edition() {
    return edition;
  }

  boolean knows(String code) {
    return names.containsKey(code);
  }

  /** What the division is called; in Chinese. */
  Optional<String> name(String code) {
    return Optional.ofNullable(names.get(code));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Divisions divisions && divisions.edition.equals(edition);
  }

  @Override
  public int hashCode() {
    return edition.hashCode();
  }

  @Override
  public String toString() {
    return "Divisions[" + edition + ", " + names.size() + " codes]";
  }
}
