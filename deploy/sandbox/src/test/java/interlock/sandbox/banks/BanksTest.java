package interlock.sandbox.banks;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.bank.Channel;
import interlock.bank.FeedbackPhase;
import interlock.bank.StopPaymentFeedback;
import interlock.bank.Transfer;
import interlock.bank.TransferStatus;
import interlock.common.Party;
import interlock.common.StopCommand;
import interlock.core.codes.BankResultCode;
import interlock.core.codes.BankResultCode.Meaning;
import interlock.sandbox.banks.Banks.Paid;
import interlock.sandbox.banks.Conduct.Mishap;
import interlock.sandbox.load.LoadEvent;
import interlock.task.AccountQueryTask;
import interlock.task.QueryCommand;
import interlock.task.QueryState;
import interlock.task.StopPaymentState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the simulated banks do with each command, by their books and by mishap. */
class BanksTest {
  private static final String ACCOUNT = Orders.ACCOUNT;
  private static final String OTHER = "6299010000000005678";
  private static final long TWO_DAYS = Duration.ofDays(2).toMillis();
  private static final long BALANCE = 1_500_00;

  private final Plain conduct = new Plain();
  private final Banks banks = new Banks(conduct);
  private final List<LoadEvent> published = new ArrayList<>();
  private long now = 1_000;

  /** Everything at once, and only the mishaps that a test asks for. */
  private static final class Plain implements Conduct {
    private Mishap mishap = new Mishap.None();
    private boolean onlyFirst;
    private boolean tells = true;

    @Override
    public long receiptMillis(String institution, String applicationId) {
      return 10;
    }

    @Override
    public long resultMillis(String institution, String applicationId) {
      return 100;
    }

    @Override
    public long tellMillis(String institution, String id) {
      return 1;
    }

    @Override
    public boolean tellsUnasked(String institution, String transferId) {
      return tells;
    }

    @Override
    public Mishap mishap(String institution, String applicationId, int attempt) {
      return onlyFirst && attempt > 0 ? new Mishap.None() : mishap;
    }
  }

  @BeforeEach
  void openAccounts() {
    banks.open(holder(ACCOUNT, Holder.Mark.NONE), BALANCE);
    banks.open(holder(OTHER, Holder.Mark.NONE), 0);
  }

  @Test
  void aStopIsReceivedThenCarriedOutAndHoldsWhatItSays() {
    order(Orders.stop());
    assertThat(answers())
        .containsExactly("1010 RECEIPT 100000", "1110 RESULT 0000 1000.00 of 1500.00 +48h");
    assertThat(banks.standing(ACCOUNT, now))
        .isEqualTo(new Banks.Standing(BALANCE, 1_000_00, 500_00));
    assertThat(pay("P1", 600_00)).isEqualTo(Paid.REFUSED);
    assertThat(pay("P2", 500_00)).isEqualTo(Paid.BOOKED);
  }

  @Test
  void lessThanAskedIsADefectiveSuccess() {
    order(Orders.stop().fen(2_000_00));
    assertThat(results()).containsExactly("1110 RESULT 1200 1500.00 of 1500.00 +48h");
  }

  @Test
  void moneyInClearingCannotBeHeld() {
    conduct.mishap = new Mishap.InPart(0.4);
    order(Orders.stop());
    assertThat(results()).containsExactly("1110 RESULT 1200 600.00 of 1500.00 +48h");
    assertThat(banks.standing(ACCOUNT, now).freeFen()).isEqualTo(900_00);
  }

  @Test
  void aWholeAccountLetsNothingOutAlsoWhatComesLater() {
    order(Orders.stop().whole());
    assertThat(results()).containsExactly("1110 RESULT 0000 1500.00 of 1500.00 +48h");
    assertThat(pay("P1", 1)).isEqualTo(Paid.REFUSED);
    assertThat(banks.standing(ACCOUNT, now).blockedFen()).isEqualTo(BALANCE);
  }

  @Test
  void theNewestRevisionBeforeTheActIsWhatIsDone() {
    banks.order(Orders.stop().task(), now);
    banks.order(Orders.stop().revision(2).fen(300_00).task(), now + 50);
    order(Orders.stop().revision(2).fen(300_00));
    assertThat(results())
        .containsExactly("1000 RESULT 200003", "1110 RESULT 0000 300.00 of 1500.00 +48h");
  }

