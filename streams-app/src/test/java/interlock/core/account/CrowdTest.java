package interlock.core.account;

import static interlock.core.account.Facts.HOUR;
import static interlock.core.account.Facts.START;
import static interlock.core.account.Facts.desk;
import static interlock.core.account.Facts.line;
import static interlock.core.account.Facts.listed;
import static interlock.core.account.Facts.minute;
import static interlock.core.account.Facts.party;
import static interlock.core.account.Facts.pay;
import static interlock.core.account.Facts.report;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.codes.ReasonCode;
import interlock.core.event.CaseStatus;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.mail.Letter;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More people paid an account than are warned one by one: a lead says how many were not. */
class CrowdTest {
  private static final String MULE = "6217000000000020011";
  private static final Party VICTIM = party("6222020000000010019", "+8617000000101", "李某");

  private final Town town = new Town();

  @BeforeEach
  void anHourLater() {
    town.at(minute(HOUR));
  }

  @Test
  void ofTwoHundredAndFiftyPayersFiftyAreLeftToAnOfficer() {
    paidBy(0, 250);

    town.send(named("C1", 1, CaseStatus.REPORTED));

    assertThat(town.evidence()).hasSize(200);
    assertThat(leads())
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(lead.peopleNotWarned()).hasValue(50);
              assertThat(lead.state()).isEqualTo(LeadTask.State.OPEN);
              assertThat(lead.head().revision()).isEqualTo(1);
              assertThat(lead.head().routingKey()).isEqualTo(desk(MULE).key());
              assertThat(lead.head().reasons())
                  .extracting(Reason::code)
                  .containsExactly(ReasonCode.TOO_MANY_UPSTREAM);
              assertThat(lead.target().account()).contains(Facts.account(MULE));
              assertThat(lead.unit()).contains("440600");
              assertThat(lead.region()).contains("440604");
              assertThat(lead.caseIds()).containsExactly("C1");
            });
  }

  @Test
  void twoHundredAreAllWarned() {
    paidBy(0, 200);
    town.send(named("C1", 1, CaseStatus.REPORTED));
    assertThat(leads()).isEmpty();
  }

  @Test
  void whoPaidThreeTimesCountsOnce() {
    paidBy(0, 201);
    for (int again = 0; again < 3; again++) {
      pay("AGAIN-" + again, payer(0), party(MULE), 300).at(0).send(town);
    }
    town.send(named("C1", 1, CaseStatus.REPORTED));
    assertThat(leads()).singleElement().satisfies(l -> counts(l, 1));
  }

  @Test
  void whatWarnsOfNothingDoesNotCount() {
    paidBy(0, 201);
    pay("SMALL", payer(300), party(MULE), 99).at(0).send(town);
    pay("NEVER", payer(301), party(MULE), 300).at(0).status(Transfer.Status.REJECTED).send(town);
    pay("VICTIM", VICTIM, party(MULE), 300).at(0).send(town);
    town.send(named("C1", 1, CaseStatus.REPORTED));
    assertThat(leads()).singleElement().satisfies(l -> counts(l, 1));
  }

  @Test
  void aRepeatAndAnotherReportSayNothingNew() {
    paidBy(0, 250);
    town.send(named("C1", 1, CaseStatus.REPORTED));

    assertThat(town.again(named("C1", 1, CaseStatus.REPORTED)).outputs()).isEmpty();
    town.send(named("C2", 1, CaseStatus.REPORTED));

    assertThat(leads()).hasSize(1);
  }

  @Test
  void whoPaysWhileItIsInvolvedIsWarnedAndNotCounted() {
    paidBy(0, 250);
    town.send(named("C1", 1, CaseStatus.REPORTED));

    paidBy(250, 260);

    assertThat(town.evidence()).hasSize(210);
    assertThat(leads()).hasSize(1);
  }

  @Test
  void aWithdrawnReportCancelsItAndTheNextOneOpensItAgain() {
    paidBy(0, 250);
    town.send(named("C1", 1, CaseStatus.REPORTED));

    town.send(named("C1", 2, CaseStatus.WITHDRAWN));

    LeadTask cancelled = leads().getLast();
    assertThat(cancelled.state()).isEqualTo(LeadTask.State.CANCELLED);
    assertThat(cancelled.peopleNotWarned()).isEqualTo(OptionalInt.empty());
    assertThat(cancelled.head().revision()).isEqualTo(2);
    assertThat(cancelled.head().taskId()).isEqualTo(leads().getFirst().head().taskId());
    assertThat(cancelled.unit()).contains("440600");
    assertThat(cancelled.caseIds()).containsExactly("C1");
    assertThat(town.again(named("C1", 2, CaseStatus.WITHDRAWN)).outputs()).isEmpty();

    paidBy(250, 260);
    town.send(named("C2", 1, CaseStatus.REPORTED));

    LeadTask again = leads().getLast();
    counts(again, 60);
    assertThat(again.state()).isEqualTo(LeadTask.State.OPEN);
    assertThat(again.head().revision()).isEqualTo(3);
  }

  @Test
  void aListingAloneGoesToTheNationalDesk() {
    paidBy(0, 201);
    town.send(listed("E1", MULE, Grade.INVOLVED, START, OptionalLong.empty()));
    assertThat(leads()).singleElement().satisfies(l -> counts(l, 1));
    assertThat(leads().getFirst().unit()).contains(town.policy.units().fallback());
  }

  @Test
  void aCaseThatWasWithdrawnBeforeHasNothingToDoWithIt() {
    town.send(named("C1", 1, CaseStatus.REPORTED));
    town.send(named("C1", 2, CaseStatus.WITHDRAWN));
    paidBy(0, 201);
    town.send(listed("E1", MULE, Grade.INVOLVED, START, OptionalLong.empty()));

    assertThat(leads()).singleElement().satisfies(l -> counts(l, 1));
    assertThat(leads().getFirst().caseIds()).isEmpty();
    assertThat(leads().getFirst().unit()).contains(town.policy.units().fallback());
  }

  private static void counts(LeadTask lead, int people) {
    assertThat(lead.peopleNotWarned()).hasValue(people);
  }

  private void paidBy(int from, int to) {
    for (int i = from; i < to; i++) {
      pay("T" + i, payer(i), party(MULE), 300).at(i / 10).send(town);
    }
  }

  private static Party payer(int i) {
    return party("", "+861701%07d".formatted(i), "");
  }

  private List<LeadTask> leads() {
    return town.outputs(LeadTask.class).stream()
        .filter(l -> l.kind() == LeadTask.Kind.MANY_VICTIMS)
        .toList();
  }

  private static Letter named(String caseId, int version, CaseStatus status) {
    return report(caseId, version, status, VICTIM, MULE, line(0, "", party(MULE), 9_999, 0));
  }
}
