package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.MINUTE;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.stop;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.account.Facts.Payment;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Transfer;
import interlock.core.mail.Letter;
import interlock.core.policy.StopCommand;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One payment that two banks tell under two ids within two minutes moves money once. */
class TwinTest {
  private static final String VICTIM = "6222020000000010019";
  private static final String FIRST = "6217000000000020011";
  private static final String SECOND = "6230580000000040017";
  private static final String THIRD = "6225880000000050012";

  private static Payment told(String id, String bank, String from, String to, long millis) {
    return new Payment(id, party(from), party(to), yuan(5000)).by(bank).atMillis(millis);
  }

  private static Letter reported(int version, String transferId) {
    return report(
        "C1",
        version,
        CaseStatus.REPORTED,
        party(VICTIM),
        FIRST,
        line(0, transferId, party(FIRST), 5000, 0));
  }

  private static Letter whole() {
    return report(
        "C1", 1, CaseStatus.REPORTED, party(VICTIM), FIRST, line(0, "V1", party(FIRST), 10_000, 0));
  }

  /** What is left of the case in each account that it reached, in any order of arrival. */
  private static Map<String, Long> left(List<Letter> letters) {
    Map<String, Long> first = left(letters, new Random(1));
    for (int seed = 2; seed < 30; seed++) {
      assertThat(left(letters, new Random(seed))).isEqualTo(first);
    }
    return first;
  }

  private static Map<String, Long> left(List<Letter> letters, Random order) {
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
      Money money = Money.of(file, town.policy.stopPayment().taint());
      money.cases().stream()
          .filter(c -> c.leftFen() > 0)
          .forEach(c -> left.put(file.account().reveal(), c.leftFen()));
    }
    return left;
  }

  private static List<Letter> all(Payment... payments) {
    List<Letter> letters = new ArrayList<>();
    for (Payment payment : payments) {
      letters.addAll(payment.letters());
    }
    return letters;
  }

  private static List<Letter> with(List<Letter> letters, Letter more) {
    List<Letter> both = new ArrayList<>(letters);
    both.add(more);
    return both;
  }

  @Test
  void carriesTheMoneyOnce() {
    List<Letter> payments =
        all(
            told("V1", "ICBC", VICTIM, FIRST, START).amount(yuan(10_000)),
            told("A1", "ICBC", FIRST, SECOND, minute(5)),
            told("B7", "ABC", FIRST, SECOND, minute(6)),
            told("A2", "ICBC", FIRST, THIRD, minute(9)));

    assertThat(left(with(payments, whole())))
        .containsExactly(Map.entry(THIRD, 500_000L), Map.entry(SECOND, 500_000L));
  }

  @Test
  void bothIdsInAReportAreOnePayment() {
    List<Letter> payments =
        all(told("V1", "ICBC", VICTIM, FIRST, START), told("W9", "ABC", VICTIM, FIRST, minute(2)));
    Letter both =
        report(
            "C1",
            1,
            CaseStatus.REPORTED,
            party(VICTIM),
            FIRST,
            line(0, "V1", party(FIRST), 5000, 0),
            line(1, "W9", party(FIRST), 5000, 0));

    assertThat(left(with(payments, both))).containsExactly(Map.entry(FIRST, 500_000L));
    assertThat(left(with(payments, reported(1, "W9")))).containsExactly(Map.entry(FIRST, 500_000L));
  }

  @Test
  void twoPaymentsThatWereEachToldTwiceAreTwo() {
    List<Letter> payments =
        all(
            told("V1", "ICBC", VICTIM, FIRST, START),
            told("W1", "ABC", VICTIM, FIRST, START + 2_000),
            told("V2", "ICBC", VICTIM, FIRST, minute(1)),
            told("W2", "ABC", VICTIM, FIRST, minute(1) + 2_000));
    Letter two =
        report(
            "C1",
            1,
            CaseStatus.REPORTED,
            party(VICTIM),
            FIRST,
            line(0, "", party(FIRST), 5000, 0),
            line(1, "", party(FIRST), 5000, 1));

    assertThat(left(with(payments, two))).containsExactly(Map.entry(FIRST, 1_000_000L));
  }

  @Test
  void laterThanTwoMinutesOrOfOneBankOrOneSourceTheyAreTwoPayments() {
    Payment victims = told("V1", "ICBC", VICTIM, FIRST, START).amount(yuan(10_000));
    Payment one = told("A1", "ICBC", FIRST, SECOND, minute(5));
    Payment late = told("B7", "ABC", FIRST, SECOND, minute(7) + 1);
    Payment same = told("A8", "ICBC", FIRST, SECOND, minute(5));

    assertThat(left(with(all(victims, one, late), whole())))
        .containsExactly(Map.entry(SECOND, 1_000_000L));
    assertThat(left(with(all(victims, one, same), whole())))
        .containsExactly(Map.entry(SECOND, 1_000_000L));
  }

  @Test
  void aLaterWordFreesTheOneThatWasHeld() {
    Payment one = told("A1", "ICBC", FIRST, SECOND, minute(5));
    Payment twin = told("B7", "ABC", FIRST, SECOND, minute(6));
    List<Letter> payments = all(told("V1", "ICBC", VICTIM, FIRST, START), one, twin);
    List<Letter> reversed = new ArrayList<>(payments);
    reversed.addAll(
        told("A1", "ICBC", FIRST, SECOND, minute(5))
            .reported(minute(8))
            .status(Transfer.Status.REVERSED)
            .letters());
    List<Letter> smaller = new ArrayList<>(payments);
    smaller.addAll(
        told("B7", "ABC", FIRST, SECOND, minute(6))
            .amount(yuan(4000))
            .reported(minute(8))
            .letters());

    assertThat(left(with(reversed, reported(1, "V1"))))
        .containsExactly(Map.entry(SECOND, 500_000L));
    // The first carries all 5000 of the case; the second finds nothing more to carry.
    assertThat(left(with(smaller, reported(1, "V1")))).containsExactly(Map.entry(SECOND, 500_000L));
    assertThat(left(with(reversed, reported(1, "V1")))).doesNotContainKey(FIRST);
  }

  @Test
  void theStopSaysSoAndGoesOutAllTheSame() {
    var town = new Town();
    town.at(minute(HOUR));
    told("V1", "ICBC", VICTIM, FIRST, START).send(town);
    told("W9", "ABC", VICTIM, FIRST, START + MINUTE).send(town);
    town.send(reported(1, "V1"));

    var asked = stop(town, FIRST).orElseThrow();
    assertThat(asked.command()).isEqualTo(StopCommand.STOP);
    assertThat(asked.amountFen()).isEqualTo(yuan(5000));
    assertThat(asked.head().reasons()).extracting(Reason::code).contains(ReasonCode.SUSPECTED_TWIN);

    told("W9", "ABC", VICTIM, FIRST, START + MINUTE)
        .reported(minute(HOUR))
        .status(Transfer.Status.REVERSED)
        .send(town);
    assertThat(stop(town, FIRST).orElseThrow().head().reasons())
        .extracting(Reason::code)
        .doesNotContain(ReasonCode.SUSPECTED_TWIN);
  }
}
