package interlock.service.trace;

import interlock.casefile.CaseSummary;
import interlock.core.codes.LossTier;
import interlock.core.identity.Account;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trace for a person: the tree from the victim over hops, the sums, and the hops one by one. An
 * account is told whole where it is met first; from there on it is only named, so that circles end.
 */
public final class TraceText {
  private final Figures figures;

  public TraceText(Figures figures) {
    this.figures = figures;
  }

  /** Line by line. */
  public List<String> lines(Trace trace) {
    List<String> lines = new ArrayList<>();
    lines.add(title(trace));
    lines.add("");
    lines.add(victim(trace));
    branches(trace, Optional.empty(), "", new HashSet<>(), lines);
    lines.add("");
    lines.addAll(sums(trace));
    lines.add("");
    lines.addAll(hops(trace));
    return lines;
  }

  private String title(Trace trace) {
    String status = trace.summary().map(s -> s.getStatus().name()).orElse("?");
    return figures.pick("Case ", "案件 ")
        + trace.caseId()
        + " · "
        + figures.language().word(status)
        + (trace.receivedAt().isPresent()
            ? figures.pick(" · report received ", " · 接报 ")
                + figures.exact(trace.receivedAt().getAsLong())
            : "")
        + figures.pick(" · times in ", " · 时区 ")
        + figures.zone();
  }

  private String victim(Trace trace) {
    return figures.pick("victim ", "受害人 ")
        + trace
            .victim()
            .account()
            .map(a -> figures.place(trace.victim().institution(), a, trace.victim().name()))
            .or(() -> trace.victim().name().map(figures::name))
            .orElse("**");
  }

