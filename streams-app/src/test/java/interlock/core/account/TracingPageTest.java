package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.report;
import static interlock.core.account.Facts.stop;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.account.Facts.Payment;
import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The worked example of docs/tracing-money.md. */
class TracingPageTest {
  private static final String LI = "6222020000000010019";
  private static final String WU = "6222020000000011116";
  private static final String M = "6217000000000020011";
  private static final String N = "6230580000000040017";
  private static final String P = "6225880000000050012";
  private static final String Q = "6226220000000060018";
  private static final Map<String, String> NAMES = Map.of(M, "M", N, "N", P, "P", Q, "Q");

  private final Town town = new Town();

  private static Payment paid(String id, String from, String to, long yuan, long minute) {
    Party payee = to.isEmpty() ? Party.UNKNOWN : party(to);
    return new Payment(id, party(from), payee, yuan * 100).at(minute);
  }

  private void reports(String caseId, String id, int version, CaseStatus status, long yuan) {
    town.send(report(caseId, version, status, Party.UNKNOWN, M, line(0, id, party(M), yuan, 0)));
  }

  /** Yuan that are left, by case and account. */
  private Map<String, Long> left() {
    Map<String, Long> left = new TreeMap<>();
    for (AccountFile file : town.files.values()) {
      Money.of(file, town.policy.stopPayment().taint()).cases().stream()
          .filter(c -> c.leftFen() > 0)
          .forEach(
              c ->
                  left.put(
                      c.caseId() + " in " + NAMES.get(file.account().reveal()), c.leftFen() / 100));
    }
    return left;
  }

  @Test
  void theFiguresOfThePageAreWhatTheDesksSay() {
    town.at(minute(HOUR));
    paid("T1", LI, M, 50_000, 0).send(town);
    paid("T2", WU, M, 30_000, 3).send(town);
    paid("T3", M, N, 60_000, 4).send(town);
    paid("X9", M, N, 60_000, 5).by("NBANK").send(town);
    paid("T4", M, "", 5_000, 6).send(town);
    paid("T5", N, P, 20_000, 8).send(town);
    paid("T6", M, Q, 25_000, 9).send(town);
    reports("A", "T1", 1, CaseStatus.REPORTED, 50_000);
    reports("B", "T2", 1, CaseStatus.REPORTED, 30_000);

    assertThat(left())
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of(
                    "A in N", 30_000L, "A in P", 20_000L, "B in N", 10_000L, "B in Q", 15_000L)));
    assertThat(stop(town, M).orElseThrow().head().reasons())
        .anyMatch(r -> r.code() == ReasonCode.SUSPECTED_TWIN);
    assertThat(stop(town, N).orElseThrow().head().reasons())
        .anyMatch(r -> r.code() == ReasonCode.SUSPECTED_TWIN);

    paid("T5", N, P, 20_000, 8).reported(minute(30)).status(Transfer.Status.REVERSED).send(town);
    assertThat(left())
        .containsExactlyEntriesOf(
            new TreeMap<>(Map.of("A in N", 50_000L, "B in N", 10_000L, "B in Q", 15_000L)));

    reports("A", "T1", 2, CaseStatus.WITHDRAWN, 50_000);
    assertThat(left()).containsExactlyEntriesOf(new TreeMap<>(Map.of("B in N", 30_000L)));
  }
}