  @Test
  void whatIsCancelledBeforeTheActIsNotDone() {
    banks.order(Orders.stop().task(), now);
    order(Orders.stop().revision(2).state(StopPaymentState.CANCELLED).fen(0).notDue());
    assertThat(answers()).isEmpty();
    assertThat(banks.standing(ACCOUNT, now).freeFen()).isEqualTo(BALANCE);
  }

  @Test
  void eachApplicationIdIsActedOnOnce() {
    order(Orders.stop());
    published.clear();
    order(Orders.stop().revision(2));
    assertThat(results()).containsExactly("100000 RESULT 0900");
    assertThat(banks.standing(ACCOUNT, now).blockedFen()).isEqualTo(1_000_00);
  }

  @Test
  void theSameRevisionTwiceIsAnsweredByTheTransport() {
    order(Orders.stop());
    published.clear();
    order(Orders.stop());
    assertThat(results()).containsExactly("100000 RESULT 200003");
  }

  @Test
  void whatItselfAnsweredIsNoNewCommand() {
    order(Orders.stop());
    published.clear();
    order(Orders.stop().revision(2).state(StopPaymentState.ACTIVE).notDue());
    assertThat(published).isEmpty();
  }

  @Test
  void whatWaitsForAnOfficerIsNotForABank() {
    order(Orders.stop().state(StopPaymentState.PROPOSED).notDue());
    order(Orders.next(StopCommand.REVIEW, 2));
    assertThat(published).isEmpty();
  }

  @Test
  void twoStopsOfOneCaseAndNoThird() {
    order(Orders.stop());
    order(Orders.next(StopCommand.EXTEND, 2));
    published.clear();
    order(Orders.next(StopCommand.EXTEND, 3));
    order(Orders.stop().seq(4));
    assertThat(codes()).containsExactly("1304", "1304");
  }

  @Test
  void anExtensionFollowsOnTheStop() {
    order(Orders.stop());
    published.clear();
    order(Orders.next(StopCommand.EXTEND, 2));
    StopPaymentFeedback result = result();
    assertThat(result.getResultCode()).isEqualTo("0000");
    assertThat(result.getEffectiveFrom()).isEqualTo(Instant.ofEpochMilli(1_110 + TWO_DAYS));
    assertThat(result.getExpiresAt()).isEqualTo(Instant.ofEpochMilli(1_110 + 2 * TWO_DAYS));
  }

  @Test
  void anExtensionIsTooLateAfterTheEndAndNeverFirst() {
    order(Orders.next(StopCommand.EXTEND, 2));
    order(Orders.stop());
    now += TWO_DAYS;
    order(Orders.next(StopCommand.EXTEND, 3));
    assertThat(codes()).containsExactly("1899", "0000", "1800");
  }

  @Test
  void aLiftFreesTheMoneyOnce() {
    order(Orders.next(StopCommand.LIFT, 2));
    order(Orders.stop());
    order(Orders.next(StopCommand.LIFT, 3));
    order(Orders.next(StopCommand.LIFT, 4));
    assertThat(codes()).containsExactly("1999", "0000", "0000", "1900");
    assertThat(banks.standing(ACCOUNT, now).freeFen()).isEqualTo(BALANCE);
  }

  @Test
  void aFreezeTakesThePlaceOfTheStopAndLastsSixMonths() {
    order(Orders.stop());
    published.clear();
    order(Orders.next(StopCommand.FREEZE, 2));
    StopPaymentFeedback result = result();
    assertThat(result.getResultCode()).isEqualTo("0000");
    assertThat(result.getAmountHeld()).isEqualTo(new BigDecimal("1000.00"));
    assertThat(Duration.between(result.getEffectiveFrom(), result.getExpiresAt()))
        .isEqualTo(Duration.ofDays(181));
    now += 2 * TWO_DAYS;
    assertThat(banks.standing(ACCOUNT, now).blockedFen()).isEqualTo(1_000_00);
  }

