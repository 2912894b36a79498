package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.Property;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Party;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.mail.Letter;
import interlock.core.policy.StopCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Several cases' money in one account: what their stops ask for together is never more than what
 * its bank last said is there, and what one holds beyond its part is for a person to decide.
 */
class OverHeldPropertyTest {
  private static final String ACCOUNT = "6217000000000020011";
  private static final String NEXT = "6230580000000040017";
  private static final Party LI = party("6222020000000010019");

  @Test
  void holdsOverCasesNeverExceedAKnownBalance() {
    Property.qt()
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              Random random = new Random(seed);
              var town = new Town();
              town.at(minute(HOUR));
              for (Letter letter : letters(random)) {
                town.send(letter);
                if (random.nextInt(3) == 0) {
                  acknowledge(town, random);
                }
                check(town);
              }
            });
  }

  private static List<Letter> letters(Random random) {
    List<Letter> all = new ArrayList<>();
    int cases = 1 + random.nextInt(4);
    long balance = 0;
    for (int i = 0; i < cases; i++) {
      long yuan = 100L + random.nextInt(5000);
      // Clean money comes and goes, too, and no desk sees all of it.
      balance = Math.max(0, balance + yuan - random.nextInt(3000));
      all.add(pay("T" + i, LI, party(ACCOUNT), yuan).at(i).payeeBalance(yuan(balance)).in());
      all.add(
          report(
              "C" + i,
              1,
              CaseStatus.REPORTED,
              LI,
              ACCOUNT,
              line(0, "T" + i, party(ACCOUNT), yuan, i)));
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      long yuan = 100L + random.nextInt(2000);
      balance = Math.max(0, balance - yuan);
      all.add(pay("X" + i, ACCOUNT, NEXT, yuan).at(10 + i).payerBalance(yuan(balance)).out());
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static void acknowledge(Town town, Random random) {
    var file = town.files.get(desk(ACCOUNT));
    if (file == null || file.stops().isEmpty()) {
      return;
    }
    Stop stop = file.stops().get(random.nextInt(file.stops().size()));
    town.outputs(interlock.core.task.StopPaymentTask.class).stream()
        .filter(t -> t.applicationId().equals(stop.applicationId()))
        .findFirst()
        .filter(t -> t.command() == StopCommand.STOP)
        .ifPresent(
            task ->
                town.send(
                    Facts.answer(
                        "A" + random.nextLong(),
                        task,
                        StopCommand.STOP,
                        Phase.RESULT,
                        "0000",
                        OptionalLong.of(stop.amountFen()),
                        minute(HOUR))));
  }

  private static void check(Town town) {
    AccountFile file = town.files.get(desk(ACCOUNT));
    if (file == null || file.balance().isEmpty()) {
      return;
    }
    var balance = file.balance().get();
    Money money = Money.of(file, town.policy.stopPayment().taint());
    boolean newer =
        money.cases().stream().anyMatch(c -> c.leftFen() > 0 && c.cameAt() > balance.at());
    if (newer) {
      // What came after the bank's word is not in it.
      return;
    }
    long together =
        file.stops().stream()
            .filter(s -> !Stops.hasEnded(s.state()))
            .filter(s -> !isForAPerson(s))
            .mapToLong(s -> Math.min(s.amountFen(), s.amountHeldFen().orElse(Long.MAX_VALUE)))
            .sum();
    assertThat(together).isLessThanOrEqualTo(balance.fen());
  }

  private static boolean isForAPerson(Stop stop) {
    return stop.reasons().stream().anyMatch(r -> r.code() == ReasonCode.OVER_HELD)
        && stop.isProposed();
  }
}
