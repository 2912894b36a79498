package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.contract.TopicNames;
import interlock.contract.intake.Sent;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.registry.RegistryOutage;
import interlock.contract.registry.SchemaRegistry;
import interlock.contract.registry.SchemaVersion;
import interlock.contract.wire.WireFormat;
import interlock.schemas.Contracts;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The registry cannot be asked for the schema that a record was written with. The record waits, or
 * ends its thread unread and is read by the next one; it is never set aside.
 */
class RegistryOutageTest {
  private static final String OTHER_CASE = "c:C-2";

  @TempDir Path stateDir;
  private final Fickle registry = new Fickle();

  @Test
  void intakeWaitsAndThenReadsTheRecordAndTheNext() {
    try (House house = new House(stateDir, registry)) {
      registry.outages = 5;
      house.send(TopicNames.SUSPICIOUS_TRANSFER, Sent.on(TopicNames.SUSPICIOUS_TRANSFER));
      assertThat(registry.outages).as("it asked until there was an answer").isZero();
      house.send(TopicNames.WARNING_DIRECTIVE, Sent.on(TopicNames.WARNING_DIRECTIVE));

      assertThat(house.left(IntakeParty.BANK, "mailed")).isEqualTo(1);
      assertThat(house.left(IntakeParty.POLICE, "mailed")).isEqualTo(1);
      assertThat(house.written(Topic.TASK_DISSUASION)).isNotEmpty();
      assertThat(house.written(Topic.DEAD_LETTER)).isEmpty();
    }
  }

  @Test
  void intakeThatIsStoppedMeanwhileLeavesTheRecordToTheNext() {
    byte[] value;
    try (House house = new House(stateDir, registry)) {
      value = house.bytes(TopicNames.SUSPICIOUS_TRANSFER, Sent.on(TopicNames.SUSPICIOUS_TRANSFER));
      registry.outages = Integer.MAX_VALUE;
      house.giveUpWaiting();
      assertThatThrownBy(() -> send(house, TopicNames.SUSPICIOUS_TRANSFER, "payer", value))
          .hasRootCauseInstanceOf(RegistryOutage.class);

      assertThat(house.read(IntakeParty.BANK)).isZero();
      requireNothingWritten(house);
    }
    registry.outages = 0;
    try (House next = new House(stateDir, registry)) {
      send(next, TopicNames.SUSPICIOUS_TRANSFER, "payer", value);

      assertThat(next.left(IntakeParty.BANK, "mailed")).isEqualTo(1);
      assertThat(next.written(Topic.SOURCE_RECEIPT))
          .as("one of Intake, one that it opened a task")
          .hasSize(2);
      assertThat(next.written(Topic.DEAD_LETTER)).isEmpty();
    }
  }

  /** A mail that an instance of another version left: its schema has to be asked for. */
  @Test
  void aDeskWaitsForTheSchemaOfAForeignMail() {
    try (House house = new House(stateDir, registry)) {
      byte[] mail = foreignMail(house);
      registry.outages = 5;
      send(house, TopicNames.MAIL_CASE, OTHER_CASE, mail);

      assertThat(registry.outages).isZero();
      assertThat(house.written(Topic.CASE_SUMMARY)).hasSize(1);
      assertThat(house.written(Topic.DEAD_LETTER)).isEmpty();
    }
  }

  @Test
  void aDeskThatIsStoppedMeanwhileLeavesTheMailToTheNext() {
    byte[] mail;
    try (House house = new House(stateDir, registry)) {
      mail = foreignMail(house);
      registry.outages = Integer.MAX_VALUE;
      house.giveUpWaiting();
      assertThatThrownBy(() -> send(house, TopicNames.MAIL_CASE, OTHER_CASE, mail))
          .hasRootCauseInstanceOf(RegistryOutage.class);
      requireNothingWritten(house);
    }
    registry.outages = 0;
    try (House next = new House(stateDir, registry)) {
      send(next, TopicNames.MAIL_CASE, OTHER_CASE, mail);

      assertThat(next.written(Topic.CASE_SUMMARY)).hasSize(1);
      assertThat(next.written(Topic.DEAD_LETTER)).isEmpty();
    }
  }

  private static void send(House house, String topic, String key, byte[] value) {
    house.send(topic, key, value, new RecordHeaders());
  }

  private static void requireNothingWritten(House house) {
    for (Topic topic : Topic.values()) {
      if (topic.use() == Topic.Use.OUTPUT) {
        assertThat(house.written(topic)).as(topic.base()).isEmpty();
      }
    }
  }

  /** The mail of a report, under the id of a schema with another text. */
  private byte[] foreignMail(House house) {
    house.send(TopicNames.INCIDENT_REPORT, Sent.on(TopicNames.INCIDENT_REPORT));
    byte[] own = house.written(Topic.MAIL_CASE).getFirst().value();
    for (Topic topic : Topic.values()) {
      house.written(topic);
    }
    Schema other = Contracts.schema("interlock.mail.CaseMail");
    Schema foreign = new Schema.Parser().parse(other.toString());
    foreign.addProp("interlock.owner", "another");
    int id = registry.register("another-value", foreign.toString());
    assertThat(id).isNotEqualTo(WireFormat.id(own));
    byte[] mail = own.clone();
    ByteBuffer.wrap(mail).putInt(1, id);
    return mail;
  }

  /** Cannot be asked for a schema so many times. */
  private static final class Fickle implements SchemaRegistry {
    private final SchemaRegistry steady = new LocalSchemaRegistry();
    private int outages;

    @Override
    public int register(String subject, String schemaText) {
      return steady.register(subject, schemaText);
    }

    @Override
    public SchemaVersion lookup(String subject, String schemaText) {
      return steady.lookup(subject, schemaText);
    }

    @Override
    public Schema byId(int id) {
      if (outages > 0) {
        outages--;
        throw new RegistryOutage("no answer");
      }
      return steady.byId(id);
    }

    @Override
    public void close() {
      steady.close();
    }
  }
}