  @Test
  void whereAnotherCaseFrozeAllNothingIsLeftToStop() {
    order(Orders.next(StopCommand.FREEZE, 2).fen(BALANCE));
    order(Orders.stop().of("C-2").seq(3));
    order(Orders.next(StopCommand.LIFT, 4));
    order(Orders.next(StopCommand.FREEZE, 5).whole());
    order(Orders.stop().of("C-2").seq(6));
    order(Orders.stop().seq(7));
    assertThat(codes()).containsExactly("0000", "1302", "0000", "0000", "1303", "1303");
  }

  @Test
  void anotherCasesStopComesFirstAndThenItIsOurTurn() {
    order(Orders.stop().whole());
    order(Orders.stop().of("C-2").seq(2));
    assertThat(codes()).containsExactly("0000", "1301");
    assertThat(result().getExpiresAt()).isEqualTo(Instant.ofEpochMilli(1_110 + TWO_DAYS));
    published.clear();
    order(Orders.next(StopCommand.LIFT, 3));
    assertThat(codes()).containsExactly("0000", "0000");
    assertThat(result().getTaskId()).isEqualTo("S-C-2");
    assertThat(result().getAmountHeld()).isEqualTo(new BigDecimal("1000.00"));
  }

  @Test
  void anotherAuthoritysStopEndsAndOursSucceeds() {
    banks.stopFromOutside(ACCOUNT, 60_000);
    order(Orders.stop());
    assertThat(results())
        .containsExactly("1110 RESULT 1301", "60000 RESULT 0000 1000.00 of 1500.00 +48h");
  }

  @Test
  void aStopThatWaitsIsGivenUpByItsLift() {
    banks.stopFromOutside(ACCOUNT, 60_000);
    banks.order(Orders.stop().task(), now);
    advance(5_000);
    banks.order(Orders.next(StopCommand.LIFT, 2).task(), now);
    advance(200_000);
    assertThat(codes()).containsExactly("1301", "1999");
  }

  @Test
  void theCommandAndTheAccountAreChecked() {
    banks.open(holder("62990100000000001", Holder.Mark.WHITELISTED), 100);
    banks.open(holder("62990100000000002", Holder.Mark.REPORTED_LOST), 100);
    banks.open(holder("62990100000000003", Holder.Mark.CLOSED), 100);
    order(Orders.stop().named("李某"));
    order(Orders.stop().seq(2).on("62990100000000001"));
    order(Orders.stop().seq(3).on("62990100000000002"));
    order(Orders.stop().seq(4).on("62990100000000003"));
    order(Orders.stop().seq(5).on("62990100000000004"));
    order(Orders.stop().seq(6).fen(0));
    order(Orders.stop().seq(7).withoutBasis());
    order(Orders.next(StopCommand.LIFT, 8).withoutOriginal());
    order(Orders.stop().seq(9).whole().fen(0));
    assertThat(codes())
        .containsExactly("0301", "0302", "0303", "0304", "0300", "0200", "0600", "0500", "0000");
  }

  /** All that the books do not decide can still be answered: each code, by mishap. */
  @ParameterizedTest
  @MethodSource("mishaps")
  void answersWithEveryOtherCodeAndHoldsNothing(BankResultCode code) {
    conduct.mishap = new Mishap.Answer(code);
    order(Orders.stop());
    boolean again = code.meaning() == Meaning.RETRYABLE;
    assertThat(codes()).hasSize(again ? 4 : 1).containsOnly(code.code());
    assertThat(receipts()).hasSize(code.isTransport() ? 0 : again ? 4 : 1);
    assertThat(banks.standing(ACCOUNT, now).blockedFen()).isZero();
  }

  static Stream<BankResultCode> mishaps() {
    return Arrays.stream(BankResultCode.values())
        .filter(code -> code != BankResultCode.ALREADY_STOPPED)
        .filter(code -> code.meaning() != Meaning.SUCCESS && code.meaning() != Meaning.PARTIAL);
  }

