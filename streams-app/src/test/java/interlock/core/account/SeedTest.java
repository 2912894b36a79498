package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.stop;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Transfer;
import interlock.core.mail.Letter;
import interlock.core.policy.StopCommand;
import interlock.core.task.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which payments the lines of reports tell of, and what left just before them. */
class SeedTest {
  private static final String LI = "6222020000000010019";
  private static final String WU = "6222020000000011116";
  private static final String FIRST = "6217000000000020011";
  private static final String SECOND = "6230580000000040017";
  private static final long SECOND_MILLIS = 1_000;

  private final Town town = new Town();

  private static Letter without(String caseId, String victim, long yuan, long minute) {
    return report(
        caseId,
        1,
        CaseStatus.REPORTED,
        party(victim),
        FIRST,
        line(0, "", party(FIRST), yuan, minute));
  }

  private Money money(String on) {
    return Money.of(town.files.get(desk(on)), town.policy.stopPayment().taint());
  }

  private List<ReasonCode> reasons(String on) {
    return stop(town, on).orElseThrow().head().reasons().stream().map(Reason::code).toList();
  }

  @Test
  void twoVictimsOfOneAmountAreTwoPaymentsThoughOneIsNearestToBoth() {
    town.at(minute(HOUR));
    pay("T1", LI, FIRST, 5000).at(0).send(town);
    pay("T2", WU, FIRST, 5000).at(30).send(town);
    town.send(without("C1", LI, 5000, 2));
    town.send(without("C2", WU, 5000, 10));

    Money money = money(FIRST);
    assertThat(money.seeds())
        .extracting(s -> s.report().caseId() + " " + s.inflow().orElseThrow().transferId())
        .containsExactly("C1 T1", "C2 T2");
    assertThat(money.of("C2").leftFen()).isEqualTo(yuan(5000));
  }

  @Test
  void whatTheBankCalledBackAnswersALineWithNothing() {
    town.at(minute(HOUR));
    town.send(without("C1", LI, 5000, 2));
    assertThat(money(FIRST).of("C1").leftFen()).isEqualTo(yuan(5000));

    pay("T1", LI, FIRST, 5000).at(0).send(town);
    pay("T1", LI, FIRST, 5000)
        .at(0)
        .reported(minute(9))
        .status(Transfer.Status.REVERSED)
        .send(town);
    assertThat(money(FIRST).of("C1").leftFen()).isZero();

    pay("T2", LI, FIRST, 5000).at(20).send(town);
    assertThat(money(FIRST).of("C1").leftFen()).isEqualTo(yuan(5000));
  }

  @Test
  void anOutflowBeyondTheSkewIsShownAndNotFollowed() {
    town.at(minute(HOUR));
    pay("T1", LI, FIRST, 5000).at(20).send(town);
    pay("early", FIRST, SECOND, 4000).atMillis(minute(18) - SECOND_MILLIS).send(town);
    town.send(without("C1", LI, 5000, 20));

    assertThat(stop(town, SECOND)).isEmpty();
    assertThat(stop(town, FIRST).orElseThrow().command()).isEqualTo(StopCommand.STOP);
    assertThat(stop(town, FIRST).orElseThrow().amountFen()).isEqualTo(yuan(5000));
    assertThat(reasons(FIRST)).contains(ReasonCode.NEAR_MISS);
  }

  @Test
  void anOutflowLongBeforeIsNoNearMissAndOneWithinTheSkewIsFollowed() {
    town.at(minute(HOUR));
    pay("T1", LI, FIRST, 5000).at(20).send(town);
    pay("long before", FIRST, SECOND, 4000).atMillis(minute(10) - SECOND_MILLIS).send(town);
    town.send(without("C1", LI, 5000, 20));
    assertThat(reasons(FIRST)).doesNotContain(ReasonCode.NEAR_MISS);

    pay("with it", FIRST, SECOND, 5000).at(18).send(town);
    assertThat(stop(town, SECOND).orElseThrow().amountFen()).isEqualTo(yuan(5000));
  }

  @Test
  void aNearMissThatIsFollowedAfterAllIsShownNoMore() {
    town.at(minute(HOUR));
    pay("T1", LI, FIRST, 5000).at(20).send(town);
    pay("early", FIRST, SECOND, 5000).at(15).send(town);
    town.send(without("C1", LI, 5000, 20));
    assertThat(reasons(FIRST)).contains(ReasonCode.NEAR_MISS);

    pay("T1", LI, FIRST, 5000).at(17).reported(minute(30)).send(town);

    assertThat(reasons(FIRST)).doesNotContain(ReasonCode.NEAR_MISS);
    assertThat(stop(town, SECOND).orElseThrow().amountFen()).isEqualTo(yuan(5000));
  }

  @Test
  void moneyIsFollowedForThirtyDays() {
    long day = 24 * HOUR;
    town.at(minute(40 * day));
    pay("T1", LI, FIRST, 5000).at(0).send(town);
    pay("T2", FIRST, SECOND, 3000).at(29 * day).send(town);
    pay("T3", SECOND, WU, 1000).at(30 * day).send(town);
    pay("T4", SECOND, WU, 500).atMillis(minute(30 * day) + 1).send(town);
    town.send(
        report(
            "C1", 1, CaseStatus.REPORTED, party(LI), FIRST, line(0, "T1", party(FIRST), 5000, 0)));

    assertThat(stop(town, SECOND).orElseThrow().amountFen()).isEqualTo(yuan(1500));
    assertThat(stop(town, WU).orElseThrow().amountFen()).isEqualTo(yuan(1000));
    assertThat(town.files.get(desk(WU)).inflows())
        .extracting(i -> i.transferId() + " since " + (i.paidAt() - START))
        .containsExactly("T3 since 0");
  }
}
