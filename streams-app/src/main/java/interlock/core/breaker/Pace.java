package interlock.core.breaker;

import interlock.core.policy.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The stops of one scope in the last minute, and whether its breaker is open.
 *
 * <p>Counted by slices of five seconds, whole slices being forgotten: so it covers 60 to 65 s, and
 * never less than a minute.
 *
 * @param slices oldest first
 * @param openSince epoch milliseconds; empty while it is closed
 * @param heldBack stops held back since then
 */
public record Pace(List<Slice> slices, OptionalLong openSince, int heldBack) {
  /** The span of a rate, milliseconds. */
  static final long MINUTE = 60_000;

  static final long SLICE = 5_000;

  public static final Pace NONE = new Pace(List.of(), OptionalLong.empty(), 0);

  public Pace {
    slices = List.copyOf(slices);
  }

  /**
   * @param index epoch milliseconds by {@link #SLICE}
   */
  public record Slice(long index, int stops, long amountFen) {
    boolean isOver(long now) {
      return (index + 1) * SLICE <= now - MINUTE;
    }
  }

  /** What of it still counts. */
  Pace at(long now) {
    return slices.stream().noneMatch(s -> s.isOver(now))
        ? this
        : new Pace(slices.stream().filter(s -> !s.isOver(now)).toList(), openSince, heldBack);
  }

  /** With so much more. A moment before the newest slice counts there: a clock may step back. */
  Pace plus(long now, int stops, long amountFen) {
    List<Slice> next = new ArrayList<>(slices);
    long index = Math.floorDiv(now, SLICE);
    Slice newest = next.isEmpty() ? new Slice(index, 0, 0) : next.getLast();
    if (!next.isEmpty() && newest.index() >= index) {
      next.removeLast();
    } else {
      newest = new Slice(index, 0, 0);
    }
    next.add(
        new Slice(
            newest.index(),
            saturated((long) newest.stops() + stops),
            saturated(newest.amountFen(), amountFen)));
    return new Pace(next, openSince, heldBack);
  }

  Pace opened(long now) {
    return openSince.isPresent() ? this : new Pace(slices, OptionalLong.of(now), 0);
  }

  Pace holding() {
    return new Pace(slices, openSince, saturated(heldBack + 1L));
  }

  Pace closed() {
    return new Pace(slices, OptionalLong.empty(), 0);
  }

  boolean isOpen() {
    return openSince.isPresent();
  }

  /** Whether the limit is reached; a limit of 0 never is. */
  boolean reaches(Rate limit) {
    return (limit.stops() > 0 && stops() >= limit.stops())
        || (limit.amountFen() > 0 && amountFen() >= limit.amountFen());
  }

  /** Nothing is left to remember. */
  public boolean isIdle(long now) {
    return !isOpen() && at(now).slices().isEmpty();
  }

  public int stops() {
    return saturated(slices.stream().mapToLong(Slice::stops).sum());
  }

  public long amountFen() {
    return slices.stream().mapToLong(Slice::amountFen).reduce(0, Pace::saturated);
  }

  private static int saturated(long count) {
    return (int) Math.min(count, Integer.MAX_VALUE);
  }

  private static long saturated(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}
