package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.account;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.listed;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.Property;
import interlock.core.desk.Address;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WatchEntry;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.policy.EvidenceCode;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What payers were told of an account falls with what made it INVOLVED or SUSPECT. */
class UpstreamTakenBackTest {
  private static final String MULE = "6217000000000020011";
  private static final Party VICTIM = party("6222020000000010019", "+8617000000101", "李某");
  private static final Party LI = party("6228480000000160017", "+8617000000602", "");
  private static final Party ZHANG = party("", "+8617000000603", "");

  private final Town town = new Town();

  @BeforeEach
  void anHourLater() {
    town.at(minute(HOUR));
  }

  private void paid() {
    pay("T1", LI, party(MULE), 300).at(50).send(town);
    pay("T2", ZHANG, party(MULE), 300).at(51).status(Transfer.Status.HELD).send(town);
  }

  private static Letter names(String caseId, int version, CaseStatus status) {
    return report(caseId, version, status, VICTIM, MULE, line(0, "", party(MULE), 5000, 0));
  }

  private static Letter suspect(boolean active, long reportedAt) {
    return listed(
        "S1", MULE, Grade.SUSPECT, START, OptionalLong.empty(), active, START + reportedAt);
  }

  private List<EvidenceCode> standing() {
    return town.standing().stream().map(Evidence::code).toList();
  }

  /** By one way, or the bank would be told to let a payment go that is still to be held. */
  @Test
  void whatStandsIsToldBeforeWhatFellIsTakenBackAndOnTheSameWay() {
    paid();
    town.send(names("C1", 1, CaseStatus.REPORTED));
    town.send(names("C2", 1, CaseStatus.REPORTED));

    Map<Address, List<AccountMail>> byDesk =
        town.again(names("C1", 2, CaseStatus.WITHDRAWN)).mail().stream()
            .filter(l -> l.mail() instanceof AccountMail)
            .collect(
                Collectors.groupingBy(
                    Letter::to,
                    Collectors.mapping(l -> (AccountMail) l.mail(), Collectors.toList())));

    assertThat(byDesk).isNotEmpty();
    byDesk
        .values()
        .forEach(
            mail -> {
              assertThat(mail.getLast()).isInstanceOf(AccountMail.PayerCleared.class);
              assertThat(mail.subList(0, mail.size() - 1))
                  .isNotEmpty()
                  .allMatch(
                      m ->
                          m instanceof AccountMail.PayerSuspected told
                              && told.evidence().about().equals("C2"));
            });
  }

  @Test
  void aWithdrawnReportTakesItsWarningsBackFromEveryPayer() {
    paid();
    town.send(names("C1", 1, CaseStatus.REPORTED));
    assertThat(town.standing()).hasSize(2);

    town.send(names("C1", 2, CaseStatus.WITHDRAWN));

    assertThat(town.standing()).isEmpty();
    assertThat(town.takenBack()).extracting(w -> w.party()).containsExactlyInAnyOrder(LI, ZHANG);
    assertThat(town.takenBack()).allMatch(w -> w.marks().equals(List.of(Marks.all(account(MULE)))));
    assertThat(town.again(names("C1", 2, CaseStatus.WITHDRAWN)).mail()).isEmpty();

    // In the same millisecond, and still later than what was taken back.
    town.send(names("C1", 3, CaseStatus.REPORTED));
    assertThat(town.standing()).hasSize(2);
  }

  @Test
  void whereTwoGroundsStandTheOtherIsToldBeforeTheFirstFalls() {
    paid();
    town.send(names("C1", 1, CaseStatus.REPORTED));
    town.send(names("C2", 1, CaseStatus.REPORTED));
    assertThat(town.standing()).extracting(Evidence::about).containsOnly("C1");

    town.send(names("C1", 2, CaseStatus.WITHDRAWN));

    assertThat(town.standing()).extracting(Evidence::about).containsExactly("C2", "C2");
    assertThat(town.takenBack())
        .allMatch(w -> w.marks().equals(List.of(Marks.ground(account(MULE), "C1"))));
  }

  @Test
  void aGroundThatWasToldAndIsNotTheFirstAnyMoreIsTakenBackToo() {
    paid();
    town.send(names("C2", 1, CaseStatus.REPORTED));
    town.send(names("C1", 1, CaseStatus.REPORTED));
    town.send(names("C2", 2, CaseStatus.WITHDRAWN));

    assertThat(town.standing()).extracting(Evidence::about).containsExactly("C1", "C1");
  }

  @Test
  void aListingThatRunsOutWakesTheDeskToTakeItBack() {
    paid();
    town.send(listed("E1", MULE, Grade.INVOLVED, START, OptionalLong.of(minute(70))));
    assertThat(town.standing()).hasSize(2);

    town.at(minute(70));
    town.send(new Letter(desk(MULE), new Wake(minute(70))));
    town.send(new Letter(desk(MULE), new Wake(minute(70))));

    assertThat(town.standing()).isEmpty();
    assertThat(town.takenBack()).hasSize(2);
  }

