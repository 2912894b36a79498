package interlock.core.lead;

import static interlock.core.intake.Given.START;
import static interlock.core.intake.Given.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.DissuasionFeedback.Action;
import interlock.core.event.DissuasionFeedback.Outcome;
import interlock.core.event.Party;
import interlock.core.task.LeadTask;
import interlock.core.task.LeadTask.State;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The life of a lead, whichever desk tells it. */
class LeadBookTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final Address DESK = Address.ofKey("m:6217000000000020011").orElseThrow();

  private final List<LeadTask> told = new ArrayList<>();
  private List<Lead> leads = List.of();

  @Test
  void somebodySignsFollowsItAndSaysWhatCameOfIt() {
    found(0, false, "C1", ReasonCode.PAYER_INVOLVED);
    assertThat(last().state()).isEqualTo(State.OPEN);
    assertThat(last().unit()).isEqualTo("440604");
    assertThat(last().signDueAt()).hasValue(START + 2 * HOUR);

    says(MINUTE, Action.SIGNED);
    assertThat(last().state()).isEqualTo(State.SIGNED);
    assertThat(last().signDueAt()).isEmpty();
    assertThat(LeadBook.nextDue(leads)).isEmpty();

    says(HOUR, Action.CONCLUDE, Outcome.NOT_FOUND, Conclusion.NONE, "");
    assertThat(last().state()).isEqualTo(State.CONCLUDED);
    assertThat(last().outcome()).contains(LeadTask.Outcome.NOT_FOUND);
    assertThat(told).extracting(t -> t.head().revision()).containsExactly(1, 2, 3);
  }

  @Test
  void whatNobodySignsForInTimeGoesToTheUnitAboveOnce() {
    found(0, true, "C1", ReasonCode.CASH_WITHDRAWAL_ATTEMPT);
    assertThat(LeadBook.nextDue(leads)).hasValue(START + 5 * MINUTE);

    judged(5 * MINUTE - 1);
    assertThat(told).hasSize(1);
    judged(5 * MINUTE);
    judged(HOUR);
    assertThat(told).hasSize(2);
    assertThat(last().copyUnits()).containsExactly("440600");
    assertThat(codes())
        .containsExactly(ReasonCode.CASH_WITHDRAWAL_ATTEMPT, ReasonCode.STEP_OVERDUE);
    assertThat(last().state()).isEqualTo(State.OPEN);
  }

  @Test
  void whoHandsItOverKeepsACopyAndTheNextUnitHasItsOwnTime() {
    found(0, false, "C1", ReasonCode.PAYER_INVOLVED);
    says(MINUTE, Action.SIGNED);
    says(HOUR, Action.TRANSFER, Outcome.NONE, Conclusion.NONE, "110105");
    assertThat(last().state()).isEqualTo(State.OPEN);
    assertThat(last().unit()).isEqualTo("110105");
    assertThat(last().copyUnits()).containsExactly("440604");
    assertThat(last().signDueAt()).hasValue(START + 3 * HOUR);

    found(2 * HOUR, false, "C2", ReasonCode.HOLDS_TAINTED_MONEY);
    assertThat(last().unit()).as("the place decides no more").isEqualTo("110105");
    assertThat(last().caseIds()).containsExactly("C1", "C2");

    rejects(2 * HOUR, "110105");
    assertThat(last().unit()).isEqualTo("110000");
    int revisions = told.size();
    rejects(2 * HOUR, "110105");
    assertThat(told).as("told again").hasSize(revisions);
  }

  @Test
  void whoOnlyHasACopyGivesBackItsCopyAndNotTheLead() {
    found(0, false, "C1", ReasonCode.PAYER_INVOLVED);
    says(HOUR, Action.TRANSFER, Outcome.NONE, Conclusion.NONE, "110105");
    rejects(2 * HOUR, "440604");

    assertThat(last().unit()).isEqualTo("110105");
    assertThat(last().copyUnits()).isEmpty();
    assertThat(last().state()).isEqualTo(State.OPEN);
    assertThat(last().signDueAt()).hasValue(START + 3 * HOUR);
    int revisions = told.size();
    rejects(3 * HOUR, "350203");
    assertThat(told).as("whoever never had it").hasSize(revisions);
  }

  @Test
  void aLeadIsNotHandedToAUnitThatDoesNotExist() {
    found(0, false, "C1", ReasonCode.PAYER_INVOLVED);
    says(HOUR, Action.TRANSFER, Outcome.NONE, Conclusion.NONE, "NOBODY");

    assertThat(last().unit()).isEqualTo("440604");
    assertThat(last().copyUnits()).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void whatComesToAnEndedLeadOpensItAgain() {
    found(0, false, "C1", ReasonCode.PAYER_INVOLVED);
    says(MINUTE, Action.CONCLUDE, Outcome.NONE, Conclusion.FALSE_ALARM, "");
    assertThat(last().outcome()).contains(LeadTask.Outcome.FALSE_ALARM);
    int revisions = told.size();
    found(HOUR, false, "C1", ReasonCode.PAYER_INVOLVED);
    assertThat(told).as("nothing new").hasSize(revisions);

    found(2 * HOUR, false, "C2", ReasonCode.PAYER_INVOLVED);
    assertThat(last().state()).isEqualTo(State.OPEN);
    assertThat(last().outcome()).isEmpty();
    assertThat(last().signDueAt()).hasValue(START + 4 * HOUR);

    says(MINUTE, Action.CONCLUDE, Outcome.NONE, Conclusion.FALSE_ALARM, "");
    assertThat(last().state()).as("told again, of what was before").isEqualTo(State.OPEN);
  }

  @Test
  void aLaterConclusionCorrectsAndAnEarlierWordDoesNot() {
    found(0, false, "C1", ReasonCode.PAYER_INVOLVED);
    says(HOUR, Action.VISIT, Outcome.MET, Conclusion.UNKNOWN_RESULT, "");
    assertThat(last().outcome()).contains(LeadTask.Outcome.MET);
    says(MINUTE, Action.SIGNED);
    says(MINUTE, Action.CONCLUDE, Outcome.NOT_FOUND, Conclusion.NONE, "");
    assertThat(last().outcome()).contains(LeadTask.Outcome.MET);
    says(2 * HOUR, Action.CONCLUDE, Outcome.NOT_FOUND, Conclusion.NONE, "");
    assertThat(last().outcome()).contains(LeadTask.Outcome.NOT_FOUND);
  }

  @Test
  void aNumberIsNewsOnlyWhenItIsHigher() {
    crowd(0, 50);
    crowd(MINUTE, 40);
    assertThat(told).hasSize(1);
    crowd(2 * MINUTE, 60);
    assertThat(last().peopleNotWarned()).hasValue(60);

    leads(LeadBook.cancel(leads, "L-1"), 3 * MINUTE);
    assertThat(last().state()).isEqualTo(State.CANCELLED);
    assertThat(last().peopleNotWarned()).isEmpty();
    says(4 * MINUTE, Action.SIGNED);
    assertThat(last().state()).as("nobody has to").isEqualTo(State.CANCELLED);

    crowd(5 * MINUTE, 10);
    assertThat(last().state()).isEqualTo(State.OPEN);
    assertThat(last().peopleNotWarned()).hasValue(10);
  }

  @Test
  void aWordOnAnotherTaskChangesNothing() {
    found(0, false, "C1", ReasonCode.PAYER_INVOLVED);
    List<Lead> before = leads;
    leads(
        LeadBook.read(
            leads,
            LeadFeedback.word("L-2", Action.SIGNED, Outcome.NONE, Conclusion.NONE, "", MINUTE),
            moment(MINUTE)),
        MINUTE);
    assertThat(leads).isEqualTo(before);
  }

  /** Whatever was said: saying it all once more, in the same order, changes nothing. */
  @Test
  void repeatsChangeNothing() {
    qt().forAll(lists().of(integers().between(0, 59)).ofSizeBetween(1, 12))
        .checkAssert(
            seeds -> {
              var test = new LeadBookTest();
              test.found(0, false, "C1", ReasonCode.PAYER_INVOLVED);
              for (int i = 0; i < seeds.size(); i++) {
                test.hears(arbitrary(seeds.get(i), i));
              }
              int revisions = test.told.size();
              List<Lead> before = test.leads;
              for (int i = 0; i < seeds.size(); i++) {
                test.hears(arbitrary(seeds.get(i), i));
              }
              assertThat(test.told).hasSize(revisions);
              assertThat(test.leads).isEqualTo(before);
            });
  }

  private static DissuasionFeedback arbitrary(int seed, int place) {
    Action[] actions = Action.values();
    Action action = actions[seed % actions.length];
    Outcome outcome = seed / 10 % 2 == 0 ? Outcome.MET : Outcome.NOT_FOUND;
    String to = action == Action.TRANSFER ? List.of("110105", "440604").get(seed / 10 % 2) : "";
    return LeadFeedback.word(
        "L-1", action, outcome, Conclusion.NONE, to, (place + 1) * MINUTE + seed);
  }

  private LeadTask last() {
    return told.getLast();
  }

  private List<ReasonCode> codes() {
    return last().head().reasons().stream().map(Reason::code).toList();
  }

  private void found(long at, boolean urgent, String caseId, ReasonCode why) {
    var news =
        new LeadNews(
            "L-1",
            LeadTask.Kind.MULE,
            Party.UNKNOWN,
            Optional.empty(),
            OptionalLong.empty(),
            urgent,
            "440604",
            Optional.of("440604"),
            Optional.empty(),
            List.of(caseId),
            List.of(new Reason(why, 0, List.of())),
            0);
    leads(LeadBook.raise(leads, news, moment(at)), at);
  }

  private void crowd(long at, int people) {
    var news =
        LeadNews.manyVictims(
            "L-1",
            Party.UNKNOWN,
            Optional.empty(),
            "440604",
            Optional.empty(),
            List.of("C1"),
            new Reason(ReasonCode.TOO_MANY_UPSTREAM, 0, List.of()),
            people);
    leads(LeadBook.raise(leads, news, moment(at)), at);
  }

  private void says(long at, Action action) {
    says(at, action, Outcome.NONE, Conclusion.NONE, "");
  }

  private void says(long at, Action action, Outcome outcome, Conclusion conclusion, String to) {
    hears(LeadFeedback.word("L-1", action, outcome, conclusion, to, at));
  }

  private void rejects(long at, String unit) {
    hears(LeadFeedback.rejected("L-1", unit, at));
  }

  private void hears(DissuasionFeedback feedback) {
    long at = feedback.origin().occurredAt() - START;
    leads(LeadBook.read(leads, feedback, moment(at)), at);
  }

  private void judged(long at) {
    leads(LeadBook.judge(leads, moment(at)), at);
  }

  private void leads(List<Lead> next, long at) {
    LeadBook.Published published = LeadBook.publish(leads, next, DESK, moment(at));
    leads = published.leads();
    told.addAll(published.tasks());
  }
}
