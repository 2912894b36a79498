package interlock.peers.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.common.Level;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.wire.AvroDeserializer;
import interlock.contract.wire.RegistryAccess;
import interlock.sandbox.bench.MixedLoad;
import interlock.sandbox.bench.MixedOracle;
import interlock.sandbox.drill.RegistryEventCodec;
import interlock.sandbox.load.Load;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.sandbox.load.TaskSeen;
import interlock.task.DissuasionTask;
import interlock.task.StopPaymentTask;
import interlock.telecom.FraudContact;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peer under the load and the oracle that the benchmark uses, in virtual time. */
class DslTopologyTest {
  private static final String PREFIX = "peer.";
  private static final int EVENTS = 500;
  private static final double NANOS = 1e8;
  private static final Instant START = Instant.parse("2026-01-05T01:00:00Z");

  private final RegistryAccess access = RegistryEventCodec.access(new LocalSchemaRegistry());
  private final Map<Topic, TestInputTopic<String, byte[]>> inputs = new EnumMap<>(Topic.class);
  private final TopologyTestDriver driver;

  DslTopologyTest(@TempDir Path state) {
    var settings = new Properties();
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(DslTopology.of(access, PREFIX), settings);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void leadsToTheTasksThatTheOracleWants() {
    MixedLoad first = load(1);
    assertRight(play(first, new Load.Run("first", START), List.of()));
    assertRight(play(load(2), new Load.Run("second", START.plusSeconds(600)), List.of(first)));
  }

  @Test
  void aCallAndASuspiciousPaymentOfOnePersonAreWorseThanEither() {
    send(Topic.TELECOM_FRAUD_CONTACT, Records.call("c-1", START, 1, 10_000_001));
    send(Topic.TELECOM_FRAUD_CONTACT, Records.call("c-2", START, 2, 10_000_001));
    Instant later = START.plusSeconds(600);
    send(
        Topic.BANK_SUSPICIOUS_TRANSFER,
        Records.suspicious("t-1", later, "p-1", 1, 10_000_002, 5_000_00));

    List<DissuasionTask> tasks = dissuasions();
    assertThat(tasks)
        .extracting(DissuasionTask::getTriggeredBy)
        .containsExactlyInAnyOrder("c-1", "c-2", "t-1", "t-1");
    assertThat(tasks.getFirst().getLevel()).isEqualTo(Level.MEDIUM);
    DissuasionTask last = tasks.getLast();
    assertThat(last.getLevel()).isEqualTo(Level.HIGH);
    assertThat(last.getRevision()).isEqualTo(3);
    assertThat(last.getOpenedAt()).isEqualTo(START);
  }

  @Test
  void whoPaidANamedAccountIsWarnedWhetherTheReportIsFirstOrLast() {
    int fraudster = 10_000_003;
    send(
        Topic.BANK_ACCOUNT_MOVEMENT,
        Records.movement("early", START, "p-early", 7, fraudster, 100_00));
    send(
        Topic.BANK_ACCOUNT_MOVEMENT,
        Records.movement("other", START, "p-other", 9, fraudster + 1, 100_00));
    assertThat(dissuasions()).isEmpty();

    Instant reported = START.plusSeconds(60);
    var line = Records.line(START, "p-victim", 5, fraudster, 900_00);
    send(
        Topic.POLICE_INCIDENT_REPORT,
        Records.report("report", reported, "case-1", 5, List.of(line)));
    assertThat(dissuasions()).extracting(DissuasionTask::getTriggeredBy).containsExactly("report");

    send(
        Topic.BANK_ACCOUNT_MOVEMENT,
        Records.movement("late", reported.plusSeconds(9), "p-late", 8, fraudster, 100_00));
    assertThat(dissuasions()).extracting(DissuasionTask::getTriggeredBy).containsExactly("late");
    assertThat(stops()).extracting(StopPaymentTask::getCaseId).containsExactly("case-1");
  }

  private static MixedLoad load(long seed) {
    return new MixedLoad(EVENTS, NANOS, seed, 300, 35);
  }

  private MixedOracle.Verdict play(MixedLoad load, Load.Run run, List<MixedLoad> before) {
    var oracle = new MixedOracle(before, load, run);
    for (int index = 0; index < EVENTS; index++) {
      send(load.event(index, run));
    }
    stops().forEach(task -> oracle.task(seen(task)));
    dissuasions().forEach(task -> oracle.task(seen(task)));
    return oracle.verdict(EVENTS);
  }

  private static void assertRight(MixedOracle.Verdict verdict) {
    assertThat(verdict.expected()).isGreaterThan(100);
    assertThat(verdict).isEqualTo(new MixedOracle.Verdict(verdict.expected(), 0, 0));
  }

  private void send(Topic topic, SpecificRecord value) {
    send(new LoadEvent(topic, "key", value));
  }

  private void send(LoadEvent event) {
    // A carrier's events are keyed by the subscriber; nothing here depends on other keys.
    String key = event.value() instanceof FraudContact call ? call.getSubscriber() : event.key();
    inputs
        .computeIfAbsent(
            event.topic(),
            topic ->
                driver.createInputTopic(
                    topic.on(PREFIX), new StringSerializer(), new ByteArraySerializer()))
        .pipeInput(key, encode(event.topic(), event.value()), START.toEpochMilli());
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> byte[] encode(Topic topic, T value) {
    return access.codec(topic.on(PREFIX), (Class<T>) value.getClass()).encode(value);
  }

  private List<DissuasionTask> dissuasions() {
    return outputs(Topic.TASK_DISSUASION, DissuasionTask.class);
  }

  private List<StopPaymentTask> stops() {
    return outputs(Topic.TASK_STOP_PAYMENT, StopPaymentTask.class);
  }

  private <T extends SpecificRecord> List<T> outputs(Topic topic, Class<T> type) {
    return driver
        .createOutputTopic(
            topic.on(PREFIX), new StringDeserializer(), AvroDeserializer.of(access, type))
        .readValuesToList();
  }

  private static TaskSeen seen(DissuasionTask task) {
    List<String> about = new ArrayList<>(task.getSubject().getPhones());
    about.addAll(task.getSubject().getAccounts());
    return new TaskSeen(
        Topic.TASK_DISSUASION,
        task.getTaskId(),
        task.getRevision(),
        task.getLevel().name(),
        task.getTriggeredBy(),
        Optional.empty(),
        about,
        Optional.empty(),
        0);
  }

  private static TaskSeen seen(StopPaymentTask task) {
    return new TaskSeen(
        Topic.TASK_STOP_PAYMENT,
        task.getTaskId(),
        task.getRevision(),
        task.getCommand().name(),
        task.getTriggeredBy(),
        Optional.of(task.getTarget().getAccount()),
        List.of(task.getTarget().getAccount()),
        Optional.of(task.getCaseId()),
        0);
  }
}
