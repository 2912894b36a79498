package interlock.service.access;

import interlock.service.tasks.UnitScope;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name of the token: in audit records, and as the source of what it publishes
 * @param units whose tasks it may see and act on
 * @param officer whose own token it is; empty for a centre's system, which names its officers
 *     itself
 */
public record Caller(String name, UnitScope units, Set<Scope> scopes, Optional<String> officer) {
  /** Everybody on this machine, where no tokens are asked for. */
  public static final Caller OPEN =
      new Caller("open", UnitScope.EVERYWHERE, EnumSet.allOf(Scope.class), Optional.empty());

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  /** Without the officer. */
  @Override
  public String toString() {
    return name;
  }
}
