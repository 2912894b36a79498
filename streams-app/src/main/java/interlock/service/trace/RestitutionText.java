package interlock.service.trace;

import interlock.core.restitution.FrozenPot;
import interlock.core.restitution.Pot;
import interlock.core.restitution.Proposal;
import interlock.core.restitution.Proposal.Share;
import interlock.core.restitution.Restitution;
import interlock.core.restitution.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A proposal to give money back, for officers. */
public final class RestitutionText {
  private final Figures figures;

  public RestitutionText(Figures figures) {
    this.figures = figures;
  }

  /** Line by line. */
  public List<String> lines(String caseId, FrozenMoney frozen, Proposal proposal) {
    List<String> lines = new ArrayList<>();
    lines.add(figures.pick("Return of frozen money around case ", "涉案冻结资金返还方案，案件 ") + caseId);
    lines.add(notice());
    for (FrozenPot pot : frozen.pots()) {
      lines.add("");
      lines.add(
          figures.place(
                  frozen.institution(pot.pot().account()), pot.pot().account(), Optional.empty())
              + pot.pot().orderId().map(figures::order).orElse("")
              + figures.pick(" · frozen ", " · 冻结 ")
              + Figures.money(pot.frozenFen())
              + " · "
              + rule(Restitution.rule(pot)));
      lines.add(
          "  "
              + Columns.left(figures.pick("case", "案件"), 28)
              + Columns.right(figures.pick("money there", "账内资金"), 20)
              + Columns.right(figures.pick("goes back", "返还"), 20));
      pot.claims()
          .forEach(
              claim ->
                  lines.add(
                      "  "
                          + Columns.left(claim.caseId(), 28)
                          + Columns.right(Figures.money(claim.tracedFen()), 20)
                          + Columns.right(
                              Figures.money(given(proposal, pot.pot(), claim.caseId())), 20)));
      long rest = proposal.restFen().getOrDefault(pot.pot(), 0L);
      if (rest > 0) {
        lines.add(
            "  "
                + Columns.left(figures.pick("(nobody's by this)", "（不属本方案）"), 28)
                + Columns.right("", 20)
                + Columns.right(Figures.money(rest), 20));
      }
    }
    lines.add("");
    lines.add(
        figures.pick("To the victim of ", "返还本案受害人（")
            + caseId
            + figures.pick(" in all: ", "）合计：")
            + Figures.money(proposal.toCase(caseId)));
    return lines;
  }

  private String notice() {
    return figures.pick(
        "A proposal, not an order: officers verify the flow, notify the victims and decide.",
        "本方案仅供办案人员参考，不是指令；须由公安机关核实资金流向、告知受害人后决定。");
  }

  private String rule(Rule rule) {
    return figures.pick(rule.english(), rule.chinese());
  }

  private static long given(Proposal proposal, Pot pot, String caseId) {
    return proposal.shares().stream()
        .filter(s -> s.pot().equals(pot) && s.caseId().equals(caseId))
        .mapToLong(Share::fen)
        .sum();
  }

  /** The object's text, on one line; amounts in yuan. */
  public String json(String caseId, FrozenMoney frozen, Proposal proposal) {
    var object = new LinkedHashMap<String, Object>();
    object.put("caseId", caseId);
    object.put("notice", notice());
    List<Object> pots = new ArrayList<>();
    for (FrozenPot pot : frozen.pots()) {
      pots.add(pot(pot, frozen, proposal));
    }
    object.put("accounts", pots);
    object.put("toCase", Figures.yuan(proposal.toCase(caseId)));
    return TraceJson.write(object);
  }

  private Map<String, Object> pot(FrozenPot pot, FrozenMoney frozen, Proposal proposal) {
    var object = new LinkedHashMap<String, Object>();
    object.put("account", figures.account(pot.pot().account()));
    pot.pot().orderId().ifPresent(order -> object.put("orderId", order));
    frozen.institution(pot.pot().account()).ifPresent(i -> object.put("institution", i));
    object.put("frozen", Figures.yuan(pot.frozenFen()));
    object.put("rule", Restitution.rule(pot).name());
    List<Object> shares = new ArrayList<>();
    pot.claims()
        .forEach(
            claim -> {
              var share = new LinkedHashMap<String, Object>();
              share.put("caseId", claim.caseId());
              share.put("moneyThere", Figures.yuan(claim.tracedFen()));
              share.put("traceable", claim.traceable());
              share.put("goesBack", Figures.yuan(given(proposal, pot.pot(), claim.caseId())));
              shares.add(share);
            });
    object.put("shares", shares);
    object.put("rest", Figures.yuan(proposal.restFen().getOrDefault(pot.pot(), 0L)));
    return object;
  }
}
