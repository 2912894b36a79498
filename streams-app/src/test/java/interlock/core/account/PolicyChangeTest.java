package interlock.core.account;

import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.listed;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.policy.PolicyDocument;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.mail.Letter;
import interlock.core.mail.Wake;
import interlock.core.policy.EvidenceCode;
import interlock.core.subject.Evidence;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What only an earlier policy said is taken back at the next decision, whatever it is about. */
class PolicyChangeTest {
  private static final String HIS = "6222020000000010019";
  private static final Party VICTIM = party(HIS, "+8617000000101", "李某");
  private static final String MULE = "6217000000000020011";
  private static final String SHOP = "6228480000000030013";

  private final Town town = new Town();

  private void policy(String setting, String value) {
    town.policy = PolicyDocument.patch(town.policy, Map.of(setting, value)).orThrow();
  }

  private void anything(String on, long at) {
    town.at(minute(at));
    town.send(new Letter(desk(on), new Wake(minute(at))));
  }

  private List<EvidenceCode> standing() {
    return town.standing().stream().map(Evidence::code).toList();
  }

  private void repeated() {
    town.at(minute(60));
    for (int i = 1; i <= 3; i++) {
      pay("T" + i, VICTIM, party(SHOP), 6_000).at(10L * i).send(town);
    }
    assertThat(standing()).containsExactly(EvidenceCode.REPEATED_PAYMENTS);
  }

  @Test
  void aPatternThatIsSwitchedOffIsTakenBackOnce() {
    repeated();
    policy("patterns.repeated.enabled", "false");
    anything(HIS, 61);
    assertThat(standing()).isEmpty();
    int mails = town.abroad.size();
    anything(HIS, 62);
    assertThat(town.abroad).hasSize(mails);
  }

  @Test
  void aPatternThatIsSwitchedOnAgainIsToldOfWhatComesThen() {
    repeated();
    policy("patterns.repeated.enabled", "false");
    anything(HIS, 61);
    policy("patterns.repeated.enabled", "true");
    town.at(minute(100));
    for (int i = 1; i <= 3; i++) {
      pay("U" + i, VICTIM, party(MULE), 9_000).at(70 + 10L * i).send(town);
    }

    assertThat(standing()).containsExactly(EvidenceCode.REPEATED_PAYMENTS);
  }

  @Test
  void otherPatternsStand() {
    repeated();
    policy("patterns.growing.enabled", "false");
    anything(HIS, 61);

    assertThat(standing()).containsExactly(EvidenceCode.REPEATED_PAYMENTS);
  }

  @Test
  void anAccountThatComesToBeAPaymentInstitutionsWarnsNobody() {
    town.at(minute(60));
    pay("T1", VICTIM, party(MULE), 6_000).at(10).send(town);
    town.send(listed("W1", MULE, Grade.INVOLVED, START, OptionalLong.empty()));
    assertThat(standing()).containsExactly(EvidenceCode.PAID_INVOLVED_ACCOUNT);

    policy("stopPayment.paymentInstitutions", "[BANK]");
    anything(MULE, 61);
    assertThat(standing()).isEmpty();
    policy("stopPayment.paymentInstitutions", "[]");
    anything(MULE, 62);
    assertThat(standing()).containsExactly(EvidenceCode.PAID_INVOLVED_ACCOUNT);
  }
}
