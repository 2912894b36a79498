package interlock.service.trace;

import interlock.casefile.CaseSummary;
import interlock.core.identity.Account;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trace as a drawing for the case file: a column for each hop, an arrow for each payment. It
 * needs nothing from elsewhere, and what it says by colour it says by words too, for print.
 */
public final class TraceSvg {
  private static final int MARGIN = 24;
  private static final int BOX_WIDTH = 246;
  private static final int BOX_HEIGHT = 78;
  private static final int COLUMN = BOX_WIDTH + 156;
  private static final int GAP = 40;

  /** What the words of one payment need beside the box that it goes into. */
  private static final int LANE = 44;

  private static final int TOP = 104;
  private static final int SUMS_HEIGHT = 96;

  /** Where the stops begin in a box, from its top. */
  private static final int STOPS = 42;

  /** How many lines of stops a box has room for before it grows. */
  private static final int STOP_LINES = 2;

  private final Figures figures;
  private final Map<Object, Box> boxes = new LinkedHashMap<>();
  private Lanes lanes = Lanes.NONE;
  private final StringBuilder out = new StringBuilder();

  /** Where something stands. */
  private record Box(int x, int y, int height) {
    int right() {
      return x + BOX_WIDTH;
    }

    int middle() {
      return y + height / 2;
    }
  }

  /** A payment that goes nowhere that is followed: drawn as an end of its own. */
  private record End(String payment) {}

  public TraceSvg(Figures figures) {
    this.figures = figures;
  }

  /** The whole document. */
  public String document(Trace trace) {
    lanes = Lanes.of(trace.legs(), TraceSvg::target);
    int bottom = place(trace);
    int columns = 1 + trace.hops().size();
    int width = Math.max(760, 2 * MARGIN + columns * COLUMN - (COLUMN - BOX_WIDTH));
    int height = bottom + SUMS_HEIGHT;
    open(width, height);
    head(trace, width);
    trace.legs().forEach(this::arrow);
    trace.legs().forEach(leg -> label(trace, leg));
    victim(trace);
    trace.places().values().forEach(place -> box(trace, place));
    ends(trace);
    sums(trace, bottom + 16);
    out.append("</svg>\n");
    return out.toString();
  }

  /**
   * Columns by hop; within one, those that the same account paid stand together, by time.
   *
   * @return below all of them
   */
  private int place(Trace trace) {
    Map<Integer, Integer> used = new HashMap<>();
    put("victim", 0, BOX_HEIGHT, used);
    List<Optional<Account>> layer = List.of(Optional.empty());
    while (!layer.isEmpty()) {
      List<Optional<Account>> next = new ArrayList<>();
      for (Optional<Account> from : layer) {
        for (Leg leg : trace.from(from)) {
          Object target = target(leg);
          if (!boxes.containsKey(target)) {
            int hop = target instanceof Account a ? trace.places().get(a).hop() : leg.hop();
            put(target, hop, height(trace, target), used);
            if (target instanceof Account account) {
              next.add(Optional.of(account));
            }
          }
        }
      }
      layer = next;
    }
    // Whatever hangs on nothing that is known.
    trace.places().values().stream()
        .filter(p -> !boxes.containsKey(p.account()))
        .sorted(Comparator.comparingInt(Place::hop))
        .forEach(p -> put(p.account(), p.hop(), height(p), used));
    return used.values().stream().mapToInt(Integer::intValue).max().orElse(TOP);
  }

  private void put(Object target, int hop, int height, Map<Integer, Integer> used) {
    int y = used.getOrDefault(hop, TOP);
    boxes.put(target, new Box(MARGIN + hop * COLUMN, y, height));
    used.put(hop, y + height + GAP);
  }

  private int height(Trace trace, Object target) {
    return target instanceof Account account ? height(trace.places().get(account)) : BOX_HEIGHT;
  }

  private int height(Place place) {
    int words = BOX_HEIGHT + DrawnStop.LINE * Math.max(0, DrawnStop.lines(place) - STOP_LINES);
    return Math.max(words, LANE * lanes.into(place.account()));
  }

  private static Object target(Leg leg) {
    return leg.to().isPresent() && leg.followed() ? leg.to().get() : new End(leg.payment());
  }

