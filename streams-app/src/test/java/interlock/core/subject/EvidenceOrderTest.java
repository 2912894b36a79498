package interlock.core.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import interlock.Property;
import interlock.core.event.Conclusion;
import interlock.core.event.FraudContact.Phase;
import interlock.core.event.Transfer.Status;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.policy.WarningClass;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Step;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** The order in which evidence comes leaves no trace, and no case is forgotten. */
class EvidenceOrderTest {
  private static final List<EvidenceCode> FUND_CODES =
      List.of(
          EvidenceCode.SUSPICIOUS_TRANSFER,
          EvidenceCode.PAID_SUSPECT_ACCOUNT,
          EvidenceCode.PAID_INVOLVED_ACCOUNT,
          EvidenceCode.IN_FLIGHT_TO_INVOLVED,
          EvidenceCode.COUNTER_ALARM,
          EvidenceCode.LARGE_CASH_OPEN_CASE);

  private static final List<Status> STATUSES = List.of(Status.values());
  private static final List<WarningClass> CLASSES = List.of(WarningClass.values());
  private static final List<Level> LEVELS = List.of(Level.values());

  /** One number chooses a kind of fact, a name, a time and a delay, so close that they meet. */
  private static Facts fact(int seed) {
    int kind = seed % 5;
    int choice = seed / 5 % 6;
    String id = "e" + seed;
    String episode = "S" + seed / 30 % 2;
    long after = seed / 7 % 60 * Facts.MINUTE + seed / 3 % 9 / 7 * Facts.DAY;
    long late = List.of(1L, 1L, 600L, 11_000L).get(seed / 13 % 4) * Facts.SECOND;
    Facts fact =
        switch (kind) {
          case 0 -> Facts.visit(id, choice * 200);
          case 1 -> Facts.message(id, choice * 200);
          case 2 ->
              Facts.call(id, choice * 200, choice % 2 == 0 ? Phase.ONGOING : Phase.ENDED, episode);
          case 3 ->
              Facts.transfer(
                      id,
                      FUND_CODES.get(choice),
                      STATUSES.get(seed / 11 % 5),
                      choice == 0 ? "LARGE_CASH" : "NEW_PAYEE")
                  .of(episode);
          default -> Facts.directive(id, CLASSES.get(choice % 4), LEVELS.get(choice % 4));
        };
    return fact.after(after).late(late);
  }

  private static Gen<List<Facts>> facts() {
    return lists()
        .of(integers().between(0, 100_000))
        .ofSizeBetween(1, 12)
        .map(seeds -> seeds.stream().map(EvidenceOrderTest::fact).toList());
  }

  /** As they stand after all has arrived, looked at in the same moment. */
  private static DissuasionTask conclude(List<Facts> facts) {
    return new SubjectRun()
        .receive(Facts.visit("first", 100))
        .jumpTo(4 * Facts.DAY)
        .receive(facts.toArray(Facts[]::new))
        .task();
  }

  @Test
  void anyOrderWithRepeatsEndsTheSame() {
    Property.qt()
        .withExamples(500)
        .forAll(facts(), integers().between(0, 1_000_000))
        .checkAssert(
            (facts, seed) -> {
              List<Facts> shuffled = new ArrayList<>(facts);
              shuffled.addAll(facts.subList(0, facts.size() / 2));
              Collections.shuffle(shuffled, new Random(seed));

              DissuasionTask one = conclude(facts);
              DissuasionTask other = conclude(shuffled);

              assertThat(other.level()).isEqualTo(one.level());
              assertThat(other.warningClass()).isEqualTo(one.warningClass());
              assertThat(other.score()).isEqualTo(one.score());
              assertThat(other.head().reasons()).isEqualTo(one.head().reasons());
            });
  }

  @Test
  void inOrderOfReceiptALevelNeverFalls() {
    Property.qt()
        .withExamples(300)
        .forAll(facts())
        .checkAssert(
            facts -> {
              List<Facts> sorted =
                  facts.stream()
                      .sorted(Comparator.comparingLong((Facts f) -> f.evidence().receivedAt()))
                      .toList();
              SubjectRun run = new SubjectRun().receive(sorted.toArray(Facts[]::new));

              assertThat(run.history().stream().map(DissuasionTask::level)).isSorted();
            });
  }

  @Test
  void thereIsAtMostOneOpenCaseAndItHasADeadline() {
    Property.qt()
        .withExamples(300)
        .forAll(facts(), integers().between(0, 12))
        .checkAssert(
            (facts, concludeAfter) -> {
              SubjectRun run = new SubjectRun().receive(Facts.visit("first", 100));
              for (int i = 0; i < facts.size(); i++) {
                run.receive(facts.get(i));
                if (i == concludeAfter && run.task().state().open()) {
                  run.concludes(Conclusion.DISSUADED);
                }
                List<DissuasionCase> open =
                    run.file().orElseThrow().cases().stream().filter(DissuasionCase::open).toList();
                assertThat(open).hasSizeLessThan(2);
                for (DissuasionCase one : open) {
                  assertThat(run.task(one.taskId()).nextDueAt()).isPresent();
                  boolean late =
                      one.steps().stream().anyMatch(s -> s.state() == Step.State.OVERDUE);
                  assertThat(run.wakeAt().isPresent() || late).isTrue();
                }
              }
            });
  }

  @Test
  void aRepeatChangesNothing() {
    Property.qt()
        .withExamples(300)
        .forAll(facts())
        .checkAssert(
            facts -> {
              SubjectRun run = new SubjectRun().receive(facts.toArray(Facts[]::new));
              SubjectFile before = run.file().orElseThrow();
              var wakeAt = run.wakeAt();
              for (Facts fact : facts) {
                var decision = run.deliver(fact.mail());

                assertThat(decision.file().orElseThrow()).isSameAs(before);
                assertThat(decision.outputs()).isEmpty();
                assertThat(decision.wakeAt()).isEqualTo(wakeAt);
              }
            });
  }
}