  @Test
  void whatMayNotHaveArrivedIsSentAgainAndCarriedOutOnce() {
    conduct.mishap = new Mishap.Answer(BankResultCode.TRANSPORT_SOCKET_4);
    conduct.onlyFirst = true;
    order(Orders.stop());
    assertThat(results())
        .containsExactly("1010 RESULT 600004", "3110 RESULT 0000 1000.00 of 1500.00 +48h");
  }

  @Test
  void aMishapOfAlreadyStoppedIsAnotherAuthoritysStopThatEnds() {
    conduct.mishap = new Mishap.Answer(BankResultCode.ALREADY_STOPPED);
    banks.order(Orders.stop().task(), now);
    advance(5_000);
    assertThat(codes()).containsExactly("1301");
    assertThat(pay("P1", 1)).isEqualTo(Paid.REFUSED);
    advance(60_000);
    assertThat(codes()).containsExactly("1301", "0000");
  }

  @Test
  void whoIsSilentAnswersToAReminder() {
    conduct.mishap = new Mishap.Silence();
    conduct.onlyFirst = true;
    order(Orders.stop());
    assertThat(published).isEmpty();
    order(Orders.stop().revision(2));
    assertThat(codes()).containsExactly("0000");
  }

  @Test
  void aTransferInFlightIsHeldThenCancelledOrReleased() {
    fly("P1", 400_00);
    fly("P2", 300_00);
    order(Orders.next(StopCommand.HOLD, 1).transfer("P1"), 1_000);
    order(Orders.next(StopCommand.HOLD, 2).transfer("P2"), 1_000);
    order(Orders.next(StopCommand.CANCEL_TRANSFER, 3).transfer("P1"));
    order(Orders.next(StopCommand.RELEASE, 4).transfer("P2"));
    order(Orders.next(StopCommand.RELEASE, 5).transfer("P1"));
    order(Orders.next(StopCommand.HOLD, 6).transfer("P9"));
    assertThat(codes()).containsExactly("0000", "0000", "0000", "0000", "0499", "0400");
    assertThat(banks.standing(ACCOUNT, now).fen()).isEqualTo(BALANCE - 300_00);
    assertThat(movements())
        .containsExactly(
            "P1 ATTEMPTED", "P2 ATTEMPTED", "P1 HELD", "P2 HELD", "P1 REJECTED", "P2 POSTED");
  }

  @Test
  void aTransferThatNobodyHoldsIsBooked() {
    fly("P1", 400_00);
    advance(60_000);
    assertThat(movements()).containsExactly("P1 ATTEMPTED", "P1 POSTED");
    assertThat(banks.standing(OTHER, now).fen()).isEqualTo(400_00);
  }

  @Test
  void movementsAreToldWithTheBalanceTheyLeave() {
    pay("P1", 500_00);
    advance(10);
    Transfer told = (Transfer) published.getFirst().value();
    assertThat(told.getPayerBalance()).isEqualTo(new BigDecimal("1000.00"));
    assertThat(told.getPayeeBalance()).isEqualTo(new BigDecimal("500.00"));
    assertThat(told.getPayer().getName()).isEqualTo(Orders.NAME);
  }

  @Test
  void aQueryBringsWhatWasNotToldAndSaysUpToWhenThatIsAll() {
    conduct.tells = false;
    pay("P1", 500_00);
    pay("P2", 200_00);
    advance(1_000);
    assertThat(published).isEmpty();
    banks.ask(query(1), now);
    advance(1_000);
    assertThat(published).hasSize(2);
    Transfer first = (Transfer) published.getFirst().value();
    Transfer last = (Transfer) published.getLast().value();
    assertThat(first.getInReplyTo()).isEqualTo("Q-1");
    assertThat(first.getCompleteUpTo()).isNull();
    assertThat(last.getCompleteUpTo()).isEqualTo(Instant.ofEpochMilli(2_001));
    published.clear();
    pay("P3", 100_00);
    advance(1_000);
    assertThat(movements()).as("watched from now on").containsExactly("P3 POSTED");
  }

  @Test
  void aQueryIsAnsweredOnce() {
    pay("P1", 500_00);
    advance(10);
    published.clear();
    banks.ask(query(1), now);
    banks.ask(query(1), now);
    advance(10);
    assertThat(published).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Temperament.class)
  void theSeedGivesEveryTemperamentToSomeBank(Temperament temperament) {
    assertThat(Stream.of("ICBC", "ABC", "BOC", "CCB", "COMM", "PSBC", "CMB", "CIB"))
        .anyMatch(bank -> Temperament.of(1, bank) == temperament);
  }

