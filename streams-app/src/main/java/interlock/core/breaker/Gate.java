package interlock.core.breaker;

import interlock.core.codes.AlertCode;
import interlock.core.policy.Policy;
import interlock.core.policy.Rate;
import interlock.core.task.Alert;
import interlock.core.task.Alert.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What every stop passes on its way out; lives for one decision.
 *
 * <p>A scope whose last minute reached its limit opens at the next stop that would go out by
 * itself, which is held back. While it is open, what is held back counts too, so that it closes
 * only when less than the limit was wanted for a minute: a flood that goes on gets nothing more. In
 * scopes that are not open what is held back does not count: a flood on one bank leaves others
 * alone.
 */
public final class Gate {
  /** The institution of accounts of which nobody said where they are. */
  static final String UNKNOWN_INSTITUTION = "-";

  private final long now;
  private final String source;
  private final Policy policy;
  private final Paces paces;
  private final Map<Scope, Pace> changed = new LinkedHashMap<>();
  private final List<Alert> alerts = new ArrayList<>();

  /**
   * @param now epoch milliseconds
   * @param source who published the event that led to this decision; empty: time alone did
   */
  public Gate(long now, String source, Policy policy, Paces paces) {
    this.now = now;
    this.source = source;
    this.policy = policy;
    this.paces = paces;
  }

  /**
   * Whether a stop that would go out by itself is to be decided by a person first. If so, that is
   * counted; if not, {@link #passed} must follow.
   *
   * @param institution that holds the account; empty if nobody said
   */
  public boolean holdsBack(String institution, long amountFen) {
    boolean held = false;
    for (Scope scope : scopes(institution)) {
      Rate limit = limit(scope.kind());
      Pace pace = current(scope);
      if (pace.reaches(limit)) {
        held = true;
        boolean opens = !pace.isOpen();
        Pace next = pace.opened(now).holding().plus(now, 1, amountFen);
        changed.put(scope, next);
        if (opens) {
          alerts.add(alert(scope, next, limit, true, next.openSince()));
        }
      }
    }
    return held;
  }

  /**
   * Stops went out, by themselves or by an officer's word.
   *
   * @param stops 0 where one that is out already became larger
   */
  public void passed(String institution, int stops, long amountFen) {
    for (Scope scope : scopes(institution)) {
      changed.put(scope, current(scope).plus(now, stops, amountFen));
    }
  }

  /** Closes a breaker that may be closed, also if no stop asks for it. */
  public void settle(Scope scope) {
    current(scope);
  }

  /** The paces that are another now. */
  public Map<Scope, Pace> paces() {
    return Map.copyOf(changed);
  }

  /** What opened and closed, in order. */
  public List<Alert> alerts() {
    return List.copyOf(alerts);
  }

  private List<Scope> scopes(String institution) {
    List<Scope> scopes = new ArrayList<>(3);
    String where = institution.isEmpty() ? UNKNOWN_INSTITUTION : institution;
    add(scopes, Scope.Kind.INSTITUTION, where);
    add(scopes, Scope.Kind.SOURCE, source);
    add(scopes, Scope.Kind.POLICY, policy.version());
    return scopes;
  }

  private void add(List<Scope> scopes, Scope.Kind kind, String name) {
    if (!name.isEmpty() && Limits.isSet(limit(kind))) {
      scopes.add(new Scope(kind, name));
    }
  }

  private Rate limit(Scope.Kind kind) {
    return Limits.of(kind, policy, paces.parts());
  }

  /** The pace as of now; one that is open and below its limit again is closed. */
  private Pace current(Scope scope) {
    Pace known = changed.containsKey(scope) ? changed.get(scope) : paces.of(scope);
    Pace pace = known.at(now);
    Rate limit = limit(scope.kind());
    if (!pace.isOpen() || pace.reaches(limit)) {
      return pace;
    }
    Pace closed = pace.closed();
    changed.put(scope, closed);
    alerts.add(alert(scope, pace, limit, false, pace.openSince()));
    return closed;
  }

  private Alert alert(Scope scope, Pace pace, Rate limit, boolean raised, OptionalLong raisedAt) {
    return new Alert(
        AlertCode.BREAKER_OPEN,
        raised,
        scope,
        pace.stops(),
        pace.amountFen(),
        limit,
        pace.heldBack(),
        paces.part(),
        paces.parts(),
        policy.version(),
        raisedAt,
        now);
  }
}
