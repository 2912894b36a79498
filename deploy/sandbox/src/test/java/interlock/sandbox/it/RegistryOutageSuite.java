package interlock.sandbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.bank.Transfer;
import interlock.contract.wire.WireFormat;
import interlock.sandbox.load.Invented;
import interlock.sandbox.load.LoadEvent;
import interlock.sandbox.load.Records;
import interlock.sandbox.server.AppProcess;
import interlock.schemas.Contracts;
import interlock.topology.Topic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The registry is gone for a while: what is known goes on, what is not known waits, nothing is
 * given up.
 */
abstract class RegistryOutageSuite extends IntegrationSuite {
  private final Instant now = Instant.now();

  @Test
  void knownSchemasFlowAndAnUnknownOneWaits() {
    outage("short", Duration.ofSeconds(5));
  }

  @Test
  @Tag("full")
  void halfAMinuteIsWaitedOut() {
    outage("long", Duration.ofSeconds(30));
  }

  private void outage(String name, Duration length) {
    try (Deployment deployment = deploy(name, Policies.unhurried(), 0)) {
      AppProcess app = deployment.start("a");
      Published published = deployment.published();
      int newer = deployment.register(Topic.BANK_SUSPICIOUS_TRANSFER, newerTransfer());
      byte[] foreign = newerBytes(deployment, newer, 50);
      send(deployment, call(1), payment(1));
      published.await("the caches are warm", all -> tasks(all) == 2);

      cluster().silenceRegistry();
      Instant since = Instant.now();
      send(deployment, call(2), payment(2));
      published.await("what is cached flows", all -> tasks(all) == 4);
      deployment.raw().send(Topic.BANK_SUSPICIOUS_TRANSFER, "payer", foreign);
      send(deployment, payment(3));
      int calls = 3;
      while (Duration.between(since, Instant.now()).compareTo(length) < 0) {
        String eventId = "call-" + calls;
        send(deployment, call(calls));
        calls++;
        published.await("the people's side flows on", all -> all.hasReceipt(eventId));
        assertThat(published.hasReceipt("pay-50")).as("it waits").isFalse();
      }
      cluster().reviveRegistry();
      published.awaitRest();

      assertThat(published.hasReceipt("pay-50")).isTrue();
      assertThat(published.hasReceipt("pay-3")).isTrue();
      assertThat(published.deadLetters()).isEmpty();
      assertThat(published.receipts("MAILED")).isEqualTo(calls - 1 + 4);
      assertThat(published.receipts().values()).containsOnly(1);
      assertThat(tasks(published)).isEqualTo(calls - 1 + 4);
      assertThat(app.isAlive()).isTrue();
      assertThat(app.log()).contains("Waiting for the schema registry");
    }
  }

  private static int tasks(Published published) {
    return published.newest(Topic.TASK_DISSUASION).size();
  }

  private static void send(Deployment deployment, LoadEvent... events) {
    List.of(events).forEach(deployment.publisher()::send);
    deployment.publisher().flush();
  }

  private LoadEvent call(int subscriber) {
    var call = Records.call("call-" + subscriber, now, subscriber, 900_000 + subscriber);
    return new LoadEvent(Topic.TELECOM_FRAUD_CONTACT, call.getSubscriber(), call);
  }

  private LoadEvent payment(int number) {
    return new LoadEvent(
        Topic.BANK_SUSPICIOUS_TRANSFER, Invented.account(100_000 + number), transfer(number));
  }

  private Transfer transfer(int number) {
    int payer = 100_000 + number;
    return Records.suspicious("pay-" + number, now, "T" + number, payer, 800_000 + number, 100_000);
  }

  /** A version of the contract that this Interlock does not know: one more optional field. */
  private static String newerTransfer() {
    String text = Contracts.text(Contracts.all().get(Topic.BANK_SUSPICIOUS_TRANSFER.base()));
    int end = text.lastIndexOf(']');
    return text.substring(0, end)
        + ",{\"name\":\"tomorrow\",\"type\":[\"null\",\"string\"],\"default\":null}"
        + text.substring(end);
  }

  /** As its writer would: the known fields, then the null of the one more. */
  private byte[] newerBytes(Deployment deployment, int id, int number) {
    byte[] known =
        deployment.bytes(Topic.BANK_SUSPICIOUS_TRANSFER, Transfer.class, transfer(number));
    byte[] bytes = Arrays.copyOf(known, known.length + 1);
    ByteBuffer.wrap(bytes).putInt(1, id);
    assertThat(WireFormat.id(bytes)).isEqualTo(id).isNotEqualTo(WireFormat.id(known));
    return bytes;
  }
}
