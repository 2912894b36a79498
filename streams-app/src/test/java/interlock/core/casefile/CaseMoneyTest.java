package interlock.core.casefile;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.account;
import static interlock.core.intake.Given.moment;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.paid;
import static interlock.core.intake.Given.party;
import static interlock.core.intake.Given.phone;
import static interlock.core.intake.Given.report;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.LossTier;
import interlock.core.codes.OutcomeCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.event.CaseStatus;
import interlock.core.identity.Account;
import interlock.core.mail.CaseMail;
import interlock.core.mail.CaseMail.MoneyProgress;
import interlock.core.mail.Tally;
import interlock.core.mail.Wake;
import interlock.core.task.CaseSummary;
import interlock.core.task.Outcome;
import interlock.core.task.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What AccountDesks tell a case, and when the centres read of it. */
class CaseMoneyTest {
  private static final Address KEY = Address.caseFile("UP-1");
  private static final Account ACCOUNT = Account.parse("6222020000000000001").value().orElseThrow();
  private static final long REPORTED = START + 1_000;

  private final CaseDesk desk = new CaseDesk();
  private final List<CaseSummary> summaries = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();
  private Optional<CaseFile> file = Optional.empty();
  private OptionalLong wakeAt = OptionalLong.empty();

  @BeforeEach
  void aReport() {
    read(version(0, CaseStatus.REPORTED), REPORTED);
    summaries.clear();
  }

  @Test
  void whatAccountsTellAddsUpInOneSummaryASecondLater() {
    read(found(left(70), 0, 1), REPORTED + 5);
    read(found(left(30).plus(requested(30)), 0, 2), REPORTED + 9);

    assertThat(summaries).isEmpty();
    assertThat(wakeAt).hasValue(REPORTED + CaseDesk.SPACING_MILLIS);
    read(new Wake(wakeAt.getAsLong()), wakeAt.getAsLong());

    CaseSummary summary = only();
    assertThat(summary.revision()).isEqualTo(2);
    assertThat(summary.tally()).isEqualTo(left(100).plus(requested(30)));
    assertThat(summary.tracedFen()).isEqualTo(100);
    assertThat(summary.accounts()).isEqualTo(2);
    assertThat(summary.hops()).isEqualTo(2);
    assertThat(wakeAt).isEmpty();
  }

  @Test
  void afterAQuietSecondAChangeIsPublishedAtOnce() {
    read(found(left(70), 0, 1), REPORTED + 1_000);

    assertThat(only().tracedFen()).isEqualTo(70);
    assertThat(wakeAt).isEmpty();
  }

  @Test
  void whatIsAsItWasPublishedIsNotPublishedAgain() {
    read(found(left(70), 0, 1), REPORTED + 5);
    read(found(left(-70), 1, 0), REPORTED + 9);

    assertThat(wakeAt).isEmpty();
    read(new Wake(REPORTED + 1_000), REPORTED + 1_000);
    assertThat(summaries).isEmpty();
    assertThat(file.orElseThrow().findings()).isEqualTo(CaseFile.Findings.NONE);
  }

  @Test
  void anEarlyWakeWaitsForTheSecond() {
    read(found(left(70), 0, 1), REPORTED + 5);
    read(new Wake(REPORTED + 500), REPORTED + 500);

    assertThat(summaries).isEmpty();
    assertThat(wakeAt).hasValue(REPORTED + 1_000);
  }

  @Test
  void aNewVersionIsSummedUpAtOnceWithWhatWasFound() {
    read(found(left(70), 0, 1), REPORTED + 5);
    read(version(60, CaseStatus.FILED), REPORTED + 6);

    CaseSummary summary = only();
    assertThat(summary.status()).isEqualTo(CaseStatus.FILED);
    assertThat(summary.tracedFen()).isEqualTo(70);
    assertThat(wakeAt).isEmpty();
  }

  @Test
  void theFirstStopCountsFromTheReceiptOfTheReport() {
    read(stopped(REPORTED + 90_000), REPORTED + 90_000);
    read(stopped(REPORTED + 62_500), REPORTED + 92_000);

    assertThat(summaries.getLast().firstStopSeconds()).hasValue(62);
  }

  @Test
  void theEarliestTellingIsWhenItWasReported() {
    long newest = file.orElseThrow().newest().reportedAt();
    read(version(-30, CaseStatus.REPORTED), REPORTED + 5_000);
    read(found(left(1), 0, 1), REPORTED + 6_000);

    assertThat(only().reportedAt()).isEqualTo(newest - 30);
    assertThat(file.orElseThrow().newest().reportedAt()).isEqualTo(newest);
  }

