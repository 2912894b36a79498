package interlock.service.trace;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Payments into one box come in beside each other: each has a lane of its own. */
final class Lanes {
  static final Lanes NONE = new Lanes(Map.of(), new IdentityHashMap<>());

  private final Map<Object, Integer> into;
  private final IdentityHashMap<Leg, Integer> lanes;

  private Lanes(Map<Object, Integer> into, IdentityHashMap<Leg, Integer> lanes) {
    this.into = into;
    this.lanes = lanes;
  }

  /** In the order of the payments. */
  static Lanes of(List<Leg> legs, Function<Leg, Object> target) {
    Map<Object, Integer> into = new HashMap<>();
    IdentityHashMap<Leg, Integer> lanes = new IdentityHashMap<>();
    for (Leg leg : legs) {
      lanes.put(leg, into.merge(target.apply(leg), 1, Integer::sum) - 1);
    }
    return new Lanes(into, lanes);
  }

  /** How many go into what is drawn there, at least one. */
  int into(Object target) {
    return into.getOrDefault(target, 1);
  }

  /** Which of its box's lanes a payment takes, from 0. */
  int of(Leg leg) {
    return lanes.get(leg);
  }
}
