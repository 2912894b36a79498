package interlock.core.account;

import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.desk.Address;
import interlock.core.event.CaseStatus;
import interlock.core.event.Origin;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.StopPaymentFeedback.Phase;
import interlock.core.event.Transfer;
import interlock.core.mail.AccountMail;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.CaseMail.MoneyProgress;
import interlock.core.mail.Letter;
import interlock.core.mail.Tally;
import interlock.core.task.StopPaymentTask;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a case hears of its money: the sum of all that was told is what there is. */
class TalliesTest extends StopStory {
  @Test
  void moneyThatCameIsThereAndAskedFor() {
    reported(CaseStatus.REPORTED);

    assertThat(told()).isEqualTo(tally(5000, 0, 0).plus(stops(5000, 0, 0, 0)));
    assertThat(progress())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.fromHop()).isZero();
              assertThat(p.toHop()).isEqualTo(1);
              assertThat(p.firstStopAt()).isEmpty();
            });
  }

  @Test
  void whatMovesOnIsToldByBothAccounts() {
    movedOn();

    assertThat(told()).isEqualTo(tally(5000, 0, 0).plus(stops(5000, 0, 0, 0)));
    assertThat(file(FIRST).tally().remainingFen()).isEqualTo(yuan(3000));
    assertThat(file(SECOND).tally().remainingFen()).isEqualTo(yuan(2000));
    assertThat(file(SECOND).hop()).isEqualTo(2);
  }

  @Test
  void cashEndsABranch() {
    reported(CaseStatus.REPORTED);
    takenOut("C1", 1200, true, 7);

    assertThat(told()).isEqualTo(tally(3800, 1200, 0).plus(stops(3800, 0, 0, 0)));
  }

  @Test
  void whatGoesToNoNamedAccountIsUntraced() {
    reported(CaseStatus.REPORTED);
    takenOut("C1", 700, false, 7);

    assertThat(told()).isEqualTo(tally(4300, 0, 700).plus(stops(4300, 0, 0, 0)));
  }

  @Test
  void aHoldAndAFreezeAreToldAsTheyCome() {
    reported(CaseStatus.REPORTED);
    withoutWakesUntil(NOW + 2);
    result(first(), "0000", held(5000));

    assertThat(told()).isEqualTo(tally(5000, 0, 0).plus(stops(5000, 5000, 0, 0)));
    assertThat(progress().getLast().firstStopAt()).hasValue(minute(NOW + 2));

    reported(CaseStatus.FILED);
    until(NOW + 2 + 25 * 60);
    result(first(), "0000", held(5000));

    assertThat(told()).isEqualTo(tally(5000, 0, 0).plus(stops(5000, 0, 5000, 0)));
    assertThat(progress())
        .extracting(MoneyProgress::firstStopAt)
        .filteredOn(OptionalLong::isPresent)
        .hasSize(1);
  }

  @Test
  void aHoldThatEndsUnrenewedHasLapsed() {
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000));
    until(END + 1);

    assertThat(told()).isEqualTo(tally(5000, 0, 0).plus(stops(0, 0, 0, 5000)));
  }

  /** Of a whole account the case's part only. */
  @Test
  void othersMoneyOnAWholeAccountIsNotTheCases() {
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(90_000));

    assertThat(told().heldFen()).isEqualTo(yuan(5000));
  }

  @Test
  void aWithdrawnReportAsksForNothing() {
    movedOn();
    withdrawn();

    assertThat(told()).isEqualTo(Tally.NOTHING);
    assertThat(progress().stream().mapToInt(p -> p.toHop() - p.fromHop()).sum()).isZero();
  }

  @Test
  void whatABankStillHoldsAfterAWithdrawalIsToldUntilItLetsGo() {
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000));
    withdrawn();

    assertThat(told()).isEqualTo(stops(0, 5000, 0, 0));
    result(first(), "0000", OptionalLong.empty());
    assertThat(told()).isEqualTo(Tally.NOTHING);
  }

  @Test
  void whatIsGivenBackIsToldOnceHoweverOftenTheBankSaysSo() {
    reported(CaseStatus.REPORTED);
    result(first(), "0000", held(5000));
    int before = progress().size();
    returned("A", 2000);
    returned("B", 5000);
    returned("C", 2000);
    returned("B", 5000);

    assertThat(told().returnedFen()).isEqualTo(yuan(5000));
    assertThat(progress()).hasSize(before + 2);
  }

  /** At a payment institution a case has a stop for each order. */
  @Test
  void whatIsGivenBackForTwoOrdersAddsUp() {
    policy("stopPayment.paymentInstitutions", "[BANK]");
    pay("T1", LI, party(FIRST), 3000).at(0).order("O-1").send(town);
    pay("T2", LI, party(FIRST), 2000).at(1).order("O-2").send(town);
    town.send(
        report(
            "C1",
            1,
            CaseStatus.REPORTED,
            LI,
            FIRST,
            line(0, "T1", party(FIRST), 3000, 0),
            line(1, "T2", party(FIRST), 2000, 1)));
    StopPaymentTask one = ofOrder("O-1");
    StopPaymentTask two = ofOrder("O-2");
    returned("A", one, 3000);
    returned("B", two, 2000);
    returned("C", two, 2000);
    returned("D", one, 1000);

    assertThat(told().returnedFen()).isEqualTo(yuan(5000));
  }

  private StopPaymentTask ofOrder(String order) {
    return of(FIRST).stream()
        .filter(t -> t.orderId().equals(Optional.of(order)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRepeatTellsNothing() {
    movedOn();
    int told = progress().size();
    pay("T2", FIRST, SECOND, 2000).at(5).send(town);
    wake(FIRST);
    wake(SECOND);

    assertThat(progress()).hasSize(told);
  }

  private void takenOut(String id, long yuan, boolean cash, long at) {
    Transfer t = pay(id, FIRST, SECOND, yuan).at(at).transfer();
    town.send(
        new Letter(
            desk(FIRST),
            new AccountMail.Moved(
                new Transfer(
                    t.origin(),
                    false,
                    t.institution(),
                    t.transferId(),
                    party(FIRST),
                    Optional.empty(),
                    t.amountFen(),
                    cash ? Transfer.Channel.ATM : Transfer.Channel.OTHER,
                    cash,
                    t.status(),
                    t.heldUntil(),
                    List.of(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty()),
                Side.OUT)));
  }

  private void returned(String eventId, long yuan) {
    returned(eventId, first(), yuan);
  }

  private void returned(String eventId, StopPaymentTask task, long yuan) {
    StopPaymentFeedback f =
        ((AccountMail.StopAnswered)
                answer(
                        task,
                        Optional.empty(),
                        Phase.RESULT,
                        "0000",
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty())
                    .mail())
            .feedback();
    town.send(
        new Letter(
            desk(FIRST),
            new AccountMail.StopAnswered(
                new StopPaymentFeedback(
                    new Origin("BANK", eventId, minute(NOW), minute(NOW), minute(NOW)),
                    f.taskId(),
                    Optional.empty(),
                    f.account(),
                    f.institution(),
                    f.command(),
                    f.phase(),
                    f.resultCode(),
                    held(5000),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.of(yuan(yuan)),
                    Optional.empty()))));
  }

  private AccountFile.Told file(String on) {
    return town.files.get(desk(on)).told().getFirst();
  }

  private List<MoneyProgress> progress() {
    return town.abroad.stream()
        .filter(l -> l.to().equals(Address.caseFile("C1")))
        .map(l -> (MoneyProgress) l.mail())
        .toList();
  }

  /** All that was told, added up. */
  private Tally told() {
    return progress().stream().map(MoneyProgress::change).reduce(Tally.NOTHING, Tally::plus);
  }

  private static Tally tally(long left, long cash, long untraced) {
    return new Tally(yuan(left), yuan(cash), yuan(untraced), 0, 0, 0, 0, 0);
  }

  private static Tally stops(long requested, long held, long frozen, long lapsed) {
    return new Tally(0, 0, 0, yuan(requested), yuan(held), yuan(frozen), yuan(lapsed), 0);
  }
}
