package interlock.service.trace;

import interlock.core.replay.Night.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What an earlier report would have held, beside what was there to hold. */
public final class EarlierText {
  private final Figures figures;

  public EarlierText(Figures figures) {
    this.figures = figures;
  }

  /** Line by line. */
  public List<String> lines(IfEarlier replayed) {
    Outcome was = replayed.asItWas();
    Outcome would = replayed.ifEarlier();
    List<String> lines = new ArrayList<>();
    lines.add(
        figures.pick("Case ", "案件 ")
            + replayed.caseId()
            + figures.pick(", if it had been reported ", "，若提前 ")
            + Figures.span(replayed.earlier().toSeconds())
            + figures.pick(" earlier: at ", " 报案：")
            + figures.exact(would.reportedAt())
            + figures.pick(" instead of ", "，实际为 ")
            + figures.exact(was.reportedAt()));
    if (replayed.earlier().compareTo(replayed.wanted()) < 0) {
      lines.add(
          figures.pick("  (", "  （要求提前 ")
              + Figures.span(replayed.wanted().toSeconds())
              + figures.pick(
                  " were asked; before its last payment nobody could have reported it)",
                  "，但最后一笔被骗转账之前无法报案）"));
    }
    lines.add("");
    row(
        lines,
        "",
        figures.pick("as it was", "实际"),
        figures.pick("if earlier", "提前报案"),
        figures.pick("difference", "差额"));
    var hops = new TreeSet<>(was.askedFen().keySet());
    hops.addAll(would.askedFen().keySet());
    for (int hop : hops) {
      row(
          lines,
          figures.pick("there to stop, hop ", "可止付 第") + hop + figures.pick("", "级"),
          was.askedFen().getOrDefault(hop, 0L),
          would.askedFen().getOrDefault(hop, 0L));
    }
    row(
        lines,
        figures.pick("there to stop, all", "可止付合计"),
        was.askedInAllFen(),
        would.askedInAllFen());
    row(lines, figures.pick("waits for officers", "待人工复核"), was.waitingFen(), would.waitingFen());
    row(lines, figures.pick("gone as cash", "已取现"), was.cashFen(), would.cashFen());
    row(lines, figures.pick("gone untraced", "去向不明"), was.untracedFen(), would.untracedFen());
    lines.add("");
    lines.add(
        figures.pick("  payments that the stops would have prevented: ", "  止付本可阻断的转账笔数：")
            + would.refused());
    lines.addAll(assumptions(replayed));
    return lines;
  }

  private List<String> assumptions(IfEarlier replayed) {
    return List.of(
        figures.pick(
            "  Assumed: the other side would have behaved the same, paying at the same moments from the"
                + " same accounts.",
            "  假设：对方行为不变，仍在同一时间、从同一账户转账；"),
        figures.pick(
            "  Assumed: a bank acts "
                + Figures.span(replayed.bankSeconds())
                + " after it is asked, as"
                + " the first one did; from then on nothing leaves the account.",
            "  银行在收到指令后 " + Figures.span(replayed.bankSeconds()) + " 内执行（按本案首笔止付用时），此后账户不再转出；"),
        figures.pick(
            "  Not looked at: other cases' money in the same accounts.", "  未考虑同一账户内其他案件的资金。"));
  }

  private void row(List<String> lines, String label, long was, long would) {
    row(
        lines,
        label,
        Figures.money(was),
        Figures.money(would),
        (would >= was ? "+" : "−") + Figures.money(Math.abs(would - was)));
  }

  private static void row(
      List<String> lines, String label, String was, String would, String difference) {
    lines.add(
        "  "
            + Columns.left(label, 24)
            + Columns.right(was, 18)
            + Columns.right(would, 18)
            + Columns.right(difference, 19));
  }

  /** One JSON object; amounts in yuan. */
  public String json(IfEarlier replayed) {
    var object = new LinkedHashMap<String, Object>();
    object.put("caseId", replayed.caseId());
    object.put("wantedSeconds", replayed.wanted().toSeconds());
    object.put("earlierSeconds", replayed.earlier().toSeconds());
    object.put("bankSeconds", replayed.bankSeconds());
    object.put("asItWas", outcome(replayed.asItWas()));
    object.put("ifEarlier", outcome(replayed.ifEarlier()));
    object.put("assumptions", assumptions(replayed).stream().map(String::strip).toList());
    return TraceJson.write(object);
  }

  private static Map<String, Object> outcome(Outcome outcome) {
    var object = new LinkedHashMap<String, Object>();
    object.put("reportedAt", Instant.ofEpochMilli(outcome.reportedAt()).toString());
    var byHop = new TreeMap<String, Object>();
    outcome.askedFen().forEach((hop, fen) -> byHop.put(Integer.toString(hop), Figures.yuan(fen)));
    object.put("thereToStopByHop", byHop);
    object.put("thereToStop", Figures.yuan(outcome.askedInAllFen()));
    object.put("waitsForOfficers", Figures.yuan(outcome.waitingFen()));
    object.put("cash", Figures.yuan(outcome.cashFen()));
    object.put("untraced", Figures.yuan(outcome.untracedFen()));
    object.put("refusedPayments", outcome.refused());
    return object;
  }
}
