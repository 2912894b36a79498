package interlock.core.subject;

import static interlock.testing.Facts.HOUR;
import static interlock.testing.Facts.MINUTE;
import static interlock.testing.Facts.SECOND;
import static interlock.testing.Facts.START;
import static interlock.testing.Facts.transfer;
import static interlock.testing.Facts.visit;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.Transfer.Status;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Level;
import interlock.core.task.DissuasionTask.State;
import interlock.testing.Facts;
import interlock.testing.SubjectRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Evidence that was received before a conclusion and reaches the desk after it. */
class LateEvidenceTest {
  private static final Facts SUSPICIOUS =
      transfer("t", EvidenceCode.SUSPICIOUS_TRANSFER, Status.POSTED).of("T1");
  private static final Facts INVOLVED =
      transfer("u", EvidenceCode.PAID_INVOLVED_ACCOUNT, Status.POSTED);

  /** Received a second before the conclusion an hour after the start. */
  private static Facts justBefore(Facts fact) {
    return fact.at(START + HOUR - MINUTE, START + HOUR - MINUTE, START + HOUR - SECOND);
  }

  private static SubjectRun concluded() {
    return new SubjectRun().receive(SUSPICIOUS).until(HOUR).concludes(Conclusion.SELF_AWARE);
  }

  private static SubjectRun defrauded() {
    return new SubjectRun()
        .receive(SUSPICIOUS)
        .until(HOUR)
        .reports("FS", 1, CaseStatus.REPORTED, -MINUTE);
  }

  @Test
  void whatWasNotOnFileOpensANewCase() {
    SubjectRun run = concluded().until(HOUR + 5 * SECOND).receive(justBefore(INVOLVED.of("T2")));

    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.task().state()).isEqualTo(State.OPEN);
    assertThat(run.task().level()).isGreaterThanOrEqualTo(Level.HIGH);
  }

  @Test
  void itRaisesTheCaseThatWasOpenedSince() {
    SubjectRun run = concluded().receive(visit("v", 100).after(HOUR + SECOND));
    assertThat(run.task().level()).isEqualTo(Level.LOW);
    run.until(HOUR + 5 * SECOND).receive(justBefore(INVOLVED.of("T2")));

    assertThat(run.tasks()).isEqualTo(2);
    assertThat(run.task().level()).isGreaterThanOrEqualTo(Level.HIGH);
  }

  @Test
  void thePaymentThatWasConcludedOpensNothing() {
    SubjectRun run = concluded().until(HOUR + 5 * SECOND).receive(justBefore(INVOLVED.of("T1")));

    assertThat(run.tasks()).isEqualTo(1);
    assertThat(run.task().state()).isEqualTo(State.CONCLUDED);
  }

  @Test
  void whatTheVictimsOwnReportBringsOpensNothing() {
    SubjectRun run = defrauded().until(HOUR + 5 * SECOND);
    run.receive(justBefore(INVOLVED.of("T2").about("FS")));
    assertThat(run.tasks()).isEqualTo(1);

    run.receive(justBefore(INVOLVED.of("T3").about("another's report")));
    assertThat(run.tasks()).isEqualTo(2);
  }

  @Test
  void whatIsToldAgainStaysWithTheCaseForWhichItCounts() {
    SubjectRun run = defrauded().until(HOUR + 5 * SECOND);
    Facts counts = justBefore(INVOLVED.of("T2").about("another's report"));
    run.receive(counts);
    run.receive(justBefore(INVOLVED.of("T2").about("FS")));
    assertThat(run.tasks()).isEqualTo(2);

    run.receive(counts.toldAfter(2 * HOUR));

    assertThat(run.file().orElseThrow().evidence())
        .filteredOn(e -> e.about().equals("another's report"))
        .singleElement()
        .satisfies(e -> assertThat(e.closedBy()).isEmpty());
  }

  @Test
  void anEarlierConclusionExcusesNothingThatCameAfterIt() {
    SubjectRun run = concluded();
    run.receive(visit("v", 100).after(2 * HOUR)).until(3 * HOUR).concludes(Conclusion.SELF_AWARE);
    run.until(3 * HOUR + MINUTE).receive(INVOLVED.of("T1").after(2 * HOUR + MINUTE));

    assertThat(run.tasks()).isEqualTo(3);
    assertThat(run.task().state()).isEqualTo(State.OPEN);
  }

  @Test
  void aRepeatChangesNothing() {
    SubjectRun run = concluded().until(HOUR + 5 * SECOND).receive(justBefore(INVOLVED.of("T2")));
    SubjectFile before = run.file().orElseThrow();

    run.receive(SUSPICIOUS, justBefore(INVOLVED.of("T2")));
    assertThat(run.file().orElseThrow()).isSameAs(before);
    assertThat(run.concludes(Conclusion.SELF_AWARE).task().state()).isEqualTo(State.CONCLUDED);
    run.receive(justBefore(INVOLVED.of("T2")));
    assertThat(run.tasks()).isEqualTo(2);
  }

  @Test
  void theOrderAfterTheConclusionLeavesNoTrace() {
    List<Facts> facts =
        List.of(
            justBefore(INVOLVED.of("T1")),
            justBefore(INVOLVED.of("T2").about("FS")),
            justBefore(transfer("w", EvidenceCode.SUSPICIOUS_TRANSFER, Status.HELD).of("T3")),
            justBefore(transfer("x", EvidenceCode.PAID_SUSPECT_ACCOUNT, Status.POSTED).of("T3")),
            visit("v", 900).after(HOUR + SECOND));
    List<Evidence> expected = afterAll(facts);

    assertThat(LongStream.range(0, 20))
        .allSatisfy(
            seed -> {
              List<Facts> shuffled = new ArrayList<>(facts);
              Collections.shuffle(shuffled, new Random(seed));
              assertThat(afterAll(shuffled)).isEqualTo(expected);
            });
  }

  private static List<Evidence> afterAll(List<Facts> facts) {
    return defrauded()
        .until(HOUR + MINUTE)
        .receive(facts.toArray(Facts[]::new))
        .file()
        .orElseThrow()
        .evidence();
  }
}