  @Test
  void aLossHasItsTier() {
    assertThat(LossTier.of(9_999_999)).isEmpty();
    assertThat(LossTier.of(10_000_000)).contains(LossTier.FROM_100K);
    assertThat(LossTier.of(29_999_999)).contains(LossTier.FROM_100K);
    assertThat(LossTier.of(30_000_000)).contains(LossTier.FROM_300K);
    assertThat(LossTier.of(157_000_000)).contains(LossTier.FROM_1M);
    assertThat(LossTier.FROM_100K.isHighLoss()).isFalse();
    assertThat(LossTier.FROM_300K.isHighLoss()).isTrue();
  }

  @Test
  void whoReportedHearsOfTheFirstStopFreezeAndReturn() {
    Tally held = new Tally(0, 0, 0, 0, 90, 0, 0, 0);
    Tally frozen = new Tally(0, 0, 0, 0, -90, 90, 0, 0);
    read(stopped(REPORTED + 62_500), REPORTED + 62_500);
    read(found(held, 0, 1), REPORTED + 64_000);
    read(version(60, CaseStatus.FILED), REPORTED + 65_000);
    read(found(frozen, 0, 0), REPORTED + 70_000);
    read(found(frozen, 0, 0), REPORTED + 72_000);

    assertThat(outcomes)
        .extracting(Outcome::code)
        .containsExactly(OutcomeCode.STOP_ACTIVE, OutcomeCode.MONEY_FROZEN);
    assertThat(outcomes).extracting(Outcome::source).containsOnly("PSB");
    assertThat(outcomes).extracting(Outcome::eventId).containsExactly("R-0", "R-60");
    assertThat(outcomes.getFirst().receivedAt()).isEqualTo(REPORTED);
  }

  @Test
  void aCaseThatWasNeverReportedHasNothingToAddTo() {
    file = Optional.empty();
    read(found(left(70), 0, 1), REPORTED);

    assertThat(file).isEmpty();
    assertThat(summaries).isEmpty();
  }

  @Test
  void theOrderOfWhatAccountsTellPlaysNoPart() {
    var news = new ArrayList<MoneyProgress>();
    for (int i = 0; i < 50; i++) {
      news.add(found(left(i).plus(requested(2L * i)), 0, 1 + i % 7));
      news.add(found(left(-i / 2), 1 + i % 7, 1 + i % 3));
      news.add(stopped(REPORTED + 1_000 + 17L * i));
    }
    CaseFile reported = file.orElseThrow();
    var ends = new ArrayList<CaseFile.Findings>();
    for (int turn = 0; turn < 5; turn++) {
      file = Optional.of(reported);
      Collections.shuffle(news, new Random(turn));
      news.forEach(n -> read(n, REPORTED + 5_000));
      ends.add(file.orElseThrow().findings());
    }
    assertThat(ends).containsOnly(ends.getFirst());
    assertThat(ends.getFirst().accounts()).isEqualTo(50);
    assertThat(ends.getFirst().firstStopAt()).hasValue(REPORTED + 1_000);
  }

  private CaseSummary only() {
    assertThat(summaries).hasSize(1);
    return summaries.getFirst();
  }

  private void read(CaseMail mail, long now) {
    Decision<CaseFile> decision = desk.decide(KEY, file, mail, moment(now - START));
    file = decision.file();
    wakeAt = decision.wakeAt();
    for (Output output : decision.outputs()) {
      switch (output) {
        case CaseSummary summary -> summaries.add(summary);
        case Outcome outcome -> outcomes.add(outcome);
        default -> throw new AssertionError(output);
      }
    }
  }

  private static CaseMail version(long at, CaseStatus status) {
    return new CaseMail.Reported(
        report(
            origin("PSB", "R-" + at, at),
            status,
            party(phone(1)),
            List.of(paid(0, party(account(1)), 300)),
            List.of()));
  }

  private static MoneyProgress found(Tally change, int fromHop, int toHop) {
    return new MoneyProgress(ACCOUNT, change, fromHop, toHop, OptionalLong.empty());
  }

  private static MoneyProgress stopped(long at) {
    return new MoneyProgress(ACCOUNT, Tally.NOTHING, 0, 0, OptionalLong.of(at));
  }

  private static Tally left(long fen) {
    return new Tally(fen, 0, 0, 0, 0, 0, 0, 0);
  }

  private static Tally requested(long fen) {
    return new Tally(0, 0, 0, fen, 0, 0, 0, 0);
  }
}
