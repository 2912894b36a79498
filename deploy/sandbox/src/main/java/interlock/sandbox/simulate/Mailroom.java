package interlock.sandbox.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All mail on its way. */
final class Mailroom {
  private final Map<Long, Route> routes = new HashMap<>();
  private final List<Route> busy = new ArrayList<>();
  private long sent;

  boolean isEmpty() {
    return busy.isEmpty();
  }

  /** How many routes hold mail. */
  int busy() {
    return busy.size();
  }

  Route route(int position) {
    return busy.get(position);
  }

  long nextNumber() {
    return sent++;
  }

  void put(Parcel parcel, Slot to) {
    Route route =
        routes.computeIfAbsent(
            ((long) parcel.from() << Integer.SIZE) | to.id, unused -> new Route(to));
    route.parcels.addLast(parcel);
    wake(route);
  }

  /** Puts back what was read, as if it had not been. */
  void putBack(Route route, Parcel parcel) {
    route.parcels.addFirst(parcel);
    wake(route);
  }

  Parcel take(Route route) {
    Parcel parcel = route.parcels.removeFirst();
    if (route.parcels.isEmpty()) {
      Route last = busy.getLast();
      busy.set(route.position, last);
      last.position = route.position;
      busy.removeLast();
      route.position = -1;
    }
    return parcel;
  }

  /** The route with the oldest mail. */
  Route oldest() {
    Route oldest = busy.getFirst();
    for (Route route : busy) {
      if (route.parcels.getFirst().number() < oldest.parcels.getFirst().number()) {
        oldest = route;
      }
    }
    return oldest;
  }

  private void wake(Route route) {
    if (route.position < 0) {
      route.position = busy.size();
      busy.add(route);
    }
  }
}
