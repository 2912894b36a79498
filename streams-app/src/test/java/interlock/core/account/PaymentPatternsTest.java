package interlock.core.account;

import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.account;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.listed;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.longs;

import interlock.Property;
import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an account's payments show together, told and taken back. */
class PaymentPatternsTest {
  private static final Party VICTIM = party("6222020000000010019", "+8617000000101", "李某");
  private static final String HIS = "6222020000000010019";
  private static final String A = "6217000000000020011";
  private static final String B = "6228480000000030013";
  private static final String C = "6230580000000040017";
  private static final String D = "6225880000000050012";
  private static final long DAY = 24 * 60;

  private final Town town = new Town();

  private void growing() {
    town.at(minute(3 * DAY));
    pay("T1", VICTIM, party(A), 3_000).at(10).send(town);
    pay("T2", VICTIM, party(B), 20_000).at(DAY).send(town);
    pay("T3", VICTIM, party(C), 187_000).at(2 * DAY).send(town);
  }

  @Test
  void aSmallPaymentAndGrowingOnesToNewPayeesWarnThePayerOnce() {
    growing();

    assertThat(town.evidence()).hasSize(1);
    Evidence piece = town.evidence().getFirst().evidence();
    assertThat(piece.code()).isEqualTo(EvidenceCode.GROWING_PAYMENTS);
    assertThat(piece.eventId()).isEqualTo("event of T3");
    assertThat(piece.amountFen()).isEqualTo(OptionalLong.of(yuan(210_000)));
    assertThat(town.evidence().getFirst().party()).isEqualTo(VICTIM);

    pay("T4", VICTIM, party(D), 200_000).at(2 * DAY + 1).send(town);
    assertThat(town.evidence()).hasSize(1);
  }

  @Test
  void whoIsPaidForLongIsNoNewPayee() {
    pay("T0", VICTIM, party(B), 100).at(-30 * DAY).send(town);
    growing();
    assertThat(town.evidence()).isEmpty();
  }

  @Test
  void aPaymentThatComesLateCompletesThePattern() {
    town.at(minute(3 * DAY));
    pay("T2", VICTIM, party(B), 20_000).at(DAY).send(town);
    pay("T3", VICTIM, party(C), 187_000).at(2 * DAY).send(town);
    assertThat(town.evidence()).isEmpty();

    pay("T1", VICTIM, party(A), 3_000).at(10).send(town);

    assertThat(town.evidence()).hasSize(1);
    assertThat(town.evidence().getFirst().evidence().eventId()).isEqualTo("event of T3");
  }

  @Test
  void aPaymentThatIsReversedUndoesItAndTheSameTellingIsTakenBack() {
    growing();
    Evidence told = town.evidence().getFirst().evidence();

    var reversed =
        pay("T1", VICTIM, party(A), 3_000)
            .at(10)
            .reported(minute(3 * DAY))
            .status(Transfer.Status.REVERSED);
    reversed.send(town);

    assertThat(town.takenBack())
        .containsExactly(
            new SubjectMail.EvidenceWithdrawn(
                List.of(Marks.pattern(account(HIS), told.id())), minute(3 * DAY), VICTIM));
    assertThat(town.again(reversed.out()).mail()).isEmpty();

    // Found anew in the same millisecond: told later than what was taken back.
    pay("T1", VICTIM, party(A), 3_000).at(10).reported(minute(3 * DAY) + 1).send(town);
    assertThat(town.evidence()).hasSize(2);
    assertThat(town.evidence().getLast().evidence().toldAt()).isEqualTo(minute(3 * DAY) + 1);
  }

  @Test
  void anEarlierBeginningIsToldBeforeTheLaterOneIsTakenBack() {
    town.at(minute(3 * DAY));
    for (int i = 1; i <= 3; i++) {
      pay("T" + i, VICTIM, party(A), 6_000).at(10L * i).send(town);
    }
    town.abroad.clear();

    pay("T0", VICTIM, party(A), 6_000).at(0).send(town);

    assertThat(town.abroad)
        .extracting(l -> l.mail().getClass().getSimpleName())
        .containsExactly("Evidenced", "EvidenceWithdrawn");
    assertThat(town.evidence().getFirst().evidence().eventId()).isEqualTo("event of T2");
  }