  private void branches(
      Trace trace, Optional<Account> from, String indent, Set<Account> told, List<String> lines) {
    List<Leg> legs = trace.from(from);
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      boolean last = i == legs.size() - 1;
      Optional<Place> place = leg.to().filter(a -> leg.followed()).map(a -> trace.places().get(a));
      boolean first = place.map(p -> told.add(p.account())).orElse(true);
      lines.add(indent + (last ? "└─ " : "├─ ") + leg(trace, leg) + (first ? "" : seen()));
      if (place.isPresent() && first) {
        String below = indent + (last ? "   " : "│  ");
        boolean more = !trace.from(Optional.of(place.get().account())).isEmpty();
        for (String line : standing(trace, place.get())) {
          lines.add(below + (more ? "│    " : "     ") + line);
        }
        branches(trace, Optional.of(place.get().account()), below, told, lines);
      }
    }
  }

  private String seen() {
    return figures.pick("  (told elsewhere in the tree)", "  （见上文该账户）");
  }

  private String leg(Trace trace, Leg leg) {
    String part =
        leg.taintedFen() == leg.amountFen()
            ? Figures.money(leg.taintedFen())
            : Figures.money(leg.taintedFen())
                + figures.pick(" of ", "（该笔共 ")
                + Figures.money(leg.amountFen())
                + figures.pick("", "）");
    OptionalLong came = trace.cameBefore(leg);
    String after =
        came.isPresent() ? "  +" + Figures.span((leg.at() - came.getAsLong()) / 1000) : "";
    return figures.time(leg.at()) + "  " + part + " → " + target(trace, leg) + after;
  }

  private String target(Trace trace, Leg leg) {
    if (leg.cash()) {
      return figures.pick("CASH", "取现");
    }
    if (leg.to().isEmpty()) {
      return figures.pick("no account named", "未知账户");
    }
    Account account = leg.to().get();
    Place place = trace.places().get(account);
    String where =
        figures.place(
            place == null ? leg.toInstitution() : place.institution().or(leg::toInstitution),
            account,
            place == null ? Optional.empty() : place.holder());
    return leg.followed()
        ? where + figures.pick("  hop ", "  第") + leg.hop() + figures.pick("", "级")
        : where + figures.pick("  (not followed on: too little or too far)", "  （金额过小或层级过深，不再追踪）");
  }

  /** What is there, and how each stop stands. */
  private List<String> standing(Trace trace, Place place) {
    List<String> lines = new ArrayList<>();
    lines.add(
        figures.pick("still there ", "账内尚余 ")
            + Figures.money(place.leftFen())
            + figures.pick(" of ", "，流入 ")
            + Figures.money(place.inFen()));
    place.stops().forEach(stop -> lines.add(stop(trace, stop)));
    return lines;
  }

  private String stop(Trace trace, StopSeen stop) {
    OptionalLong seconds = trace.secondsFromReport(stop.openedAt());
    return figures.language().word(stop.command())
        + " "
        + figures.language().word(stop.state())
        + " "
        + figures.language().word(stop.scope())
        + stop.orderId().map(figures::order).orElse("")
        + figures.pick(" · asked ", " · 请求 ")
        + Figures.money(stop.amountFen())
        + (stop.heldFen().isPresent()
            ? figures.pick(" · held ", " · 已控 ") + Figures.money(stop.heldFen().getAsLong())
            : "")
        + (seconds.isPresent()
            ? figures.pick(" · ", " · 接报后 ")
                + Figures.span(seconds.getAsLong())
                + figures.pick(" after the report", "下达")
            : "");
  }

  private List<String> sums(Trace trace) {
    List<String> lines = new ArrayList<>();
    if (trace.summary().isEmpty()) {
      lines.add(figures.pick("No summary is published yet.", "尚未发布案件汇总。"));
      return lines;
    }
    CaseSummary s = trace.summary().get();
    String tier =
        s.getLossTier() == null
            ? ""
            : Arrays.stream(LossTier.values())
                .filter(t -> t.code().equals(s.getLossTier()))
                .map(t -> "  (" + figures.language().of(t) + ")")
                .collect(Collectors.joining());
    add(lines, figures.pick("lost", "损失"), Figures.money(Tracing.fen(s.getLost())) + tier);
    add(lines, figures.pick("traced", "已追踪"), yuan(s.getTraced()));
    add(lines, figures.pick("moved on", "已转移"), Figures.money(trace.movedOnFen()));
    add(lines, figures.pick("requested", "请求止付"), yuan(s.getRequested()));
    add(lines, figures.pick("held", "已止付"), yuan(s.getHeld()));
    add(lines, figures.pick("frozen", "已冻结"), yuan(s.getFrozen()));
    add(lines, figures.pick("cash", "取现"), yuan(s.getCash()));
    add(lines, figures.pick("lapsed", "到期失效"), yuan(s.getLapsed()));
    add(lines, figures.pick("untraced", "去向不明"), yuan(s.getUntraced()));
    add(lines, figures.pick("returned", "已返还"), yuan(s.getReturned()));
    if (s.getFirstStopSeconds() != null) {
      add(
          lines,
          figures.pick("first stop", "首笔止付"),
          Figures.span(s.getFirstStopSeconds())
              + figures.pick(" from the report to a bank's acknowledgement", "（接报至银行确认）"));
    }
    return lines;
  }

  private static String yuan(BigDecimal yuan) {
    return Figures.money(Tracing.fen(yuan));
  }

  private static void add(List<String> lines, String label, String text) {
    lines.add("  " + Columns.left(label, 12) + text);
  }

  private List<String> hops(Trace trace) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  "
            + Columns.left(figures.pick("hop", "层级"), 6)
            + Columns.right(figures.pick("accounts", "账户"), 9)
            + Columns.right(figures.pick("arrived", "流入"), 18)
            + Columns.right(figures.pick("still there", "尚余"), 18)
            + Columns.right(figures.pick("requested", "请求"), 18)
            + Columns.right(figures.pick("held", "止付"), 18)
            + Columns.right(figures.pick("frozen", "冻结"), 18)
            + Columns.right(figures.pick("p50", "中位"), 9)
            + Columns.right(figures.pick("max", "最长"), 9));
    for (HopSums hop : trace.hops()) {
      lines.add(
          "  "
              + Columns.left(Integer.toString(hop.hop()), 6)
              + Columns.right(Integer.toString(hop.accounts()), 9)
              + Columns.right(Figures.money(hop.arrivedFen()), 18)
              + Columns.right(Figures.money(hop.leftFen()), 18)
              + Columns.right(Figures.money(hop.requestedFen()), 18)
              + Columns.right(Figures.money(hop.heldFen()), 18)
              + Columns.right(Figures.money(hop.frozenFen()), 18)
              + Columns.right(span(hop.secondsP50()), 9)
              + Columns.right(span(hop.secondsMax()), 9));
    }
    lines.add(
        figures.pick(
            "  p50, max: from the money's arrival on the account before to its arrival here.",
            "  中位、最长：自款项到达上一账户至到达本级的用时。"));
    return lines;
  }

  private static String span(OptionalLong seconds) {
    return seconds.isPresent() ? Figures.span(seconds.getAsLong()) : "–";
  }
}
