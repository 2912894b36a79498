package interlock.contract.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What others' libraries signed. The private halves were thrown away. */
class ForeignSignatureTest {
  private static final byte[] VALUE = "a record of a bank, as bytes".getBytes(UTF_8);

  /** By Node 20.20.2, {@code crypto.sign(null, value, key)}. */
  private static final Signed NODE =
      new Signed(
          "MCowBQYDK2VwAyEAOBZokStD+f9wr/8ef6IHtdsGxWvFvcP5qdAGKKw4Qgc=",
          "mPp4lQBPbhtHkIaqntvAdb2teSd9o07vJNk+fK3LvbBTH/4QsSjHLqj/CdQlntkymFCeFJcsjsLjZtVCKtNvDw==");

  /**
   * By OpenSSL 3.0.19, {@code pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678}.
   */
  private static final Signed OPENSSL =
      new Signed(
          "MFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAEnkfFio4id7IjrXn7S72UtDjkrUzIed/6fb9Xt8WAawcd"
              + "/CcMSi5ewb/B0gaFqhHlwGRJ763TWvaOrdKATi+9EA==",
          "MEQCIBfPaA7nZy63tllTK7ifQWOQbW/hsEH+l4OcUT4f+sAQAiAIEzSbCmmFY+AK3QNkA9mJa7cUkfJWPEFe"
              + "owM4NQQhjw==");

  private static final Map<SignatureAlgorithm, Signed> FOREIGN =
      Map.of(SignatureAlgorithm.ED25519, NODE, SignatureAlgorithm.SM2, OPENSSL);

  private record Signed(String publicKey, String signature) {
    byte[] key() {
      return Base64.getDecoder().decode(publicKey);
    }

    byte[] bytes() {
      return Base64.getDecoder().decode(signature);
    }
  }

  @ParameterizedTest
  @EnumSource
  void verifiesAndNothingElseDoes(SignatureAlgorithm algorithm) {
    Signed signed = FOREIGN.get(algorithm);
    PublicKey key = algorithm.publicKey(signed.key());

    assertThat(algorithm.verifies(key, VALUE, signed.bytes())).isTrue();

    for (int bit = 0; bit < 8 * VALUE.length; bit++) {
      byte[] other = VALUE.clone();
      other[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(algorithm.verifies(key, other, signed.bytes())).as("bit %d", bit).isFalse();
    }
    for (int at = 0; at < signed.bytes().length; at++) {
      byte[] other = signed.bytes();
      other[at] ^= 1;
      assertThat(algorithm.verifies(key, VALUE, other)).as("byte %d", at).isFalse();
    }
    assertThat(algorithm.verifies(key, VALUE, new byte[0])).isFalse();
    assertThat(algorithm.verifies(key, VALUE, new byte[64])).isFalse();
    assertThat(algorithm.verifies(algorithm.generate().getPublic(), VALUE, signed.bytes()))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSignedHereIsVerifiedHere(SignatureAlgorithm algorithm) {
    KeyPair pair = algorithm.generate();
    PublicKey read = algorithm.publicKey(pair.getPublic().getEncoded());
    byte[] signature = algorithm.sign(algorithm.privateKey(pair.getPrivate().getEncoded()), VALUE);

    assertThat(algorithm.verifies(read, VALUE, signature)).isTrue();
  }

  @Test
  void aKeyOfAnotherAlgorithmIsNone() throws Exception {
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      for (SignatureAlgorithm other : SignatureAlgorithm.values()) {
        if (other != algorithm) {
          assertThatIllegalArgumentException()
              .isThrownBy(() -> algorithm.publicKey(FOREIGN.get(other).key()));
        }
      }
      assertThatIllegalArgumentException().isThrownBy(() -> algorithm.publicKey(VALUE));
    }
    var generator = java.security.KeyPairGenerator.getInstance("EC");
    generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
    byte[] onAnotherCurve = generator.generateKeyPair().getPublic().getEncoded();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignatureAlgorithm.SM2.publicKey(onAnotherCurve));
  }
}
