package interlock.topology;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import interlock.contract.intake.Fields;
import interlock.contract.intake.Sent;
import interlock.core.desk.Canary;
import interlock.intake.Rejected;
import java.nio.file.Path;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The canary and everybody else are kept apart at the door. */
class CanaryDoorTest {
  private static final String ITS_ACCOUNT = Canary.NAME + "12";

  @TempDir Path stateDir;
  private House house;

  @BeforeEach
  void open() {
    house = new House(stateDir);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aBankThatNamesAReservedAccountIsToldWhichFieldAndWhatToDo() {
    SpecificRecord transfer = Sent.on(TopicNames.SUSPICIOUS_TRANSFER);
    Fields.set(transfer, "payee.account", ITS_ACCOUNT);

    Rejected rejected = refused(TopicNames.SUSPICIOUS_TRANSFER, transfer);

    assertThat(rejected.getReason()).isEqualTo("RESERVED_IDENTIFIER");
    assertThat(rejected.getField()).isEqualTo("payee.account");
    assertThat(rejected.getDetail())
        .contains("no phone begins with +86 10 09", "do not send as interlock.canary")
        .doesNotContain(ITS_ACCOUNT);
    assertThat(house.written(Topic.MAIL_ACCOUNT)).isEmpty();
  }

  @Test
  void theCanaryMayNameNobodyElse() {
    SpecificRecord directive = Sent.on(TopicNames.WARNING_DIRECTIVE);
    Fields.set(directive, "source", Canary.SOURCE);

    Rejected rejected = refused(TopicNames.WARNING_DIRECTIVE, directive);

    assertThat(rejected.getReason()).isEqualTo("RESERVED_IDENTIFIER");
    assertThat(rejected.getField()).startsWith("subject.");
    assertThat(house.written(Topic.MAIL_SUBJECT)).isEmpty();
  }

  @Test
  void theCanarySendsByTwoTopicsOnly() {
    SpecificRecord answer = Sent.on(TopicNames.STOP_PAYMENT_FEEDBACK);
    Fields.set(answer, "source", Canary.SOURCE);
    Fields.set(answer, "account", ITS_ACCOUNT);
    SpecificRecord heartbeat = Sent.on(TopicNames.SOURCE_HEARTBEAT);
    Fields.set(heartbeat, "source", Canary.SOURCE);

    assertThat(refused(TopicNames.STOP_PAYMENT_FEEDBACK, answer).getReason())
        .isEqualTo("SOURCE_NOT_FOR_TOPIC");
    assertThat(refused(TopicNames.SOURCE_HEARTBEAT, heartbeat).getReason())
        .isEqualTo("SOURCE_NOT_FOR_TOPIC");
  }

  /** A caller may pretend to have any number: his victim is warned all the same. */
  @Test
  void aCallerWhoPretendsToHaveItsNumberIsACaller() {
    SpecificRecord contact = Sent.on(TopicNames.TELECOM_FRAUD_CONTACT);
    Fields.set(contact, "contact.phone", Canary.PHONE + "000012");

    house.send(TopicNames.TELECOM_FRAUD_CONTACT, contact);

    assertThat(house.written(Topic.INTAKE_REJECTED)).isEmpty();
    assertThat(house.written(Topic.MAIL_CONTACT)).isNotEmpty();
    assertThat(house.written(Topic.TASK_DISSUASION)).isNotEmpty();
    assertThat(house.written(Topic.CONTROL_CANARY)).isEmpty();
  }

  private Rejected refused(String topic, SpecificRecord record) {
    house.send(topic, record);
    var written = house.written(Topic.INTAKE_REJECTED);
    assertThat(written).hasSize(1);
    return house.record(Topic.INTAKE_REJECTED, written.get(0).value(), Rejected.class);
  }
}