  @Test
  void repeatedSimilarAmountsSpeakForThePayerAndAgainstThePayee() {
    town.at(minute(DAY));
    pay("T1", VICTIM, party(A), 6_000).at(1).send(town);
    pay("T2", VICTIM, party(A), 5_800).at(2).send(town);
    assertThat(town.evidence()).isEmpty();
    pay("T3", VICTIM, party(A), 6_100).at(3).send(town);

    assertThat(town.evidence())
        .extracting(e -> e.evidence().code())
        .containsExactly(EvidenceCode.REPEATED_PAYMENTS);
    assertThat(leads()).containsExactly("MULE of " + A + " r1 [REPEATED_INFLOWS]");
  }

  @Test
  void moreThanHalfOfTheBalanceInADayIsADrain() {
    town.at(minute(DAY));
    town.send(pay("T1", VICTIM, party(A), 40_000).at(0).payerBalance(yuan(60_000)).out());
    assertThat(town.evidence()).isEmpty();
    town.send(pay("T2", VICTIM, party(B), 11_000).at(DAY - 1).payerBalance(yuan(49_000)).out());
    assertThat(town.evidence())
        .extracting(e -> e.evidence().code())
        .containsExactly(EvidenceCode.BALANCE_DRAINED);
  }

  @Test
  void moneyThatPassesThroughMakesALeadAndWarnsNobody() {
    town.at(minute(DAY));
    passage();
    assertThat(town.evidence()).isEmpty();
    assertThat(leads()).containsExactly("MULE of " + D + " r1 [MANY_IN_ONE_OUT]");

    // Once: more of the same is no news.
    town.send(pay("T5", party(D), party(B), 90_000).at(50).out());
    assertThat(leads()).hasSize(1);
  }

  /** Three pay in 30,000 each; all of it goes on, and with it the balance. */
  private void passage() {
    pay("T1", party(A), party(D), 30_000).at(1).send(town);
    pay("T2", party(B), party(D), 30_000).at(2).send(town);
    pay("T3", party(C), party(D), 30_000).at(3).send(town);
    town.send(pay("T4", party(D), party(HIS), 90_000).at(4).payerBalance(yuan(10)).out());
  }

  @Test
  void oneInManyOutMakesALead() {
    town.at(minute(DAY));
    pay("T1", VICTIM, party(D), 90_000).at(1).send(town);
    pay("T2", party(D), party(A), 30_000).at(2).send(town);
    pay("T3", party(D), party(B), 25_000).at(3).send(town);
    assertThat(leads()).isEmpty();
    pay("T4", party(D), party(C), 20_000).at(4).send(town);
    assertThat(leads()).containsExactly("MULE of " + D + " r1 [ONE_IN_MANY_OUT]");
  }

  @Test
  void anAllowedAccountIsLeftAlone() {
    town.at(minute(DAY));
    for (String who : List.of(D, HIS)) {
      town.send(
          listed("W" + who, who, Grade.ALLOWED, START - 1, OptionalLong.empty(), true, START));
    }
    passage();
    growing();
    assertThat(town.evidence()).isEmpty();
    assertThat(leads()).isEmpty();
  }

  @Test
  void aMuleIsNotWarnedOfHisOwnPattern() {
    town.send(listed("W1", HIS, Grade.SUSPECT, START - 1, OptionalLong.empty(), true, START));
    growing();
    assertThat(town.evidence()).isEmpty();
    assertThat(leads()).containsExactly("MULE of " + HIS + " r1 [PAYER_INVOLVED]");
  }

