package interlock.core.casefile;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.account;
import static interlock.core.intake.Given.line;
import static interlock.core.intake.Given.moment;
import static interlock.core.intake.Given.origin;
import static interlock.core.intake.Given.paid;
import static interlock.core.intake.Given.party;
import static interlock.core.intake.Given.person;
import static interlock.core.intake.Given.phone;
import static interlock.core.intake.Given.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.Party;
import interlock.core.event.PersonName;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.Tally;
import interlock.core.mail.Wake;
import interlock.core.task.CaseSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class CaseDeskTest {
  /** Minutes since 2020: a case that was forgotten and is reported again counts on from later. */
  private static final int FIRST = (int) ((START - 1_577_836_800_000L) / 60_000) + 1;

  private static final Address KEY = Address.caseFile("UP-1");
  private static final ContactPoint CALLER = line("17100009999");
  private static final Party VICTIM = party(phone(1));

  private final CaseDesk desk = new CaseDesk();
  private final List<Letter> letters = new ArrayList<>();
  private final List<CaseSummary> summaries = new ArrayList<>();
  private Optional<CaseFile> file = Optional.empty();

  @Test
  void tellsVictimPayeesAndContactsOfTheFirstVersion() {
    read(
        version(
            0,
            CaseStatus.REPORTED,
            List.of(paid(0, party(account(1)), 300), paid(1, party(account(1)), 50))));

    assertThat(letters)
        .extracting(Letter::to)
        .containsExactly(
            Address.subject(phone(1)), Address.account(account(1)), Address.contact(CALLER));
    assertThat(letters.get(0).mail())
        .isInstanceOfSatisfying(
            SubjectMail.VictimReported.class,
            told -> {
              assertThat(told.version()).isEqualTo(FIRST);
              assertThat(told.lossFen()).hasValue(350);
              assertThat(told.lossAt()).hasValue(paid(1, VICTIM, 50).occurredAt());
            });
    assertThat(said(letters.get(1)).lines()).hasSize(2);
    assertThat(summaries)
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.revision()).isEqualTo(1);
              assertThat(s.lostFen()).isEqualTo(350);
              assertThat(s.accounts()).as("no desk has found it yet").isZero();
            });
  }

  @Test
  void mailsOnlyTheAccountsWhoseLinesChanged() {
    read(version(0, CaseStatus.REPORTED, List.of(paid(0, party(account(1)), 300))));
    forget();
    read(
        version(
            60,
            CaseStatus.REPORTED,
            List.of(paid(0, party(account(1)), 300), paid(1, party(account(2)), 70))));

    assertThat(letters)
        .extracting(Letter::to)
        .containsExactly(Address.subject(phone(1)), Address.account(account(2)));
    assertThat(said(letters.get(1)).version()).isEqualTo(FIRST + 1);
  }

  @Test
  void tellsEveryoneWhenTheCaseIsFiled() {
    var lines = List.of(paid(0, party(account(1)), 300), paid(1, party(account(2)), 70));
    read(version(0, CaseStatus.REPORTED, lines));
    forget();
    read(version(60, CaseStatus.FILED, lines));

    assertThat(letters).hasSize(4);
    assertThat(
            letters.stream()
                .filter(l -> l.mail() instanceof AccountMail)
                .map(l -> said(l).status()))
        .containsExactly(CaseStatus.FILED, CaseStatus.FILED);
  }

  @Test
  void whoWasToldOfTheWithdrawalIsToldWhenTheReportIsTakenUpAgain() {
    read(version(0, CaseStatus.REPORTED, List.of(paid(0, party(account(1)), 300))));
    read(report(origin("PSB", "R-60", 60), CaseStatus.WITHDRAWN, VICTIM, List.of(), List.of()));
    forget();
    read(report(origin("PSB", "R-90", 90), CaseStatus.WITHDRAWN, VICTIM, List.of(), List.of()));
    assertThat(letters).isEmpty();
    read(version(120, CaseStatus.REPORTED, List.of(paid(0, party(account(2)), 300))));

    assertThat(letters.stream().filter(l -> l.mail() instanceof AccountMail))
        .extracting(l -> said(l).status(), Letter::to)
        .containsExactly(
            tuple(CaseStatus.REPORTED, Address.account(account(1))),
            tuple(CaseStatus.REPORTED, Address.account(account(2))));
  }

  @Test
  void aWithdrawalWithoutLinesTakesEverythingBack() {
    read(version(0, CaseStatus.REPORTED, List.of(paid(0, party(account(1)), 300))));
    forget();
    read(report(origin("PSB", "R-60", 60), CaseStatus.WITHDRAWN, VICTIM, List.of(), List.of()));

    assertThat(letters).hasSize(3);
    assertThat(letters.get(0).mail())
        .isInstanceOfSatisfying(
            SubjectMail.VictimReported.class,
            told -> {
              assertThat(told.status()).isEqualTo(CaseStatus.WITHDRAWN);
              assertThat(told.lossFen()).isEmpty();
            });
    assertThat(said(letters.get(1)).lines()).isEmpty();
    assertThat(said(letters.get(1)).status()).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(letters.get(2).mail())
        .isInstanceOfSatisfying(
            ContactMail.ContactReported.class, c -> assertThat(c.named()).isFalse());
    assertThat(summaries)
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.revision()).isEqualTo(2);
              assertThat(s.lostFen()).isZero();
              assertThat(s.accounts()).isZero();
            });
  }

  @Test
  void whatIsWithdrawnFromTheStartIsToldToNobody() {
    read(version(0, CaseStatus.WITHDRAWN, List.of(paid(0, party(account(1)), 300))));

    assertThat(letters).isEmpty();
    assertThat(summaries).hasSize(1);
  }

  @Test
  void takesTheReportBackFromWhoTurnsOutNotToBeTheVictim() {
    read(version(0, CaseStatus.REPORTED, List.of()));
    forget();
    read(
        report(
            origin("PSB", "R-60", 60),
            CaseStatus.REPORTED,
            party(phone(2)),
            List.of(),
            List.of(CALLER)));

    assertThat(letters)
        .extracting(Letter::to)
        .containsExactly(Address.subject(phone(1)), Address.subject(phone(2)));
    assertThat(letters)
        .extracting(l -> ((SubjectMail.VictimReported) l.mail()).status())
        .containsExactly(CaseStatus.WITHDRAWN, CaseStatus.REPORTED);
  }

  @Test
  void aPayeeWithoutAnAccountCountsInTheLossOnly() {
    read(version(0, CaseStatus.REPORTED, List.of(paid(0, party(phone(9)), 300))));

    assertThat(letters)
        .extracting(Letter::to)
        .containsExactly(Address.subject(phone(1)), Address.contact(CALLER));
    assertThat(summaries)
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.lostFen()).isEqualTo(300);
              assertThat(s.accounts()).isZero();
            });
  }

  @Test
  void aSumThatFitsInNoLongIsTheGreatest() {
    read(
        version(
            0,
            CaseStatus.REPORTED,
            List.of(
                paid(0, party(account(1)), Long.MAX_VALUE - 1), paid(1, party(account(1)), 5))));

    assertThat(summaries.getFirst().lostFen()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whateverChangesInALineIsTold() {
    var line = paid(0, party(account(1)), 300);
    var full =
        new IncidentReport.Line(
            0,
            Optional.of("T1"),
            Optional.of(account(7)),
            new Party(
                Optional.of(phone(3)),
                Optional.of(account(1)),
                Optional.of(person(4)),
                Optional.of("CCB"),
                Optional.of(new PersonName("Zhang"))),
            300,
            line.occurredAt(),
            Optional.of("O1"));
    Set<Long> digests = new HashSet<>();
    for (IncidentReport.Line variant : variants(full)) {
      digests.add(LineDigest.of(List.of(variant)));
      read(version(0, CaseStatus.REPORTED, List.of(full)));
      forget();
      read(version(60, CaseStatus.REPORTED, List.of(variant)));

      assertThat(letters.stream().filter(l -> l.to().equals(Address.account(account(1)))))
          .as("told anew unless it is the same: %s", variant)
          .hasSize(variant.equals(full) ? 0 : 1);
      file = Optional.empty();
      forget();
    }
    assertThat(digests).hasSize(variants(full).size());
    // The words of one field cannot pass for those of the next.
    assertThat(LineDigest.of(List.of(withIds(full, Optional.of("ab"), Optional.of("c")))))
        .isNotEqualTo(LineDigest.of(List.of(withIds(full, Optional.of("a"), Optional.of("bc")))));
  }

  private static IncidentReport.Line withIds(
      IncidentReport.Line line, Optional<String> transferId, Optional<String> orderId) {
    return new IncidentReport.Line(
        line.index(),
        transferId,
        Optional.empty(),
        party(account(1)),
        line.amountFen(),
        line.occurredAt(),
        orderId);
  }

  /** The line itself, and with one field after the other left out or changed. */
  private static List<IncidentReport.Line> variants(IncidentReport.Line l) {
    Party p = l.payee();
    var variants = new ArrayList<IncidentReport.Line>();
    for (int field = 0; field <= 10; field++) {
      Party payee =
          new Party(
              field == 7 ? Optional.empty() : p.phone(),
              p.account(),
              field == 8 ? Optional.empty() : p.personId(),
              field == 9 ? Optional.empty() : p.institution(),
              field == 10 ? Optional.empty() : p.name());
      variants.add(
          new IncidentReport.Line(
              field == 1 ? 1 : l.index(),
              field == 2 ? Optional.empty() : l.transferId(),
              field == 3 ? Optional.empty() : l.payerAccount(),
              payee,
              field == 4 ? 301 : l.amountFen(),
              field == 5 ? l.occurredAt() + 1 : l.occurredAt(),
              field == 6 ? Optional.empty() : l.orderId()));
    }
    return variants;
  }

  @Test
  void anAccountIsToldTheLargestOfItsLinesAndTheLossIsOfAll() {
    var lines = new ArrayList<IncidentReport.Line>();
    for (int i = 0; i < 2 * Claims.LINES_TOLD; i++) {
      lines.add(paid(i, party(account(1)), 100 + i % Claims.LINES_TOLD));
    }
    read(version(0, CaseStatus.REPORTED, lines));

    List<IncidentReport.Line> told = said(letters.get(1)).lines();
    assertThat(told).hasSize(Claims.LINES_TOLD).isSubsetOf(lines);
    assertThat(told).extracting(IncidentReport.Line::index).isSorted();
    assertThat(told).allMatch(line -> line.amountFen() >= 100 + Claims.LINES_TOLD / 2);
    assertThat(summaries.getFirst().lostFen())
        .isEqualTo(lines.stream().mapToLong(IncidentReport.Line::amountFen).sum());
  }

  @Test
  void ignoresRepeatsAndOlderVersionsAndWakes() {
    IncidentReport older = version(0, CaseStatus.REPORTED, List.of());
    IncidentReport newer = version(60, CaseStatus.REPORTED, List.of(paid(0, party(account(1)), 3)));
    read(newer);
    forget();
    read(older);
    Optional<CaseFile> before = file;

    read(older);
    read(newer);
    decide(new Wake(0));

    assertThat(file.orElseThrow()).isSameAs(before.orElseThrow());
    assertThat(letters).isEmpty();
    assertThat(summaries).isEmpty();
  }

  @Test
  void ofTwoReportedAtOnceTheOneFurtherOnWins() {
    read(version(0, CaseStatus.WITHDRAWN, List.of()));
    read(report(origin("PSB", "R-99", 0), CaseStatus.FILED, VICTIM, List.of(), List.of()));

    assertThat(file.orElseThrow().newest().status()).isEqualTo(CaseStatus.WITHDRAWN);
  }

  /**
   * Any order of versions, with repeats: the newest is on file, and is what each desk heard last.
   */
  @Test
  void anyOrderEndsInTheNewestVersion() {
    Gen<Integer> seeds = integers().between(0, 1023);
    qt().forAll(lists().of(seeds).ofSizeBetween(1, 8), integers().all())
        .checkAssert(
            (arrivals, turn) -> {
              var shuffled = new ArrayList<>(arrivals);
              Collections.rotate(shuffled, turn);
              shuffled.addAll(arrivals);
              CaseDeskTest test = new CaseDeskTest();
              shuffled.forEach(seed -> test.read(arbitrary(seed)));

              IncidentReport newest =
                  arrivals.stream()
                      .map(CaseDeskTest::arbitrary)
                      .max(
                          Comparator.comparingLong((IncidentReport r) -> r.origin().reportedAt())
                              .thenComparing(IncidentReport::status)
                              .thenComparing(r -> r.origin().eventId()))
                      .orElseThrow();
              assertThat(test.file.orElseThrow().newest()).isEqualTo(CaseFile.Newest.of(newest));
              assertThat(test.lastLines()).isEqualTo(claimed(newest));
              assertThat(test.believedVictims()).isEqualTo(victims(newest));
            });
  }

  private static Map<String, List<IncidentReport.Line>> claimed(IncidentReport report) {
    var claimed = new TreeMap<String, List<IncidentReport.Line>>();
    if (report.status() != CaseStatus.WITHDRAWN) {
      for (IncidentReport.Line line : report.lines()) {
        claimed
            .computeIfAbsent(
                Address.account(line.payee().account().orElseThrow()).key(),
                unseen -> new ArrayList<>())
            .add(line);
      }
    }
    return claimed;
  }

  private static List<String> victims(IncidentReport report) {
    return report.status() == CaseStatus.WITHDRAWN
        ? List.of()
        : List.of(Address.subject(report.victim().smallest().orElseThrow()).key());
  }

  /** The lines that each account heard last; accounts without lines left out. */
  private Map<String, List<IncidentReport.Line>> lastLines() {
    var last = new TreeMap<String, List<IncidentReport.Line>>();
    for (Letter letter : letters) {
      if (letter.mail() instanceof AccountMail.CaseReported said) {
        last.put(letter.to().key(), said.lines());
      }
    }
    last.values().removeIf(List::isEmpty);
    return last;
  }

  private List<String> believedVictims() {
    var last = new HashMap<String, CaseStatus>();
    for (Letter letter : letters) {
      if (letter.mail() instanceof SubjectMail.VictimReported said) {
        last.put(letter.to().key(), said.status());
      }
    }
    last.values().removeIf(CaseStatus.WITHDRAWN::equals);
    return last.keySet().stream().sorted().toList();
  }

  /** One of 1024 versions; equal seeds are one event. */
  private static IncidentReport arbitrary(int seed) {
    var lines = new ArrayList<IncidentReport.Line>();
    for (int i = 0; i < 3; i++) {
      if (((seed >> i) & 1) == 1) {
        lines.add(paid(i, party(account(i / 2)), 100 + ((seed >> 3) & 1)));
      }
    }
    CaseStatus status = List.of(CaseStatus.values()).get((seed >> 4) % 3);
    return report(
        origin("PSB", "R-" + seed, ((seed >> 6) & 3) * 60L),
        status,
        party(phone((seed >> 8) & 1)),
        lines,
        List.of(CALLER));
  }

  private static IncidentReport version(
      long at, CaseStatus status, List<IncidentReport.Line> lines) {
    return report(origin("PSB", "R-" + at, at), status, VICTIM, lines, List.of(CALLER));
  }

  private static AccountMail.CaseReported said(Letter letter) {
    return (AccountMail.CaseReported) letter.mail();
  }

  private void forget() {
    letters.clear();
    summaries.clear();
  }

  private void read(IncidentReport report) {
    decide(new CaseMail.Reported(report));
  }

  private void decide(CaseMail mail) {
    Decision<CaseFile> decision = desk.decide(KEY, file, mail, moment(1000));
    file = decision.file();
    letters.addAll(decision.mail());
    decision.outputs().forEach(o -> summaries.add((CaseSummary) o));
    assertThat(decision.mail()).doesNotHaveDuplicates();
  }

  @Test
  void whoeverTellsMoneyOfAForgottenCaseHearsThatItIs() {
    Decision<CaseFile> decision =
        desk.decide(
            KEY,
            Optional.empty(),
            new CaseMail.MoneyProgress(account(7), Tally.NOTHING, 1, 1, OptionalLong.empty()),
            moment(0));

    assertThat(decision.file()).isEmpty();
    assertThat(decision.mail())
        .containsExactly(
            new Letter(Address.account(account(7)), new AccountMail.CaseForgotten(KEY.value())));
  }
}
