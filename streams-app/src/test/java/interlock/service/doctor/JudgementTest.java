package interlock.service.doctor;

import static interlock.service.doctor.Finding.Verdict.FAIL;
import static interlock.service.doctor.Finding.Verdict.OK;
import static interlock.service.doctor.Finding.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final long MIB = 1L << 20;

  @Test
  void aClockIsComparedWithTheWholeTimeThatTheAnswerTook() {
    assertThat(Clocks.compare(1_000, 1_005, 1_010).verdict()).isEqualTo(OK);
    assertThat(Clocks.compare(1_000, 1_010, 1_010).what()).contains("the same as ours, to 10 ms");
    assertThat(Clocks.compare(1_000, 1_500, 1_010)).extracting(Finding::verdict).isEqualTo(OK);
    assertThat(Clocks.compare(10_000, 8_000, 10_010).what()).contains("2,000 ms behind ours");
    assertThat(Clocks.compare(10_000, 8_000, 10_010).verdict()).isEqualTo(WARN);
    assertThat(Clocks.compare(10_000, 16_010, 10_010).what()).contains("6,000 ms ahead of ours");
    assertThat(Clocks.compare(10_000, 16_010, 10_010).verdict()).isEqualTo(FAIL);
  }

  @Test
  void aDiskIsJudgedByWhatIsFree() {
    assertThat(Machine.free(100 * MIB).verdict()).isEqualTo(FAIL);
    assertThat(Machine.free(2_000 * MIB).verdict()).isEqualTo(WARN);
    assertThat(Machine.free(20_000 * MIB).verdict()).isEqualTo(OK);
  }

  @Test
  void aHeapLeavesRoomForTheStores() {
    assertThat(Machine.heap(1_000 * MIB, 4_000 * MIB).verdict()).isEqualTo(OK);
    assertThat(Machine.heap(3_500 * MIB, 4_000 * MIB).verdict()).isEqualTo(WARN);
    assertThat(Machine.heap(64 * MIB, 4_000 * MIB).fix()).contains("INTERLOCK_JAVA_OPTS");
  }
}
