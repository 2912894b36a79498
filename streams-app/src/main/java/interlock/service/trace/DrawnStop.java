package interlock.service.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * How a stop stands, in a box of the drawing.
 *
 * @param fill its colour
 * @param lines its words, line by line
 */
record DrawnStop(String fill, List<String> lines) {
  static final int LINE = 16;

  /** What fits the width of a box; an institution's numbers differ at their ends. */
  private static final int MAX_ORDER = 28;

  DrawnStop {
    lines = List.copyOf(lines);
  }

  static DrawnStop of(Trace trace, StopSeen stop, Figures figures) {
    List<String> lines = new ArrayList<>();
    stop.orderId().ifPresent(order -> lines.add(figures.pick("order ", "订单 ") + shortened(order)));
    String when =
        trace.secondsFromReport(stop.openedAt()).isPresent()
            ? figures.pick(" · report +", " · 接报后")
                + Figures.span(trace.secondsFromReport(stop.openedAt()).getAsLong())
            : "";
    lines.add(
        figures.language().word(stop.command())
            + " "
            + figures.language().word(stop.state())
            + when);
    lines.add(
        figures.pick("asked ", "请求 ")
            + Figures.money(stop.amountFen())
            + (stop.heldFen().isPresent()
                ? figures.pick(" · held ", " · 已控 ") + Figures.money(stop.heldFen().getAsLong())
                : ""));
    return new DrawnStop(fill(stop.state()), lines);
  }

  /** How many lines the stops of one place take. */
  static int lines(Place place) {
    return place.stops().stream().mapToInt(stop -> stop.orderId().isPresent() ? 3 : 2).sum();
  }

  int height() {
    return LINE * lines.size();
  }

  private static String shortened(String order) {
    int length = order.codePointCount(0, order.length());
    return length <= MAX_ORDER
        ? order
        : "…" + order.substring(order.offsetByCodePoints(order.length(), 1 - MAX_ORDER));
  }

  /** Light, so that print in grey stays readable. */
  private static String fill(String state) {
    return switch (state) {
      case "ACTIVE", "PARTIAL" -> "#dcefdc";
      case "FROZEN" -> "#d6e4f5";
      case "REQUESTED", "RECEIVED", "PROPOSED" -> "#fdf3d0";
      default -> "#f3f3f3";
    };
  }
}
