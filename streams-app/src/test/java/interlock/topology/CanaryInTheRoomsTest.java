package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.intake.Sent;
import interlock.contract.policy.PolicyDocument;
import interlock.control.CanaryEcho;
import interlock.core.desk.Canary;
import interlock.core.desk.Room;
import interlock.service.canary.CanaryPath;
import interlock.service.canary.CanaryRecords;
import interlock.service.canary.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canary runs through the product's own rooms and reaches nobody. */
class CanaryInTheRoomsTest {
  /** Where its way may be seen: its own inputs, mail, and the topic of its own. */
  private static final Set<Topic.Use> INNER = Set.of(Topic.Use.INPUT, Topic.Use.MAIL);

  private static final CanaryRecords RECORDS = new CanaryRecords(7);

  @TempDir Path stateDir;

  private Instant at = Sent.AT;

  @Test
  void whatComesOfItGoesToItsOwnTopicAndNowhereElse() {
    try (House house = new House(stateDir)) {
      for (CanaryPath path : CanaryPath.values()) {
        String event = "round-" + path;
        assertThat(send(house, new Step(path, event, false))).contains(path.task().base());
        assertThat(send(house, new Step(path, Canary.endOf(event), true)))
            .contains(path.task().base());
      }

      for (Topic topic : Topic.values()) {
        if (!INNER.contains(topic.use()) && topic != Topic.CONTROL_CANARY) {
          assertThat(house.written(topic)).as(topic.base()).isEmpty();
        }
      }
    }
  }

  @Test
  void itCountsAsNobody() {
    try (House house = new House(stateDir)) {
      Set<String> before = business(house);

      for (int round = 0; round < 3; round++) {
        round(house, "round-" + round);
      }

      assertThat(business(house)).hasSizeGreaterThan(500).isEqualTo(before);
      assertThat(house.read(IntakeParty.POLICE)).isEqualTo(12);
      assertThat(house.left(IntakeParty.POLICE, "mailed")).isEqualTo(12);
    }
  }

  @Test
  void aThousandRoundsLeaveNothingBehind() {
    try (House house = new House(stateDir)) {
      for (int round = 0; round < 1_000; round++) {
        round(house, "round-" + round);
        at = at.plusSeconds(30);
        house.advance(Duration.ofSeconds(30));
        if (round % 100 == 99) {
          for (Room room : Room.values()) {
            assertThat(house.kept(room)).as(room + " after round " + round).isZero();
          }
        }
      }
    }
  }

  @Test
  void aRoundThatTakesSomeSecondsIsWholeAllTheSame() {
    try (House house = new House(stateDir)) {
      for (CanaryPath path : CanaryPath.values()) {
        send(house, new Step(path, "slow", false));
        // A case desk is woken a second after money was found.
        for (int second = 0; second < 20; second++) {
          at = at.plusSeconds(1);
          house.advance(Duration.ofSeconds(1));
        }
        assertThat(send(house, new Step(path, Canary.endOf("slow"), true)))
            .as(path + " ends")
            .contains(path.task().base());
      }
      for (Room room : Room.values()) {
        assertThat(house.kept(room)).as(room.toString()).isZero();
      }
    }
  }

  @Test
  void aRoundWhoseEndNeverComesIsForgottenWhenItsDesksAreWoken() {
    try (House house = new House(stateDir)) {
      for (CanaryPath path : CanaryPath.values()) {
        send(house, new Step(path, "cut-off", false));
      }
      assertThat(house.kept(Room.SUBJECT)).isPositive();
      assertThat(house.kept(Room.ACCOUNT)).isPositive();
      assertThat(house.kept(Room.CASE)).isPositive();

      for (int day = 0; day < 400; day++) {
        house.advance(Duration.ofDays(1));
      }

      for (Room room : Room.values()) {
        assertThat(house.kept(room)).as(room.toString()).isZero();
      }
      assertThat(house.written(Topic.TASK_DISSUASION)).isEmpty();
      assertThat(house.written(Topic.TASK_STOP_PAYMENT)).isEmpty();
    }
  }

  @Test
  void aPolicyThatLetsInOnlyListedSourcesLetsItThroughAndTheBreakerDoesNotCountIt() {
    var policy =
        PolicyDocument.parse(
                """
                version: t
                effectiveFrom: 1970-01-01T00:00:00Z
                sources: {listedOnly: true, rules: [{source: PSB, mustSign: true}]}
                stopPayment: {breaker: {source: {stops: 1, amount: 0.00}}}
                """)
            .orThrow();
    try (House house = new House(stateDir, policy)) {
      for (int round = 0; round < 5; round++) {
        round(house, "round-" + round);
      }

      assertThat(house.written(Topic.INTAKE_REJECTED)).isEmpty();
      assertThat(house.written(Topic.CONTROL_ALERT)).isEmpty();
      assertThat(house.counted("interlock_breaker_changed", "opened")).isZero();
    }
  }

  private void round(House house, String event) {
    for (CanaryPath path : CanaryPath.values()) {
      assertThat(send(house, new Step(path, event, false)))
          .as(event + " of " + path + " begins")
          .contains(path.task().base());
      at = at.plusMillis(10);
      assertThat(send(house, new Step(path, Canary.endOf(event), true)))
          .as(event + " of " + path + " ends")
          .contains(path.task().base());
    }
  }

  /** Sends an event. Returns the topics to which its tasks would have gone. */
  private List<String> send(House house, Step step) {
    at = at.plusMillis(10);
    SpecificRecord record = RECORDS.record(step, at);
    String topic = step.path().input().base();
    house.send(topic, RECORDS.key(), house.bytes(topic, record), new RecordHeaders(), at);
    var topics = new ArrayList<String>();
    for (var written : house.written(Topic.CONTROL_CANARY)) {
      CanaryEcho echo = house.record(Topic.CONTROL_CANARY, written.value(), CanaryEcho.class);
      assertThat(echo.getEventId()).isEqualTo(step.eventId());
      topics.add(echo.getTopic());
    }
    return topics;
  }

  /** All that is told but for what the machine does: records and mail that it reads. */
  private static Set<String> business(House house) {
    return house
        .scrape()
        .lines()
        .filter(line -> !line.matches("interlock_(intake_read|intake_left|mail_read)_total\\{.*"))
        .collect(Collectors.toSet());
  }
}
