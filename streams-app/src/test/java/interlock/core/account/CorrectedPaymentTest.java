package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.account;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.event.CaseStatus;
import interlock.core.event.Transfer;
import interlock.core.mail.Letter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A newer version of a payment that names another end, another amount, or calls it back. */
class CorrectedPaymentTest {
  private static final String VICTIM = "6222020000000010019";
  private static final String FIRST = "6217000000000020011";
  private static final String SECOND = "6230580000000040017";
  private static final String THIRD = "6225880000000050012";

  private static Letter names(String on, String transferId) {
    return report(
        "C-" + on,
        1,
        CaseStatus.REPORTED,
        party(VICTIM),
        on,
        line(0, transferId, party(on), 5000, 0));
  }

  private static List<Letter> version(String id, String from, String to, long yuan, long reported) {
    return pay(id, from, to, yuan).at(0).reported(minute(reported)).letters();
  }

  /** The case's money in every account, the same in any order. */
  private static Map<String, Long> left(List<Letter> letters) {
    Map<String, Long> first = new TreeMap<>();
    for (int seed = 0; seed < 40; seed++) {
      var order = new Random(seed);
      var town = new Town();
      town.at(minute(HOUR));
      List<Letter> shuffled = new ArrayList<>(letters);
      shuffled.addAll(letters);
      Collections.shuffle(shuffled, order);
      for (int i = 0; i < shuffled.size(); i++) {
        town.put("outside " + i, shuffled.get(i));
      }
      town.run(Optional.of(order));
      Map<String, Long> left = new TreeMap<>();
      for (AccountFile file : town.files.values()) {
        Money.of(file, town.policy.stopPayment().taint()).cases().stream()
            .filter(c -> c.leftFen() > 0)
            .forEach(c -> left.merge(file.account().reveal(), c.leftFen(), Long::sum));
      }
      if (seed == 0) {
        first = left;
      }
      assertThat(left).isEqualTo(first);
    }
    return first;
  }

  @Test
  void thePayeeOfAnOlderVersionGotNothing() {
    List<Letter> letters = new ArrayList<>(version("T1", VICTIM, FIRST, 5000, 1));
    letters.addAll(version("T1", VICTIM, SECOND, 5000, 2));
    letters.add(names(FIRST, "T1"));
    letters.add(names(SECOND, "T1"));

    assertThat(left(letters)).containsExactly(Map.entry(SECOND, yuan(5000)));
  }

  @Test
  void thePayerOfAnOlderVersionPaidNothing() {
    List<Letter> letters = new ArrayList<>(version("T0", VICTIM, FIRST, 5000, 1));
    letters.add(names(FIRST, "T0"));
    letters.addAll(version("T1", FIRST, THIRD, 5000, 3));
    letters.addAll(version("T1", SECOND, THIRD, 5000, 4));

    assertThat(left(letters)).containsExactly(Map.entry(FIRST, yuan(5000)));
  }

  @Test
  void threeVersionsThatGoFromHandToHandEndAtTheNewest() {
    List<Letter> letters = new ArrayList<>(version("T1", VICTIM, FIRST, 5000, 1));
    letters.addAll(version("T1", VICTIM, SECOND, 5000, 2));
    letters.addAll(version("T1", VICTIM, THIRD, 4000, 3));
    letters.addAll(version("T1", VICTIM, FIRST, 3000, 4));
    letters.add(names(FIRST, "T1"));
    letters.add(names(SECOND, "T1"));
    letters.add(names(THIRD, "T1"));

    assertThat(left(letters)).containsExactly(Map.entry(FIRST, yuan(3000)));
  }

  @Test
  void howeverManyPayeesItHadOnlyTheNewestGotIt() {
    List<Letter> letters = new ArrayList<>();
    String newest = "";
    for (int i = 0; i < Ledger.MAX_FORMER + 4; i++) {
      // The later the smaller, and then the greater.
      newest = "62260000000" + (i % 2 == 0 ? 500 - i : 500 + i);
      letters.addAll(version("T1", VICTIM, newest, 5000, i));
      letters.add(names(newest, "T1"));
    }

    assertThat(left(letters)).containsExactly(Map.entry(newest, yuan(5000)));
  }

  @Test
  void aTracedPaymentGoesOverToTheOtherPayee() {
    List<Letter> letters = new ArrayList<>(version("T0", VICTIM, FIRST, 5000, 1));
    letters.add(names(FIRST, "T0"));
    letters.addAll(version("T1", FIRST, SECOND, 5000, 2));
    letters.addAll(version("T1", FIRST, THIRD, 2000, 3));

    assertThat(left(letters))
        .containsExactly(Map.entry(FIRST, yuan(3000)), Map.entry(THIRD, yuan(2000)));
  }

  @Test
  void aRepeatOfAnOldVersionIsToldToNobody() {
    var town = new Town();
    town.at(minute(HOUR));
    List<Letter> old = version("T1", VICTIM, FIRST, 5000, 1);
    old.forEach(town::send);
    version("T1", VICTIM, SECOND, 5000, 2).forEach(town::send);

    assertThat(town.files.get(desk(VICTIM)).ledger())
        .singleElement()
        .extracting(AccountFile.LedgerEntry::formerly)
        .isEqualTo(List.of(account(FIRST)));
    assertThat(town.again(old.getFirst()).mail()).isEmpty();
    assertThat(town.files.get(desk(FIRST)).ledger())
        .singleElement()
        .extracting(AccountFile.LedgerEntry::status)
        .isEqualTo(Transfer.Status.REVERSED);
  }

  @Test
  void aPaymentToItselfMovesNothing() {
    List<Letter> letters = new ArrayList<>(version("T0", VICTIM, FIRST, 5000, 1));
    letters.add(names(FIRST, "T0"));
    letters.add(version("T1", FIRST, FIRST, 9000, 2).getFirst());

    assertThat(left(letters)).containsExactly(Map.entry(FIRST, yuan(5000)));
  }
}