  private void open(int width, int height) {
    out.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" \
        font-family="'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','DejaVu Sans',sans-serif" \
        font-size="12" fill="#111">
        <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" \
        orient="auto"><path d="M0 0L8 4L0 8z" fill="#444"/></marker></defs>
        <rect width="100%%" height="100%%" fill="#fff"/>
        """
            .formatted(width, height, width, height));
  }

  private void head(Trace trace, int width) {
    text(MARGIN, 34, 18, "bold", figures.pick("Case ", "案件 ") + trace.caseId());
    String lost =
        trace.summary().map(s -> figures.pick("lost ", "损失 ") + yuan(s.getLost())).orElse("");
    String received =
        trace.receivedAt().isPresent()
            ? figures.pick("report received ", "接报 ")
                + figures.exact(trace.receivedAt().getAsLong())
                + " ("
                + figures.zone()
                + ")"
            : "";
    text(MARGIN, 54, 12, "normal", String.join(" · ", lost, received));
    for (int hop = 0; hop <= trace.hops().size(); hop++) {
      String label =
          hop == 0 ? figures.pick("victim", "受害人") : figures.pick("hop " + hop, "第" + hop + "级账户");
      text(MARGIN + hop * COLUMN, TOP - 14, 12, "bold", label);
    }
    out.append(
        "<path d=\"M%d %dH%d\" stroke=\"#999\" fill=\"none\"/>%n"
            .formatted(MARGIN, TOP - 8, width - MARGIN));
  }

  private void victim(Trace trace) {
    Box box = boxes.get("victim");
    frame(box, "#fff", "2");
    text(
        box.x() + 10,
        box.y() + 22,
        13,
        "bold",
        trace
            .victim()
            .account()
            .map(a -> figures.place(trace.victim().institution(), a, trace.victim().name()))
            .orElse("**"));
    long paid = trace.from(Optional.empty()).stream().mapToLong(Leg::taintedFen).sum();
    text(
        box.x() + 10,
        box.y() + 42,
        12,
        "normal",
        figures.pick("paid ", "转出 ") + Figures.money(paid));
  }

  private void box(Trace trace, Place place) {
    Box box = boxes.get(place.account());
    List<DrawnStop> stops =
        place.stops().stream().map(stop -> DrawnStop.of(trace, stop, figures)).toList();
    String fill = stops.size() == 1 ? stops.getFirst().fill() : "#fff";
    frame(box, fill, place.leftFen() > 0 ? "2" : "1");
    text(
        box.x() + 10,
        box.y() + 20,
        13,
        "bold",
        figures.place(place.institution(), place.account(), place.holder()));
    text(
        box.x() + 10,
        box.y() + 37,
        11,
        "normal",
        figures.pick("in ", "流入 ")
            + Figures.money(place.inFen())
            + figures.pick(" · left ", " · 尚余 ")
            + Figures.money(place.leftFen()));
    int y = box.y() + STOPS;
    for (DrawnStop stop : stops) {
      if (stops.size() > 1) {
        band(box, y, stop);
      }
      for (String line : stop.lines()) {
        text(box.x() + 10, y + 12, 11, "normal", line);
        y += DrawnStop.LINE;
      }
    }
  }

  /** One of several stops, by its own colour. */
  private void band(Box box, int y, DrawnStop stop) {
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n"
            .formatted(box.x() + 2, y, BOX_WIDTH - 4, stop.height(), stop.fill()));
  }

  private void ends(Trace trace) {
    for (Leg leg : trace.legs()) {
      if (target(leg) instanceof End end) {
        Box box = boxes.get(end);
        frame(box, "#f3f3f3", "1");
        String what =
            leg.cash()
                ? figures.pick("CASH", "取现")
                : leg.to()
                    .map(a -> figures.place(leg.toInstitution(), a, Optional.empty()))
                    .orElse(figures.pick("no account named", "未知账户"));
        text(box.x() + 10, box.y() + 22, 13, "bold", what);
        text(
            box.x() + 10,
            box.y() + 42,
            11,
            "normal",
            leg.cash()
                ? figures.pick("the trace ends here", "追踪至此终止")
                : figures.pick("not followed on", "不再追踪"));
      }
    }
  }

  /** From box to box. */
  private record Way(Box from, Box to, int endY) {
    boolean isBack() {
      return to.x() <= from.x();
    }
  }

  /** Empty where a box is not drawn. */
  private Optional<Way> way(Leg leg) {
    Box victim = boxes.get("victim");
    Box from = leg.hop() == 1 ? victim : leg.from().map(boxes::get).orElse(victim);
    Object target = target(leg);
    Box to = boxes.get(target);
    if (to == null) {
      return Optional.empty();
    }
    int lane = to.height() / lanes.into(target);
    return Optional.of(new Way(from, to, to.y() + lane * lanes.of(leg) + lane / 2));
  }

  private void arrow(Leg leg) {
    way(leg).ifPresent(this::arrow);
  }

  private void arrow(Way way) {
    int startX = way.isBack() ? way.from().x() : way.from().right();
    int endX = way.isBack() ? way.to().right() : way.to().x();
    int bend = way.isBack() ? -60 : (endX - startX) / 2;
    out.append(
        "<path d=\"M%d %dC%d %d %d %d %d %d\" fill=\"none\" stroke=\"#444\"%s marker-end=\"url(#tip)\"/>%n"
            .formatted(
                startX,
                way.from().middle(),
                startX + bend,
                way.from().middle(),
                endX - bend,
                way.endY(),
                endX - 1,
                way.endY(),
                way.isBack() ? " stroke-dasharray=\"5 3\"" : ""));
  }

  private void label(Trace trace, Leg leg) {
    Optional<Way> way = way(leg);
    if (way.isEmpty()) {
      return;
    }
    Box to = way.get().to();
    int x = way.get().isBack() ? to.right() + 8 : to.x() - (COLUMN - BOX_WIDTH) + 12;
    var came = trace.cameBefore(leg);
    String after =
        came.isPresent() ? " +" + Figures.span((leg.at() - came.getAsLong()) / 1000) : "";
    int y = way.get().endY();
    halo(x, y - 18, 10, "normal", figures.time(leg.at()) + after);
    halo(x, y - 6, 11, "bold", Figures.money(leg.taintedFen()));
    if (leg.taintedFen() != leg.amountFen()) {
      String whole = figures.pick("of ", "该笔共 ") + Figures.money(leg.amountFen());
      halo(x, y + 14, 10, "normal", whole);
    }
  }

  private void sums(Trace trace, int y) {
    if (trace.summary().isEmpty()) {
      return;
    }
    CaseSummary s = trace.summary().get();
    text(
        MARGIN,
        y + 16,
        12,
        "bold",
        String.join(
            " · ",
            figures.pick("requested ", "请求止付 ") + yuan(s.getRequested()),
            figures.pick("held ", "已止付 ") + yuan(s.getHeld()),
            figures.pick("frozen ", "已冻结 ") + yuan(s.getFrozen()),
            figures.pick("cash ", "取现 ") + yuan(s.getCash())));
    text(
        MARGIN,
        y + 36,
        12,
        "normal",
        String.join(
            " · ",
            figures.pick("moved on ", "已转移 ") + Figures.money(trace.movedOnFen()),
            figures.pick("untraced ", "去向不明 ") + yuan(s.getUntraced()),
            figures.pick("lapsed ", "到期失效 ") + yuan(s.getLapsed()),
            figures.pick("returned ", "已返还 ") + yuan(s.getReturned())));
    text(
        MARGIN,
        y + 58,
        10,
        "normal",
        figures.pick(
            "Heavy frame: money of the case is still there. Dashed: back to an earlier hop. “+”: since the"
                + " money came to the account before.",
            "粗框：账内尚有涉案资金；虚线：流回前级账户；“+”：自款项到达上一账户起的用时。"));
  }

  private static String yuan(BigDecimal yuan) {
    return Figures.money(Tracing.fen(yuan));
  }

  private void frame(Box box, String fill, String stroke) {
    out.append(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\" stroke=\"#222\" stroke-width=\"%s\"/>%n"
            .formatted(box.x(), box.y(), BOX_WIDTH, box.height(), fill, stroke));
  }

  /** On white, since arrows pass behind it. */
  private void halo(int x, int y, int size, String weight, String text) {
    out.append("<g stroke=\"#fff\" stroke-width=\"4\" paint-order=\"stroke\">");
    text(x, y, size, weight, text);
    out.append("</g>%n".formatted());
  }

  private void text(int x, int y, int size, String weight, String text) {
    out.append(
        "<text x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\">%s</text>%n"
            .formatted(x, y, size, weight, escaped(text)));
  }

  /** What a party wrote may hold markup, and characters that XML does not have. */
  private static String escaped(String text) {
    var safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isXml(c) ? c : '\uFFFD');
              }
            });
    return safe.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
