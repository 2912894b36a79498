package interlock.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.sandbox.load.TaskSeen;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The judge fails on what must not be: shown on records that are made up. */
class WitnessTest {
  private final Fabricated made = new Fabricated();

  @Test
  void whatIsAllRightHolds() {
    Verdict verdict = made.verdict();
    assertThat(verdict.expected()).isGreaterThan(40);
    assertThat(verdict.revisions()).isEqualTo(made.tasks.size());
    assertThat(verdict)
        .isEqualTo(
            new Verdict(
                Fabricated.EVENTS,
                Fabricated.EVENTS,
                verdict.expected(),
                verdict.revisions(),
                0,
                0,
                0,
                0,
                true));
    assertThat(verdict.holds()).isTrue();
  }

  @Test
  void anEventThatLeavesByNoDoorIsLost() {
    made.receipts.remove(17);
    requireLost(1);
  }

  @Test
  void aTaskThatDoesNotExistIsLost() {
    // Its only revision.
    made.tasks.remove(made.newestOf(1));
    requireLost(1);
  }

  @Test
  void aRevisionThatIsPassedOverIsLost() {
    int newest = made.newestOf(3);
    String taskId = made.tasks.get(newest).taskId();
    made.tasks.removeIf(task -> task.taskId().equals(taskId) && task.revision() == 2);
    requireLost(1);
  }

  @Test
  void aRevisionThatComesTwiceIsDoubled() {
    made.tasks.add(made.tasks.get(made.newestOf(2)));
    requireDoubled(1);
  }

  @Test
  void anOlderRevisionAfterANewerOneIsDoubled() {
    int newest = made.newestOf(2);
    String taskId = made.tasks.get(newest).taskId();
    TaskSeen older =
        made.tasks.stream().filter(task -> task.taskId().equals(taskId)).findFirst().orElseThrow();
    made.tasks.add(older);
    requireDoubled(1);
  }

  @Test
  void anEventThatLeavesByTwoDoorsIsDoubled() {
    made.receipts.add(made.receipts.get(17));
    assertThat(made.verdict().doubled()).isEqualTo(1);
    assertThat(made.verdict().holds()).isFalse();
  }

  @Test
  void anAnswerThatOvertakesAnEarlierOneIsDisorder() {
    Collections.swap(made.receipts, 1, Fabricated.EVENTS - 1);
    assertThat(made.verdict().disordered()).isPositive();
    assertThat(made.verdict().lost()).isZero();
    assertThat(made.verdict().holds()).isFalse();
  }

  @Test
  void aRevisionForAnEarlierCallAfterThatForALaterOneIsDisorder() {
    List<Integer> calls = made.callsOfOneTask();
    TaskSeen earlier = made.tasks.get(calls.get(0));
    TaskSeen later = made.tasks.get(calls.get(1));
    made.tasks.set(calls.get(0), made.triggeredBy(earlier, later.triggeredBy()));
    made.tasks.set(calls.get(1), made.triggeredBy(later, earlier.triggeredBy()));

    assertThat(made.verdict().disordered()).isEqualTo(1);
    assertThat(List.of(made.verdict().lost(), made.verdict().doubled())).containsExactly(0, 0);
  }

  @Test
  void betweenDirectivesThereIsNoOrder() {
    List<Integer> directives = made.directivesAboutOnePerson();
    Collections.swap(made.receipts, directives.get(0), directives.get(1));

    assertThat(made.verdict().holds()).isTrue();
  }

  @Test
  void lettersThatWereSentAndFoundAreNoLoss() {
    Verdict verdict = made.verdict(new Letters(8, 4, 3, 0, 0), 0, true);
    assertThat(verdict.in()).isEqualTo(Fabricated.EVENTS + 8 + 3);
    assertThat(verdict.holds()).isTrue();
  }

  @Test
  void aLetterThatIsNotFoundIsLostAndOneFoundTwiceIsDoubled() {
    assertThat(made.verdict(new Letters(8, 4, 3, 1, 0), 0, true))
        .satisfies(
            verdict -> {
              assertThat(verdict.lost()).isEqualTo(1);
              assertThat(verdict.holds()).isFalse();
            });
    assertThat(made.verdict(new Letters(8, 4, 3, 0, 1), 0, true))
        .satisfies(
            verdict -> {
              assertThat(verdict.doubled()).isEqualTo(1);
              assertThat(verdict.holds()).isFalse();
            });
  }

  @Test
  void aTombstoneThatIsNotRefusedIsLost() {
    made.tombstonesRefused = -1;
    assertThat(made.verdict(new Letters(8, 4, 3, 0, 0), 0, true).lost()).isEqualTo(1);
  }

  @Test
  void goodMailAmongTheDeadLettersDoesNotHold() {
    Verdict verdict = made.verdict(new Letters(8, 4, 3, 0, 0), 1, true);
    assertThat(verdict.buried()).isEqualTo(1);
    assertThat(verdict.holds()).isFalse();
  }

  @Test
  void whatDoesNotComeToRestDoesNotHold() {
    assertThat(made.verdict(Letters.NONE, 0, false).holds()).isFalse();
  }

  @Test
  void nothingAtAllDoesNotHold() {
    made.receipts.clear();
    made.tasks.clear();
    Verdict verdict = made.verdict();
    assertThat(verdict.lost()).isEqualTo(Fabricated.EVENTS + verdict.expected());
    assertThat(verdict.holds()).isFalse();
  }

  private void requireLost(int lost) {
    assertThat(List.of(made.verdict().lost(), made.verdict().doubled())).containsExactly(lost, 0);
    assertThat(made.verdict().holds()).isFalse();
  }

  private void requireDoubled(int doubled) {
    assertThat(List.of(made.verdict().lost(), made.verdict().doubled()))
        .containsExactly(0, doubled);
    assertThat(made.verdict().holds()).isFalse();
  }
}
