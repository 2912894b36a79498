package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.contract.policy.PolicyDocument;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.mail.ContactMail;
import interlock.core.policy.PolicyBook;
import interlock.topology.ToyRoom.ToyCodecs;
import interlock.topology.ToyRoom.ToyDesk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The processor with a desk small enough to see through; the wake-ups first, since they are the
 * ones that surprise.
 */
class DeskProcessorTest {
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");
  private static final String KEY = "n:+8617100009999";

  @TempDir Path stateDir;
  private final ToyCodecs codecs = new ToyCodecs();
  private final ToyDesk desk = new ToyDesk();
  private TopologyTestDriver driver;

  @BeforeEach
  void open() {
    driver = driverAt(START);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void aWakeThatCannotBeSentEndsTheThreadAndIsSentByTheNext() {
    mail("wake-in 60", START);
    byte[] file = files().get(KEY);
    codecs.failOnWake = true;

    assertThatThrownBy(() -> driver.advanceWallClockTime(Duration.ofSeconds(61)))
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(waiting()).isEqualTo(1);

    codecs.failOnWake = false;
    driver.close();
    driver = driverAt(START.plusSeconds(62));
    restore(file, START.plusSeconds(60));
    driver.advanceWallClockTime(Duration.ofMillis(MailboxLag.SETTLE));

    assertThat(desk.wakes).containsExactly(START.plusSeconds(60).toEpochMilli());
  }

  @Test
  void wakesADeskOnceWhenItsMomentHasCome() {
    mail("wake-in 60", START);

    driver.advanceWallClockTime(Duration.ofSeconds(59));
    assertThat(desk.wakes).isEmpty();
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofMinutes(1));

    assertThat(desk.wakes).containsExactly(START.plusSeconds(60).toEpochMilli());
  }

  @Test
  void aDeskThatAsksAgainIsWokenAgain() {
    mail("wake-in 60", START);
    desk.againAfterSeconds = 30;

    driver.advanceWallClockTime(Duration.ofMinutes(1));
    driver.advanceWallClockTime(Duration.ofSeconds(30));

    assertThat(desk.wakes).hasSize(2);
    assertThat(waiting()).isEqualTo(1);
  }

  @Test
  void theLaterWordOnWhenToWakeReplacesTheEarlier() {
    mail("wake-in 60", START);
    mail("wake-in 10", START);

    assertThat(waiting()).isEqualTo(1);
    driver.advanceWallClockTime(Duration.ofMinutes(2));

    assertThat(desk.wakes).containsExactly(START.plusSeconds(10).toEpochMilli());
  }

  @Test
  void afterAnOutageOfHalfAnHourWaitingMailIsReadBeforeDeadlinesAreJudged() {
    mail("wake-in 60", START);
    byte[] file = files().get(KEY);
    driver.close();
    desk.log.clear();
    Instant back = START.plus(Duration.ofMinutes(30));
    driver = driverAt(back);
    restore(file, START.plusSeconds(60));

    driver.advanceWallClockTime(Duration.ofMillis(100));
    assertThat(desk.log).isEmpty();
    mail("note first", START.plusSeconds(30));
    driver.advanceWallClockTime(Duration.ofMillis(100));
    mail("note second", START.plusSeconds(40));
    driver.advanceWallClockTime(Duration.ofMillis(MailboxLag.PAUSE + 100));

    assertThat(desk.log).containsExactly("note first", "note second", "wake");
  }

  @Test
  void afterAStartWithAnEmptyMailboxWakesComeWithinSeconds() {
    wakes().put(WakeStore.keyOf(START.minusSeconds(60).toEpochMilli(), KEY), new byte[0]);

    driver.advanceWallClockTime(Duration.ofMillis(100));
    assertThat(waiting()).isEqualTo(1);
    driver.advanceWallClockTime(Duration.ofMillis(MailboxLag.SETTLE));

    assertThat(waiting()).isZero();
  }

  @Test
  void aJumpOfTheClockWakesEveryoneOnceAndNobodyTwice() {
    for (int i = 0; i < 1200; i++) {
      mail("n:+86171000" + (10000 + i), "wake-in " + (60 + i), START);
    }

    driver.advanceWallClockTime(Duration.ofDays(1));
    driver.advanceWallClockTime(Duration.ofMillis(100));
    driver.advanceWallClockTime(Duration.ofMillis(100));
    driver.advanceWallClockTime(Duration.ofMillis(100));

    assertThat(desk.wakes).hasSize(1200);
    assertThat(waiting()).isZero();
  }

  @Test
  void aDesksTimeNeverGoesBack() {
    mail("note later", START.plusSeconds(10));
    mail("note earlier", START);

    assertThat(desk.times)
        .containsExactly(
            START.plusSeconds(10).toEpochMilli(), START.plusSeconds(10).toEpochMilli());
  }