  @Test
  void whatABankTellsMonthsLaterWarnsNobody() {
    town.at(minute(60 * DAY));
    pay("T1", VICTIM, party(A), 3_000).at(10).send(town);
    pay("T2", VICTIM, party(B), 20_000).at(DAY).send(town);
    pay("T3", VICTIM, party(C), 187_000).at(2 * DAY).send(town);
    assertThat(town.evidence()).isEmpty();
  }

  @Test
  void whatMakesRoomUndoesNothing() {
    growing();
    for (int i = 0; i < Ledger.MAX_ENTRIES; i++) {
      pay("X" + i, VICTIM, party(D), 1).at(2 * DAY + 1 + i).send(town);
    }
    assertThat(town.files.get(desk(HIS)).folded()).isPositive();
    assertThat(town.takenBack()).isEmpty();
    assertThat(town.evidence()).hasSize(1);
  }

  /** Any order, repeats, several versions of each payment: what stands is what a batch gives. */
  @Test
  void whatStandsAtRestDoesNotDependOnTheOrder() {
    int[] found = new int[2];
    Property.qt()
        .withExamples(500)
        .forAll(longs().all())
        .checkAssert(
            seed -> {
              List<Letter> letters = world(new Random(seed));
              Map<String, Long> inOrder = standing(play(letters), found);
              List<Letter> shuffled = new ArrayList<>(letters);
              shuffled.addAll(letters.subList(0, letters.size() / 2));
              Collections.shuffle(shuffled, new Random(seed + 1));
              assertThat(standing(play(shuffled), found)).isEqualTo(inOrder);
              assertThat(standing(play(newestOnly(letters)), found)).isEqualTo(inOrder);
            });
    assertThat(found[0]).as("evidence stood").isPositive();
    assertThat(found[1]).as("evidence was taken back").isPositive();
  }

  private static List<Letter> newestOnly(List<Letter> letters) {
    Map<String, Letter> newest = new TreeMap<>();
    letters.forEach(l -> newest.put(((AccountMail.Moved) l.mail()).transfer().transferId(), l));
    return List.copyOf(newest.values());
  }

  private static List<Letter> world(Random r) {
    List<String> others = List.of(A, B, C, D);
    List<Letter> letters = new ArrayList<>();
    int payments = 3 + r.nextInt(14);
    for (int i = 0; i < payments; i++) {
      long at = r.nextInt((int) (3 * DAY));
      int versions = 1 + r.nextInt(3);
      boolean in = r.nextInt(4) == 0;
      String other = others.get(r.nextInt(others.size()));
      for (int version = 0; version < versions; version++) {
        Party from = in ? party(other) : VICTIM;
        Party to = in ? VICTIM : party(other);
        var payment =
            pay("T" + i, from, to, 1_000L * (1 + r.nextInt(30)))
                .at(at)
                .reported(minute(at) + version);
        if (r.nextInt(3) == 0) {
          payment.status(Transfer.Status.REVERSED);
        }
        if (!in && r.nextBoolean()) {
          payment.payerBalance(yuan(1_000L * r.nextInt(30)));
        }
        letters.add(in ? payment.in() : payment.out());
      }
    }
    return letters;
  }

  private static Town play(List<Letter> letters) {
    Town town = new Town();
    town.at(minute(4 * DAY));
    town.policy =
        PolicyDocument.patch(PolicyDocument.packaged(), Map.of("patterns.tellWithin", "30d"))
            .orThrow();
    letters.forEach(town::send);
    return town;
  }

  private static Map<String, Long> standing(Town town, int[] found) {
    Map<String, Long> standing = new TreeMap<>();
    town.standing().forEach(e -> standing.put(e.id(), e.amountFen().orElseThrow()));
    found[0] += standing.size();
    found[1] += town.takenBack().size();
    return standing;
  }

  private List<String> leads() {
    return town.outputs(LeadTask.class).stream()
        .map(
            l ->
                l.kind()
                    + " of "
                    + l.target().account().orElseThrow().reveal()
                    + " r"
                    + l.head().revision()
                    + " "
                    + l.head().reasons().stream().map(Reason::code).map(ReasonCode::code).toList())
        .toList();
  }
}
