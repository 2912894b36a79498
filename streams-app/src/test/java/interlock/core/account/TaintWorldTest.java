package interlock.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.AccountFile.Sent;
import interlock.core.policy.StopCommand;
import interlock.core.policy.Taint;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Worlds of thousands of accounts: whatever the order of arrival, with repeats, the desks end in
 * what one batch pass gives; money is conserved; the mail comes to rest after few letters; and
 * nothing is left of withdrawn reports.
 */
class TaintWorldTest {
  private static final int ACCOUNTS = 2_500;

  /** Letters between desks for each letter from outside, beyond which it would not be at rest. */
  private static final int MAILS_PER_LETTER = 4;

  @Test
  void everyOrderEndsInTheBatchPassAndConservesAndForgets() {
    for (long seed = 1; seed <= 2; seed++) {
      holds(seed, ACCOUNTS);
    }
  }

  @Test
  @Tag("full")
  void sixtyMoreWorldsAndOneOfTwentyThousandAccounts() {
    for (long seed = 100; seed < 160; seed++) {
      holds(seed, ACCOUNTS);
    }
    holds(7, 20_000);
  }

  private static void holds(long seed, int accounts) {
    var world = new Economy(new Random(seed), accounts);
    var batch = new BatchTrace(world);
    assertThat(batch.arrived).as("a world with tainted money").hasSizeGreaterThan(accounts / 40);

    var town = new Town();
    town.at(Facts.minute(3 * Facts.HOUR * 24));
    Economy.deliver(town, world.letters, new Random(-seed));
    assertThat(town.mails).isLessThan(MAILS_PER_LETTER * world.letters.size());

    assertThat(town.files.values()).as("no file is full").allMatch(f -> f.folded() == 0);
    Map<String, Integer> numbers = Economy.numbers(accounts);
    assertThat(arrived(town, numbers)).as("seed %d", seed).isEqualTo(batch.arrived);
    assertThat(left(town, numbers)).as("seed %d", seed).isEqualTo(batch.left);
    conserves(town, batch);

    Economy.deliver(town, world.withdrawals(), new Random(seed));
    forgets(town);
  }

  private static Map<String, String> arrived(Town town, Map<String, Integer> numbers) {
    Map<String, String> arrived = new TreeMap<>();
    for (AccountFile file : town.files.values()) {
      for (Inflow inflow : file.inflows()) {
        arrived.put(
            inflow.caseId() + " " + inflow.transferId(),
            inflow.taintedFen()
                + " hop "
                + inflow.hop()
                + " to "
                + numbers.get(file.account().reveal()));
      }
    }
    return arrived;
  }

  private static Map<String, Long> left(Town town, Map<String, Integer> numbers) {
    Map<String, Long> left = new TreeMap<>();
    for (AccountFile file : town.files.values()) {
      for (CaseMoney of : money(town, file).cases()) {
        if (of.leftFen() > 0) {
          left.put(of.caseId() + " " + numbers.get(file.account().reveal()), of.leftFen());
        }
      }
    }
    return left;
  }

  private static Money money(Town town, AccountFile file) {
    Taint limits = town.policy.stopPayment().taint();
    return Money.of(file, limits);
  }

  /** Of each case all that its report brought is somewhere, or left by a way nobody follows. */
  private static void conserves(Town town, BatchTrace batch) {
    Map<String, Long> found = new TreeMap<>();
    Map<String, Long> doubled = new TreeMap<>();
    for (AccountFile file : town.files.values()) {
      Money money = money(town, file);
      money.cases().forEach(c -> found.merge(c.caseId(), c.leftFen(), Long::sum));
      for (Sent sent : file.sent()) {
        if (sent.to().isEmpty()) {
          found.merge(sent.caseId(), sent.taintedFen(), Long::sum);
        }
      }
      // A payment that both a report and the trail bring counts once, by the report.
      Map<String, Long> came = new TreeMap<>();
      money.lots().stream()
          .filter(lot -> !lot.seed())
          .forEach(lot -> came.merge(lot.caseId(), lot.amountFen(), Long::sum));
      file.inflows().forEach(i -> doubled.merge(i.caseId(), i.taintedFen(), Long::sum));
      came.forEach((caseId, fen) -> doubled.merge(caseId, -fen, Long::sum));
    }
    doubled.forEach((caseId, fen) -> found.merge(caseId, fen, Long::sum));
    found.values().removeIf(fen -> fen == 0);
    assertThat(found).isEqualTo(batch.reported);
  }

  private static void forgets(Town town) {
    for (AccountFile file : town.files.values()) {
      assertThat(file.inflows()).allMatch(i -> i.taintedFen() == 0);
      assertThat(file.sent()).isEmpty();
      assertThat(money(town, file).cases()).allMatch(c -> c.leftFen() == 0);
      assertThat(file.stops())
          .allMatch(s -> Stops.hasEnded(s.state()) || s.command() == StopCommand.LIFT);
    }
  }
}
