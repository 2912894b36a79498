package interlock.topology;

import interlock.contract.Codecs;
import interlock.core.breaker.Gate;
import interlock.core.breaker.Pace;
import interlock.core.breaker.Paces;
import interlock.core.policy.Policies;
import interlock.core.task.Alert;
import interlock.core.task.Alert.Scope;
import interlock.topology.Routes.Outgoing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a task's part of the breaker beside its AccountDesks: gives them what is remembered, takes
 * what they decided, and closes what is quiet again although nobody asks.
 */
final class BreakerRoom {
  private static final Logger LOG = LoggerFactory.getLogger(BreakerRoom.class);

  /** How often it is looked for quiet, milliseconds. */
  private static final long LOOK = 1_000;

  private final BreakerStore store;
  private final Policies policies;
  private final Codecs codecs;
  private final Routes routes;
  private final DeskMeters meters;
  private final DeskPart part;
  private long lookedAt = Long.MIN_VALUE;

  BreakerRoom(
      BreakerStore store,
      Policies policies,
      Codecs codecs,
      Routes routes,
      DeskMeters meters,
      DeskPart part) {
    this.store = store;
    this.policies = policies;
    this.codecs = codecs;
    this.routes = routes;
    this.meters = meters;
    this.part = part;
  }

  Paces paces() {
    return store;
  }

  /** What a desk decided. */
  void keep(Map<Scope, Pace> paces, List<Alert> alerts) {
    store.put(paces);
    alerts.forEach(this::tell);
  }

  /**
   * Closes what is quiet.
   *
   * @param wallClock epoch milliseconds; the mailbox has been read up to about then
   * @return the alerts that end
   */
  List<Outgoing> look(long wallClock) {
    if (lookedAt != Long.MIN_VALUE && wallClock - lookedAt < LOOK) {
      return List.of();
    }
    lookedAt = wallClock;
    List<Outgoing> out = new ArrayList<>();
    List<Scope> stillOpen = new ArrayList<>();
    for (Scope open : store.sweep(wallClock)) {
      var gate = new Gate(wallClock, "", policies.inForce(wallClock), store);
      gate.settle(open);
      for (Alert alert : gate.alerts()) {
        codecs.output(alert).forEach(p -> out.add(routes.published(p, wallClock)));
      }
      keep(gate.paces(), gate.alerts());
      if (gate.alerts().isEmpty()) {
        stillOpen.add(open);
      }
    }
    part.breakersOpen(stillOpen);
    return out;
  }

  /** Without the scope's name, which is an outsider's word: {@code control.alert} has it. */
  private void tell(Alert alert) {
    meters.breaker(alert.scope().kind(), alert.raised());
    if (alert.raised()) {
      LOG.warn(
          "The breaker of one {} opens in part {} of {}: {} stops in a minute, limit {} (policy"
              + " {}). Further ones go to officers; see {}",
          alert.scope().kind(),
          alert.part(),
          alert.parts(),
          alert.stops(),
          alert.limit().stops(),
          alert.policyVersion(),
          Topic.CONTROL_ALERT.base());
    } else {
      LOG.warn(
          "The breaker of one {} closes in part {} of {}; {} stops were held back",
          alert.scope().kind(),
          alert.part(),
          alert.parts(),
          alert.heldBack());
    }
  }
}
