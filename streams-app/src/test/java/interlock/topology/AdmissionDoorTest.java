package interlock.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import interlock.contract.TopicNames;
import interlock.contract.intake.Sent;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.signature.RecordSignature;
import interlock.contract.signature.SignatureAlgorithm;
import interlock.contract.signature.SourceKey;
import interlock.core.policy.Feed;
import interlock.core.policy.Policy;
import interlock.intake.Door;
import interlock.intake.Rejected;
import interlock.intake.SourceReceipt;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record whose source may not say it, or did not, leaves by the door of the rejected. */
class AdmissionDoorTest {
  private static final String TOPIC = TopicNames.WARNING_DIRECTIVE;
  private static final KeyPair PAIR = SignatureAlgorithm.SM2.generate();
  private static final Policy POLICY =
      PolicyDocument.parse(
              """
              version: t
              effectiveFrom: 1970-01-01T00:00:00Z
              sources:
                rules: [{source: PSB, topics: [POLICE_WARNING_DIRECTIVE], mustSign: true}]
              """)
          .orThrow();
  private static final SourceKey KEY =
      new SourceKey(
          "psb-1",
          "PSB",
          SignatureAlgorithm.SM2,
          PAIR.getPublic(),
          Sent.AT.toEpochMilli(),
          OptionalLong.empty(),
          OptionalLong.empty());

  @TempDir private Path stateDir;

  @Test
  void aSignedRecordIsMailedAndAForgedOneIsKeptWhole() {
    try (House house =
        new House(stateDir, POLICY, id -> Optional.of(KEY).filter(k -> k.id().equals(id)))) {
      byte[] value = house.bytes(TOPIC, Sent.on(TOPIC));
      byte[] signature = SignatureAlgorithm.SM2.sign(PAIR.getPrivate(), value);

      house.send(TOPIC, "d", value, headers(signature, "psb-1"));
      assertThat(receipts(house)).extracting(SourceReceipt::getDoor).startsWith(Door.MAILED);
      assertThat(house.written(Topic.INTAKE_REJECTED)).isEmpty();

      house.send(TOPIC, "d", value, new RecordHeaders());
      house.send(TOPIC, "d", value, headers(signature, "psb-2"));
      // One who puts headers of a good record before his own has gained nothing: the last count.
      Headers both = headers(signature, "psb-1");
      headers(new byte[64], "psb-1").forEach(both::add);
      house.send(TOPIC, "d", value, both);

      List<Rejected> rejected =
          house.written(Topic.INTAKE_REJECTED).stream()
              .map(r -> house.record(Topic.INTAKE_REJECTED, r.value(), Rejected.class))
              .toList();
      assertThat(rejected)
          .extracting(Rejected::getReason)
          .containsExactly("SIGNATURE_MISSING", "KEY_UNKNOWN", "SIGNATURE_WRONG");
      assertThat(rejected)
          .allSatisfy(
              r -> {
                assertThat(r.getValue()).isEqualTo(ByteBuffer.wrap(value));
              });
      assertThat(receipts(house)).extracting(SourceReceipt::getDoor).containsOnly(Door.REJECTED);
      assertThat(house.read(IntakeParty.POLICE)).isEqualTo(4);
      assertThat(house.left(IntakeParty.POLICE, "rejected")).isEqualTo(3);
    }
  }

  @Test
  void aSourceThatSendsElsewhereIsRejected() {
    try (House house = new House(stateDir, POLICY)) {
      house.send(TopicNames.APPEAL, Sent.on(TopicNames.APPEAL));

      assertThat(receipts(house))
          .extracting(SourceReceipt::getReason)
          .containsExactly("SOURCE_NOT_FOR_TOPIC");
    }
  }

  @Test
  void aPolicyNamesTheInputsAsTheCatalogueDoes() {
    Set<String> inputs = new TreeSet<>();
    for (Topic topic : Topic.values()) {
      if (topic.use() == Topic.Use.INPUT) {
        inputs.add(topic.feed().name());
      }
    }
    assertThat(Arrays.stream(Feed.values()).map(Feed::name))
        .containsExactlyInAnyOrderElementsOf(inputs);
  }

  private static List<SourceReceipt> receipts(House house) {
    return house.written(Topic.SOURCE_RECEIPT).stream()
        .map(TestRecord::value)
        .map(value -> house.record(Topic.SOURCE_RECEIPT, value, SourceReceipt.class))
        .toList();
  }

  private static Headers headers(byte[] signature, String keyId) {
    return new RecordHeaders()
        .add(RecordSignature.SIGNATURE, signature)
        .add(RecordSignature.KEY, keyId.getBytes(UTF_8));
  }
}
