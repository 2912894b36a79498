package interlock.service.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.topology.Topic;
import org.junit.jupiter.api.Test;

class GroupMonitorTest {
  @Test
  void whoCommitsBehindTheLastRecordHasReadAllAlthoughItsMarkerFollows() {
    assertThat(GroupMonitor.unread(Topic.TASK_DISSUASION, 42, 41)).isZero();
    assertThat(GroupMonitor.unread(Topic.TASK_DISSUASION, 42, 42)).isZero();
  }

  @Test
  void aRecordThatWaitsHasItsMarkerBehindIt() {
    assertThat(GroupMonitor.unread(Topic.TASK_DISSUASION, 42, 40)).isEqualTo(2);
  }

  @Test
  void whereWritersNeedNoTransactionOneIsARecord() {
    assertThat(GroupMonitor.unread(Topic.BANK_SUSPICIOUS_TRANSFER, 42, 41)).isOne();
  }

  @Test
  void aGroupThatIsAheadOfWhatIsCommittedWaitsForNothing() {
    assertThat(GroupMonitor.unread(Topic.TASK_DISSUASION, 42, 50)).isZero();
  }
}
