package interlock.sandbox.simulate;

import java.util.ArrayDeque;

/** The mail from one sender to one receiver, in order. */
final class Route {
  final Slot to;
  final ArrayDeque<Parcel> parcels = new ArrayDeque<>();

  /** Position among the routes that hold mail; -1 if it holds none. */
  int position = -1;

  /** Lies still until this step. */
  long heldUntil;

  Route(Slot to) {
    this.to = to;
  }
}
