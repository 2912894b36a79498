package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.event.CaseStatus;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.mail.Letter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many of those who paid an account are warned: people count, not payments. */
class UpstreamLimitTest {
  private static final String MULE = "6217000000000020011";
  private static final Party VICTIM = party("6222020000000010019", "+8617000000101", "李某");
  private static final Party LI = party("", "+8617000000602", "");
  private static final Party ZHANG = party("", "+8617000000603", "");
  private static final Party WANG = party("", "+8617000000604", "");

  private final Town town = new Town();

  @BeforeEach
  void twoAreWarned() {
    town.at(minute(HOUR));
    town.policy =
        PolicyDocument.patch(
                PolicyDocument.packaged(),
                Map.of("version", "few-warned", "upstream.maxPeople", "2"))
            .orThrow();
  }

  @Test
  void aPayerCountsOnceAndIsToldOfAllHisPayments() {
    pay("T1", LI, party(MULE), 500).at(40).send(town);
    pay("T2", ZHANG, party(MULE), 500).at(41).send(town);
    pay("T3", LI, party(MULE), 50_000).at(42).status(Transfer.Status.HELD).send(town);
    pay("T4", LI, party(MULE), 500).at(43).send(town);

    town.send(named());

    assertThat(told()).containsExactlyInAnyOrder("T1", "T2", "T3", "T4");
  }

  @Test
  void theNewestPayersAreToldOfTheirOlderPaymentsToo() {
    pay("T1", LI, party(MULE), 500).at(40).send(town);
    pay("T2", WANG, party(MULE), 500).at(41).send(town);
    pay("T3", ZHANG, party(MULE), 500).at(42).send(town);
    pay("T4", LI, party(MULE), 500).at(43).send(town);

    town.send(named());

    assertThat(told()).containsExactlyInAnyOrder("T1", "T3", "T4");
  }

  @Test
  void aPaymentThatTellsNothingTakesNobodysPlace() {
    pay("T1", LI, party(MULE), 500).at(40).send(town);
    pay("T2", ZHANG, party(MULE), 500).at(41).send(town);
    pay("T3", WANG, party(MULE), 500).at(42).status(Transfer.Status.REJECTED).send(town);

    town.send(named());

    assertThat(told()).containsExactlyInAnyOrder("T1", "T2");
  }

  private List<String> told() {
    return town.evidence().stream()
        .map(told -> told.evidence().payment().orElseThrow().transferId())
        .toList();
  }

  private static Letter named() {
    return report("C1", 1, CaseStatus.REPORTED, VICTIM, MULE, line(0, "", party(MULE), 9_999, 0));
  }
}