  private static Holder holder(String account, Holder.Mark mark) {
    return new Holder(account, "ICBC", Orders.NAME, Optional.empty(), mark);
  }

  private static AccountQueryTask query(int revision) {
    Instant at = Instant.EPOCH;
    return AccountQueryTask.newBuilder()
        .setTaskId("Q-1")
        .setRevision(revision)
        .setRoutingKey("a:" + ACCOUNT)
        .setCommand(QueryCommand.DETAIL)
        .setState(QueryState.REQUESTED)
        .setTarget(Party.newBuilder().setAccount(ACCOUNT).build())
        .setPolicyVersion("v")
        .setTriggeredBy("e")
        .setSourceTime(at)
        .setOpenedAt(at)
        .setUpdatedAt(at)
        .build();
  }

  /** Long enough for all that a command leads to but the 48 hours. */
  private void order(Orders order) {
    order(order, 99_000);
  }

  private void order(Orders order, long millis) {
    banks.order(order.task(), now);
    advance(millis);
  }

  private void advance(long millis) {
    now += millis;
    published.addAll(banks.due(now));
  }

  private Paid pay(String id, long fen) {
    return banks.pay(payment(id, fen, 0), now);
  }

  private void fly(String id, long fen) {
    assertThat(banks.pay(payment(id, fen, 50_000), now)).isEqualTo(Paid.IN_FLIGHT);
  }

  private static Payment payment(String id, long fen, long wait) {
    return new Payment(id, ACCOUNT, Optional.of(OTHER), fen, Channel.MOBILE, List.of(), wait);
  }

  private List<StopPaymentFeedback> feedback() {
    return published.stream()
        .map(LoadEvent::value)
        .filter(StopPaymentFeedback.class::isInstance)
        .map(StopPaymentFeedback.class::cast)
        .toList();
  }

  private StopPaymentFeedback result() {
    return feedback().getLast();
  }

  private List<String> answers() {
    return feedback().stream().map(BanksTest::words).toList();
  }

  private List<String> results() {
    return feedback().stream()
        .filter(f -> f.getPhase() == FeedbackPhase.RESULT)
        .map(BanksTest::words)
        .toList();
  }

  private List<String> receipts() {
    return feedback().stream()
        .filter(f -> f.getPhase() == FeedbackPhase.RECEIPT)
        .map(BanksTest::words)
        .toList();
  }

  private List<String> codes() {
    return feedback().stream()
        .filter(f -> f.getPhase() == FeedbackPhase.RESULT)
        .map(StopPaymentFeedback::getResultCode)
        .toList();
  }

  private List<String> movements() {
    return published.stream()
        .map(LoadEvent::value)
        .filter(Transfer.class::isInstance)
        .map(Transfer.class::cast)
        .map(t -> t.getTransferId() + " " + t.getStatus())
        .toList();
  }

  private static String words(StopPaymentFeedback f) {
    String words = f.getOccurredAt().toEpochMilli() + " " + f.getPhase() + " " + f.getResultCode();
    if (f.getAmountHeld() != null) {
      words += " " + f.getAmountHeld() + " of " + f.getBalanceBefore();
      words += " +" + Duration.between(f.getEffectiveFrom(), f.getExpiresAt()).toHours() + "h";
    }
    return words;
  }

  @Test
  void moneyIsNeverMadeOrLost() {
    pay("P1", 700_00);
    fly("P2", 100_00);
    order(Orders.stop());
    pay("P3", 800_00);
    assertThat(banks.standing(ACCOUNT, now).fen() + banks.standing(OTHER, now).fen())
        .isEqualTo(BALANCE);
  }

  @Test
  void aRefusedPaymentIsToldAsSuch() {
    order(Orders.stop().whole());
    pay("P1", 100_00);
    advance(10);
    assertThat(movements()).containsExactly("P1 " + TransferStatus.REJECTED);
  }
}
