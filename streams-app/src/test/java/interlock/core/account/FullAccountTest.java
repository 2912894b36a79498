package interlock.core.account;

import static interlock.core.account.Facts.account;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.pay;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.account.AccountFile.Sent;
import interlock.core.account.Allocation.Portion;
import interlock.core.event.CaseStatus;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.Letter;
import interlock.core.policy.StopCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * An account with more payments and more tainted money than its file holds: what docs/adr/0015
 * promises of it.
 */
class FullAccountTest {
  private static final String BUSY = "6217000000000020011";
  private static final int IN = 140;
  private static final int OUT = 330;

  /** Money of five cases comes in all the time, and leaves in more payments than fit. */
  private static List<Letter> inflows(boolean takenBack) {
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < IN; i++) {
      var transfer = pay("I" + id(i), payer(i), BUSY, 100 + i).at(2L * i).transfer();
      letters.add(
          new Letter(
              desk(BUSY),
              new AccountMail.TaintedInflow(
                  "C" + i % 5,
                  takenBack ? CaseStatus.WITHDRAWN : CaseStatus.REPORTED,
                  transfer,
                  takenBack ? 0 : transfer.amountFen(),
                  2,
                  List.of("BANK/I" + id(i)),
                  Optional.empty(),
                  Optional.empty(),
                  minute(0))));
    }
    return letters;
  }

  private static List<Letter> outflows() {
    List<Letter> letters = new ArrayList<>();
    for (int i = 0; i < OUT; i++) {
      letters.add(pay("O" + id(i), BUSY, payee(i), 20).at(300 + i).out());
    }
    return letters;
  }

  private static String id(int i) {
    return "%03d".formatted(i);
  }

  private static String payer(int i) {
    return "62250000000" + id(i);
  }

  private static String payee(int i) {
    return "62260000000" + id(i);
  }

  private static List<Letter> shuffled(List<Letter> letters, Random order) {
    List<Letter> shuffled = new ArrayList<>(letters);
    Collections.shuffle(shuffled, order);
    return shuffled;
  }

  private static Town town() {
    var town = new Town();
    town.at(minute(2_000));
    return town;
  }

  private static AccountFile file(Town town) {
    return town.files.get(desk(BUSY));
  }

  private static Money money(Town town) {
    return Money.of(file(town), town.policy.stopPayment().taint());
  }

  private static Map<String, Long> out(Money money) {
    Map<String, Long> out = new TreeMap<>();
    for (Portion portion : money.allocation().portions()) {
      out.merge(portion.caseId(), portion.taintedFen(), Long::sum);
    }
    return out;
  }

  @Test
  void atAnyMomentNoMoreHasLeftThanCameAndPayeesWereToldJustThat() {
    var order = new Random(3);
    List<Letter> letters = inflows(false);
    letters.addAll(outflows());
    var town = town();
    for (Letter letter : shuffled(letters, new Random(4))) {
      town.send(letter);
      if (order.nextInt(8) > 0) {
        continue;
      }
      Money money = money(town);
      Map<String, Long> out = out(money);
      for (CaseMoney of : money.cases()) {
        assertThat(out.getOrDefault(of.caseId(), 0L) + of.leftFen()).isEqualTo(of.inFen());
      }
      Map<String, Long> told = new TreeMap<>();
      file(town).sent().forEach(s -> told.merge(s.caseId(), s.taintedFen(), Long::sum));
      assertThat(told).isEqualTo(out);
    }
    assertThat(file(town).ledger()).hasSizeLessThanOrEqualTo(Ledger.MAX_ENTRIES);
    assertThat(file(town).inflows()).hasSize(Reports.MAX_INFLOWS);
    assertThat(file(town).folded()).isPositive();
  }

  @Test
  void theEarliestTaintedOutflowsAreKeptInAnyOrderAndCarryWhatTheyWould() {
    for (int seed = 0; seed < 2; seed++) {
      var order = new Random(seed);
      var town = town();
      shuffled(inflows(false), order).forEach(town::send);
      shuffled(outflows(), order).forEach(town::send);

      List<String> kept =
          file(town).ledger().stream()
              .filter(e -> e.side() == Side.OUT)
              .map(LedgerEntry::transferId)
              .toList();
      assertThat(kept).hasSizeGreaterThan(250);
      List<String> first = new ArrayList<>();
      for (int i = 0; i < kept.size(); i++) {
        first.add("O" + id(i));
      }
      assertThat(kept).isEqualTo(first);
      // Each is filled to the brim by the oldest money, whatever came after it.
      Map<String, Long> carried = new TreeMap<>();
      file(town).sent().forEach(s -> carried.merge(s.transferId(), s.taintedFen(), Long::sum));
      assertThat(carried.keySet()).containsExactlyElementsOf(first);
      assertThat(carried.values()).containsOnly(Facts.yuan(20));
    }
  }

  @Test
  void theLargestTaintedInflowsAreKeptInAnyOrder() {
    for (int seed = 0; seed < 2; seed++) {
      var town = town();
      shuffled(inflows(false), new Random(seed)).forEach(town::send);

      assertThat(file(town).inflows())
          .extracting(i -> i.transferId())
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(IN - Reports.MAX_INFLOWS, IN).mapToObj(i -> "I" + id(i)).toList());
    }
  }

  @Test
  void nothingIsLeftOfWhatWasWithdrawnThoughMuchWasFolded() {
    var order = new Random(9);
    List<Letter> letters = inflows(false);
    letters.addAll(outflows());
    var town = town();
    shuffled(letters, order).forEach(town::send);
    shuffled(inflows(true), order).forEach(town::send);

    assertThat(money(town).cases()).allMatch(c -> c.leftFen() == 0);
    assertThat(file(town).sent()).isEmpty();
    for (AccountFile any : town.files.values()) {
      assertThat(any.inflows()).allMatch(i -> i.taintedFen() == 0);
      assertThat(any.stops())
          .allMatch(s -> Stops.hasEnded(s.state()) || s.command() == StopCommand.LIFT);
    }
  }

  @Test
  void whoIsToldNoMoreWasToldSoBefore() {
    var town = town();
    shuffled(inflows(false), new Random(5)).forEach(town::send);
    // The later ones come first, and are given up again for the earlier ones.
    outflows().reversed().forEach(town::send);

    List<Account> told =
        file(town).sent().stream().map(Sent::to).flatMap(Optional::stream).distinct().toList();
    for (int i = 0; i < OUT; i++) {
      Account payee = account(payee(i));
      boolean believes =
          Optional.ofNullable(town.files.get(desk(payee(i)))).stream()
              .flatMap(f -> f.inflows().stream())
              .anyMatch(inflow -> inflow.taintedFen() > 0);
      assertThat(believes).isEqualTo(told.contains(payee));
    }
  }
}
