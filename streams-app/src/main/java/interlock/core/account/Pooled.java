package interlock.core.account;

import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.IncidentReport.Line;
import interlock.core.event.Party;
import interlock.core.mail.AccountMail.Side;
import interlock.core.policy.StopPayment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Accounts at payment institutions (支付机构; domain.md §3.3, "single payment"): many people's money
 * lies in one account, so none of it is followed out of it, and only single payments into it are
 * stopped, by their order number. Money whose order number nobody has told is for a person; a
 * report's next version can name it. The policy lists the institutions (docs/adr/0014).
 */
final class Pooled {
  /**
   * Single payments that have a stop of their own, of all cases together; the money of others waits
   * for a person, in one stop for each case.
   */
  static final int MAX_ORDERS = 40;

  private Pooled() {}

  /**
   * What is to be stopped here at once.
   *
   * @param orderId of the one payment; empty for all that is a case's
   */
  record Claim(String taskId, Optional<String> orderId, CaseMoney money) {}

  static boolean is(Draft draft) {
    return is(draft.file(draft.now()), draft.policy().stopPayment());
  }

  /** By the bank's word on the holder; where it is silent, by the reports'. */
  static boolean is(AccountFile file, StopPayment rules) {
    return !rules.paymentInstitutions().isEmpty()
        && StopTasks.target(file.holder(), file.account(), payees(file))
            .institution()
            .filter(rules.paymentInstitutions()::contains)
            .isPresent();
  }

  /** The file as taint sees it: whose money leaves a pooled account nobody can say. */
  static AccountFile seen(AccountFile file, StopPayment rules) {
    return is(file, rules)
        ? file.withLedger(file.ledger().stream().filter(e -> e.side() == Side.IN).toList())
        : file;
  }

  /** One for each case; at a payment institution one for each of its payments. */
  static List<Claim> claims(Draft draft) {
    AccountFile file = draft.file(draft.now());
    boolean pooled = is(file, draft.policy().stopPayment());
    List<Claim> claims = new ArrayList<>();
    var places = new Places(draft);
    for (CaseMoney money : draft.money().cases()) {
      if (pooled) {
        claims.addAll(ofPayments(draft, file, money, places));
      } else {
        claims.add(claim(draft, Optional.empty(), money));
      }
    }
    return claims;
  }

  /** How many are of single payments. */
  static int ordersOf(List<Stop> stops) {
    int orders = 0;
    for (Stop stop : stops) {
      orders += stop.orderId().isPresent() ? 1 : 0;
    }
    return orders;
  }

  /** What a case has to do with one stop. */
  static CaseMoney money(AccountFile file, Money money, StopPayment rules, Stop stop) {
    CaseMoney whole = money.of(stop.caseId().orElse(""));
    return stop.orderId().isPresent() || is(file, rules)
        ? only(whole, file, money.seeds(), stop.orderId())
        : whole;
  }

  static CaseMoney money(Draft draft, Stop stop) {
    return money(draft.file(draft.now()), draft.money(), draft.policy().stopPayment(), stop);
  }

  /** A stop that would stop everybody's money: no order number names its payments. */
  static boolean isUnordered(Draft draft, StopDraft stop) {
    return stop.orderId.isEmpty() && is(draft);
  }

  /** The bank has such a stop, from before it was known whose account this is. */
  static boolean mustLetGo(Draft draft, StopDraft stop) {
    return !stop.isLift() && (stop.isUnderWay() || stop.holds()) && isUnordered(draft, stop);
  }

  /** Who has a place among the stops of single payments: those on file, then whoever asks first. */
  private static final class Places {
    private final Set<String> known = new HashSet<>();
    private int free;

    Places(Draft draft) {
      draft.stops.forEach(stop -> known.add(stop.taskId()));
      free = MAX_ORDERS - ordersOf(draft.stops);
    }

    boolean give(String taskId) {
      return known.contains(taskId) || free-- > 0;
    }
  }

  private static List<Claim> ofPayments(
      Draft draft, AccountFile file, CaseMoney money, Places places) {
    List<Seeds.Match> seeds = draft.money().seeds();
    Map<String, Long> orders = new TreeMap<>();
    money
        .lots()
        .forEach(
            l -> orderOf(file, seeds, l).ifPresent(o -> orders.merge(o, l.amountFen(), Long::sum)));
    List<Claim> claims = new ArrayList<>();
    Set<String> claimed = new HashSet<>();
    for (var order :
        orders.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList()) {
      Optional<String> orderId = Optional.of(order.getKey());
      Claim claim = claim(draft, orderId, only(money, file, seeds, orderId));
      if (places.give(claim.taskId())) {
        claims.add(claim);
        claimed.add(order.getKey());
      }
    }
    List<Lot> rest =
        money.lots().stream()
            .filter(l -> orderOf(file, seeds, l).filter(claimed::contains).isEmpty())
            .toList();
    claims.add(claim(draft, Optional.empty(), of(money, rest)));
    return claims;
  }

  private static Claim claim(Draft draft, Optional<String> orderId, CaseMoney money) {
    return new Claim(Stops.taskId(draft, money.caseId(), orderId), orderId, money);
  }

  private static CaseMoney only(
      CaseMoney money, AccountFile file, List<Seeds.Match> seeds, Optional<String> orderId) {
    return of(
        money, money.lots().stream().filter(l -> orderOf(file, seeds, l).equals(orderId)).toList());
  }

  private static CaseMoney of(CaseMoney money, List<Lot> lots) {
    return new CaseMoney(
        money.caseId(),
        money.status(),
        money.report(),
        // A pooled account is never asked for as a whole.
        false,
        lots,
        lots.stream().mapToLong(Lot::amountFen).sum(),
        lots.stream().mapToLong(Lot::occurredAt).max().orElse(0),
        money.handlingUnit(),
        money.region(),
        money.remarks());
  }

  /**
   * The payment's order number: its bank's word, else what another desk said, else the report's.
   */
  private static Optional<String> orderOf(AccountFile file, List<Seeds.Match> seeds, Lot lot) {
    return file.ledger().stream()
        .filter(e -> isOf(lot, e.institution(), e.transferId()))
        .findFirst()
        .flatMap(LedgerEntry::orderId)
        .or(
            () ->
                file.inflows().stream()
                    .filter(i -> isOf(lot, i.institution(), i.transferId()))
                    .flatMap((Inflow i) -> i.orderId().stream())
                    .findFirst())
        .or(() -> reported(seeds, lot));
  }

  private static Optional<String> reported(List<Seeds.Match> seeds, Lot lot) {
    if (!lot.seed()) {
      return Optional.empty();
    }
    return seeds.stream()
        .filter(m -> m.report().caseId().equals(lot.caseId()))
        .filter(m -> isOf(lot, m))
        .flatMap(m -> m.line().orderId().stream())
        .findFirst();
  }

  private static boolean isOf(Lot lot, Seeds.Match match) {
    return match
        .inflow()
        .map(e -> isOf(lot, e.institution(), e.transferId()))
        .orElse(lot.transferId().equals(lot.caseId() + "/" + match.line().index()));
  }

  private static boolean isOf(Lot lot, String institution, String transferId) {
    return lot.institution().equals(institution) && lot.transferId().equals(transferId);
  }

  private static List<Party> payees(AccountFile file) {
    return file.cases().stream()
        .map(CaseOnAccount::lines)
        .flatMap(List::stream)
        .map(Line::payee)
        .toList();
  }
}