  @Test
  void aMailThatTheDeskCannotAnswerGoesToTheDeadLettersWholeAndTheNextIsAnswered() {
    mail("note good", START);
    mail("fault +8617000000101", START);
    mail("note better", START);

    TestRecord<byte[], byte[]> letter = deadLetters().readRecord();
    assertThat(new String(letter.value(), StandardCharsets.UTF_8)).endsWith("fault +8617000000101");
    assertThat(new String(letter.key(), StandardCharsets.UTF_8)).isEqualTo(KEY);
    assertThat(header(letter, DeadLetters.EXCEPTION))
        .isEqualTo(NumberFormatException.class.getName());
    assertThat(header(letter, DeadLetters.MESSAGE)).doesNotContain("17000000101");
    assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo(Topic.MAIL_CONTACT.base());
    assertThat(desk.log).containsExactly("note good", "note better");
  }

  @Test
  void aDeskThatCannotAnswerItsWakeIsWokenAgainLater() {
    mail("wake-in 60", START);
    desk.failOnWake = true;
    driver.advanceWallClockTime(Duration.ofMinutes(1));
    assertThat(deadLetters().readRecordsToList()).hasSize(1);
    assertThat(waiting()).isEqualTo(1);

    desk.failOnWake = false;
    driver.advanceWallClockTime(DeskProcessor.WAKE_AGAIN);

    assertThat(desk.wakes).hasSize(1);
    assertThat(waiting()).isZero();
  }

  @Test
  void aFileThatWouldGrowTooLargeIsNotStoredAndNothingOfTheDecisionLeaves() {
    mail("note small", START);
    byte[] before = files().get(KEY);

    mail("oversize", START);

    assertThat(files().get(KEY)).isEqualTo(before);
    assertThat(deadLetters().readRecordsToList()).hasSize(1);
    assertThat(waiting()).isZero();
  }

  @Test
  void bytesThatAreNoMailAndKeysOfAnotherRoomAreDeadLetters() {
    in().pipeInput(KEY, "garbage".getBytes(StandardCharsets.UTF_8), START);
    mail("c:CASE-1", "note lost", START);

    assertThat(deadLetters().readRecordsToList()).hasSize(2);
    assertThat(desk.log).isEmpty();
  }

  @Test
  void aRepeatedFactStoresNothing() {
    mail("note same", START);
    byte[] before = files().get(KEY);

    mail("known", START.plusSeconds(5));

    assertThat(files().get(KEY)).isEqualTo(before);
  }

  private void mail(String text, Instant at) {
    mail(KEY, text, at);
  }

  private void mail(String key, String text, Instant at) {
    in().pipeInput(key, codecs.mailOf(text), at);
  }

  private TestInputTopic<String, byte[]> in() {
    return driver.createInputTopic(
        Topic.MAIL_CONTACT.base(), new StringSerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<byte[], byte[]> deadLetters() {
    return driver.createOutputTopic(
        Topic.DEAD_LETTER.base(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private KeyValueStore<String, byte[]> files() {
    return driver.getKeyValueStore(Stores.files(Room.CONTACT));
  }

  private KeyValueStore<Bytes, byte[]> wakes() {
    return driver.getKeyValueStore(Stores.wakes(Room.CONTACT));
  }

  /** What the changelogs bring back to a new thread. */
  private void restore(byte[] file, Instant wakeAt) {
    files().put(KEY, file);
    wakes().put(WakeStore.keyOf(wakeAt.toEpochMilli(), KEY), new byte[0]);
  }

  private long waiting() {
    return new WakeStore(wakes()).dueBefore(Long.MAX_VALUE - 1, Integer.MAX_VALUE).size();
  }

  private TopologyTestDriver driverAt(Instant wallClock) {
    var topology = new Topology();
    var routes = new Routes(App.PEOPLE, "desk", List.of(Topic.MAIL_CONTACT, Topic.DEAD_LETTER));
    topology.addSource(
        "read", new StringDeserializer(), new ByteArrayDeserializer(), Topic.MAIL_CONTACT.base());
    topology.addProcessor(
        "desk",
        () ->
            new DeskProcessor(
                new Clerk<>(
                    Room.CONTACT,
                    desk,
                    new ToyRoom.ToyForgetting(),
                    ContactMail.class,
                    codecs,
                    PolicyBook.of(PolicyDocument.packaged()),
                    new TaskIds(new byte[16])),
                codecs,
                routes,
                new Counters(new SimpleMeterRegistry()),
                Optional.empty()),
        "read");
    topology.addStateStore(Stores.filesBuilder(Room.CONTACT), "desk");
    topology.addStateStore(Stores.wakesBuilder(Room.CONTACT), "desk");
    topology.addStateStore(Stores.outboxBuilder(Room.CONTACT), "desk");
    routes
        .sinks()
        .forEach(
            (topic, sink) ->
                topology.addSink(
                    sink,
                    topic.base(),
                    new OutKey.Bytes(),
                    new ByteArraySerializer(),
                    new OutKey.Partitioner(),
                    "desk"));
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "desk-processor-test");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    return new TopologyTestDriver(topology, settings, wallClock);
  }
}
