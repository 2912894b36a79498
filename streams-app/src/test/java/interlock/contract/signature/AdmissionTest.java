package interlock.contract.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import interlock.contract.policy.PolicyDocument;
import interlock.core.codes.RejectCode;
import interlock.core.event.Appeal;
import interlock.core.event.Event;
import interlock.core.event.Origin;
import interlock.core.policy.Feed;
import interlock.core.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {
  private static final long FROM = 1_000;
  private static final long TO = 9_000;
  private static final long NOW = 5_000;
  private static final byte[] VALUE = "the bytes of an appeal".getBytes(StandardCharsets.UTF_8);
  private static final KeyPair PAIR = SignatureAlgorithm.ED25519.generate();

  private final Map<String, SourceKey> keys = new HashMap<>();
  private Policy policy = PolicyDocument.packaged();

  private Optional<RejectCode> refusal(Event event, RecordSignature signature, long at) {
    return new Admission(now -> policy, id -> Optional.ofNullable(keys.get(id)))
        .refusal(Feed.POLICE_APPEAL, event, VALUE, signature, at);
  }

  private void rules(String yaml) {
    policy =
        PolicyDocument.parse(
                "version: t\neffectiveFrom: 1970-01-01T00:00:00Z\nsources:\n" + yaml.indent(2))
            .orThrow();
  }

  @Test
  void aSourceOfWhichNothingIsSaidMaySayAnything() {
    assertThat(refusal(from("PSB"), RecordSignature.NONE, NOW)).isEmpty();
  }

  @Test
  void onlyListedOnesIfThePolicySaysSo() {
    rules("listedOnly: true\nrules: [{source: PSB}]");

    assertThat(refusal(from("PSB"), RecordSignature.NONE, NOW)).isEmpty();
    assertThat(refusal(from("XYZ"), RecordSignature.NONE, NOW))
        .contains(RejectCode.SOURCE_NOT_LISTED);
    assertThat(refusal(from("psb"), RecordSignature.NONE, NOW))
        .as("a name is taken by the letter")
        .contains(RejectCode.SOURCE_NOT_LISTED);
  }

  @Test
  void aSourceSendsToItsTopics() {
    rules(
        "rules: [{source: PSB, topics: [POLICE_WATCHLIST]}, {source: GOV, topics: [POLICE_APPEAL]}]");

    assertThat(refusal(from("PSB"), RecordSignature.NONE, NOW))
        .contains(RejectCode.SOURCE_NOT_FOR_TOPIC);
    assertThat(refusal(from("GOV"), RecordSignature.NONE, NOW)).isEmpty();
  }

  @Test
  void aSourceSpeaksForItsInstitutions() {
    rules("rules: [{source: HUB, institutions: [icbc, ABC]}]");
    var sources = policy.sources();

    assertThat(sources.refusal(Feed.BANK_ACCOUNT_MOVEMENT, "HUB", Optional.of("ICBC"))).isEmpty();
    assertThat(sources.refusal(Feed.BANK_ACCOUNT_MOVEMENT, "HUB", Optional.of("CCB")))
        .contains(RejectCode.INSTITUTION_NOT_FOR_SOURCE);
    assertThat(sources.refusal(Feed.POLICE_APPEAL, "HUB", Optional.empty()))
        .as("where a record names none")
        .isEmpty();
  }

  @Test
  void aRuleThatCannotHoldIsToldWithItsLine() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(
            () ->
                rules(
                    """
                    listedOnly: true
                    rules:
                      - {source: PSB, topics: [POLICE_APPEALS]}
                      - {source: PSB, keys: ["a key"]}
                    """))
        .withMessageContaining("line 6")
        .withMessageContaining("POLICE_APPEAL")
        .withMessageContaining("sources.rules[1].source")
        .withMessageContaining("sources.rules[1].keys[0]");
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> rules("listedOnly: true"))
        .withMessageContaining("sources.listedOnly");
  }

  @Test
  void whoMustSignDoes() {
    rules("rules: [{source: PSB, mustSign: true}]");
    key("k1", "PSB", OptionalLong.empty());

    assertThat(refusal(from("PSB"), RecordSignature.NONE, NOW))
        .contains(RejectCode.SIGNATURE_MISSING);
    assertThat(refusal(from("PSB"), signed("k1"), NOW)).isEmpty();
  }

  @Test
  void aSignatureThatIsThereMustBeRightEvenWhereNoneIsAskedFor() {
    key("k1", "PSB", OptionalLong.empty());
    key("other", "XYZ", OptionalLong.empty());
    byte[] wrong = SignatureAlgorithm.ED25519.sign(PAIR.getPrivate(), new byte[] {1});

    assertThat(refusal(from("PSB"), signed("k1"), NOW)).isEmpty();
    assertThat(refusal(from("PSB"), of(wrong, "k1"), NOW)).contains(RejectCode.SIGNATURE_WRONG);
    assertThat(refusal(from("PSB"), of(new byte[0], "k1"), NOW))
        .contains(RejectCode.SIGNATURE_WRONG);
    assertThat(refusal(from("PSB"), signed("k2"), NOW)).contains(RejectCode.KEY_UNKNOWN);
    assertThat(refusal(from("PSB"), signed("other"), NOW))
        .as("another source's key, and a right signature by it")
        .contains(RejectCode.KEY_NOT_FOR_SOURCE);
    assertThat(refusal(from("PSB"), new RecordSignature(Optional.empty(), Optional.of("k1")), NOW))
        .contains(RejectCode.SIGNATURE_INCOMPLETE);
    assertThat(
            refusal(
                from("PSB"), new RecordSignature(Optional.of(new byte[64]), Optional.empty()), NOW))
        .contains(RejectCode.SIGNATURE_INCOMPLETE);
  }

  @Test
  void thePolicyMayNameTheKeysThatCount() {
    rules("rules: [{source: PSB, keys: [k2]}]");
    key("k1", "PSB", OptionalLong.empty());
    key("k2", "PSB", OptionalLong.empty());

    assertThat(refusal(from("PSB"), signed("k1"), NOW)).contains(RejectCode.KEY_NOT_FOR_SOURCE);
    assertThat(refusal(from("PSB"), signed("k2"), NOW)).isEmpty();
  }

  @Test
  void theTimeOfReceiptDecidesWhetherAKeyIsValid() {
    key("k1", "PSB", OptionalLong.empty());
    assertThat(refusal(from("PSB"), signed("k1"), FROM - 1)).contains(RejectCode.KEY_OUT_OF_DATE);
    assertThat(refusal(from("PSB"), signed("k1"), FROM)).isEmpty();
    assertThat(refusal(from("PSB"), signed("k1"), TO - 1)).isEmpty();
    assertThat(refusal(from("PSB"), signed("k1"), TO)).contains(RejectCode.KEY_OUT_OF_DATE);

    key("k1", "PSB", OptionalLong.of(NOW));
    assertThat(refusal(from("PSB"), signed("k1"), NOW - 1)).isEmpty();
    assertThat(refusal(from("PSB"), signed("k1"), NOW)).contains(RejectCode.KEY_REVOKED);
    assertThat(refusal(from("PSB"), signed("k1"), TO)).contains(RejectCode.KEY_REVOKED);
  }

  private void key(String id, String source, OptionalLong revokedAt) {
    keys.put(
        id,
        new SourceKey(
            id,
            source,
            SignatureAlgorithm.ED25519,
            PAIR.getPublic(),
            FROM,
            OptionalLong.of(TO),
            revokedAt));
  }

  private static RecordSignature signed(String keyId) {
    return of(SignatureAlgorithm.ED25519.sign(PAIR.getPrivate(), VALUE), keyId);
  }

  private static RecordSignature of(byte[] signature, String keyId) {
    return new RecordSignature(Optional.of(signature), Optional.of(keyId));
  }

  private static Event from(String source) {
    return new Appeal(
        new Origin(source, "e-1", NOW, NOW, NOW),
        "A-1",
        Appeal.Status.RECEIVED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