  @Test
  void aRevokedSuspicionTakesItsOwnBackOnly() {
    town.send(suspect(true, 0));
    paid();
    town.send(names("C1", 1, CaseStatus.REPORTED));
    assertThat(standing()).contains(EvidenceCode.PAID_SUSPECT_ACCOUNT);

    town.send(suspect(false, 1));

    assertThat(standing())
        .containsExactlyInAnyOrder(
            EvidenceCode.PAID_INVOLVED_ACCOUNT, EvidenceCode.IN_FLIGHT_TO_INVOLVED);
  }

  @Test
  void whoPaidWhileTheAccountWasInvolvedIsToldThatItIsStillSuspect() {
    town.send(suspect(true, 0));
    town.send(names("C1", 1, CaseStatus.REPORTED));
    paid();
    town.send(names("C1", 2, CaseStatus.WITHDRAWN));

    assertThat(standing())
        .containsExactly(EvidenceCode.PAID_SUSPECT_ACCOUNT, EvidenceCode.PAID_SUSPECT_ACCOUNT);
  }

  private static Letter graded(Grade grade, long reportedAt) {
    return listed("E1", MULE, grade, START, OptionalLong.empty(), true, START + reportedAt);
  }

  @Test
  void aListingThatBecomesMilderTakesItsGraverWordBack() {
    paid();
    town.send(graded(Grade.INVOLVED, 0));
    assertThat(standing())
        .containsExactlyInAnyOrder(
            EvidenceCode.PAID_INVOLVED_ACCOUNT, EvidenceCode.IN_FLIGHT_TO_INVOLVED);

    town.send(graded(Grade.SUSPECT, 1));
    assertThat(standing())
        .containsExactly(EvidenceCode.PAID_SUSPECT_ACCOUNT, EvidenceCode.PAID_SUSPECT_ACCOUNT);

    town.send(graded(Grade.PUNISHED, 2));
    assertThat(standing()).isEmpty();
  }

  @Test
  void aListingThatBecomesGraverTakesItsMilderWordBack() {
    town.send(graded(Grade.SUSPECT, 0));
    paid();
    assertThat(standing()).containsOnly(EvidenceCode.PAID_SUSPECT_ACCOUNT);

    town.send(graded(Grade.INVOLVED, 1));
    assertThat(standing())
        .containsExactlyInAnyOrder(
            EvidenceCode.PAID_INVOLVED_ACCOUNT, EvidenceCode.IN_FLIGHT_TO_INVOLVED);
  }

  /** Whatever came, every payer has been told of a ground that stands, and of none that fell. */
  @Test
  void whatStandsIsToldAndNothingElse() {
    Property.qt()
        .withExamples(300)
        .forAll(lists().of(integers().between(0, 999)).ofSizeBetween(1, 14))
        .checkAssert(
            seeds -> {
              Town town = new Town();
              for (int i = 0; i < seeds.size(); i++) {
                town.at(minute(HOUR + i / 2));
                town.send(word(seeds.get(i), i));
              }
              AccountFile file = town.files.get(desk(MULE));
              List<String> grounds = Listings.involving(file, file.asOf()).toList();
              List<String> suspicions =
                  Listings.inForce(file.listings(), Set.of(Grade.SUSPECT), file.asOf())
                      .map(WatchEntry::entryId)
                      .toList();
              assertThat(town.standing())
                  .allMatch(
                      e ->
                          e.code() == EvidenceCode.PAID_SUSPECT_ACCOUNT
                              ? suspicions.contains(e.about())
                              : grounds.contains(e.about()));
              for (var payment : file.ledger()) {
                boolean told =
                    town.standing().stream()
                        .flatMap(e -> e.payment().stream())
                        .anyMatch(p -> p.transferId().equals(payment.transferId()));
                // A suspicion is told to those who pay after it only.
                assertThat(told || !suspicions.isEmpty())
                    .isEqualTo(!grounds.isEmpty() || !suspicions.isEmpty());
              }
            });
  }

  private static Letter word(int seed, int position) {
    int n = seed / 5 % 3;
    return switch (seed % 5) {
      case 0, 1 -> pay("T" + n, party("", "+861700000060" + n, ""), party(MULE), 300).at(50).in();
      case 2, 3 ->
          names(
              "C" + n,
              position + 1,
              seed / 15 % 2 == 0 ? CaseStatus.REPORTED : CaseStatus.WITHDRAWN);
      default ->
          listed(
              "E" + n,
              MULE,
              seed / 30 % 3 == 0 ? Grade.SUSPECT : Grade.INVOLVED,
              START,
              OptionalLong.empty(),
              seed / 15 % 2 == 0,
              START + position);
    };
  }
}
