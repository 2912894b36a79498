package interlock.service.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.contract.signature.SignatureAlgorithm;
import interlock.contract.signature.SourceKey;
import interlock.service.keys.PublishedKey.Reading;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyFilesTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @EnumSource
  void aPairIsMadeOnceAndItsPrivateHalfIsItsOwners(SignatureAlgorithm algorithm) throws Exception {
    Path file = KeyFiles.generate(algorithm, dir, "k1");
    Path secret = dir.resolve("k1.private.pem");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    byte[] pkcs8 =
        Base64.getDecoder()
            .decode(Files.readString(secret).replaceAll("-----[A-Z ]+-----|\\s", ""));
    byte[] signature = algorithm.sign(algorithm.privateKey(pkcs8), pkcs8);
    assertThat(algorithm.verifies(KeyFiles.readPublic(algorithm, file), pkcs8, signature)).isTrue();

    assertThatThrownBy(() -> KeyFiles.generate(algorithm, dir, "k1"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyFiles.readPublic(algorithm, secret))
        .withMessageContaining("private");
  }

  @Test
  void theNewestWordOnAKeyHoldsAndWhatCannotBeReadIsNoKey() {
    var keys = new LiveKeys();
    PublishedKey valid = published(OptionalLong.empty());
    keys.take(PublishedKey.read(valid.toRecord()));
    assertThat(keys.find("k1")).contains(valid.key());

    PublishedKey revoked = published(OptionalLong.of(5));
    keys.take(PublishedKey.read(revoked.toRecord()));
    assertThat(keys.find("k1").orElseThrow().revokedAt()).hasValue(5);
    assertThat(keys.all()).hasSize(1);

    var newer = valid.toRecord();
    newer.setAlgorithm("ML_DSA");
    Reading reading = PublishedKey.read(newer);
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    keys.take(reading);
    assertThat(keys.find("k1")).isEmpty();

    var broken = valid.toRecord();
    broken.setPublicKey("no Base64!");
    assertThat(PublishedKey.read(broken)).isInstanceOf(Reading.Refused.class);
  }

  private static final SourceKey KEY =
      new SourceKey(
          "k1",
          "PSB",
          SignatureAlgorithm.ED25519,
          SignatureAlgorithm.ED25519.generate().getPublic(),
          1,
          OptionalLong.of(9),
          OptionalLong.empty());

  private static PublishedKey published(OptionalLong revokedAt) {
    var key =
        new SourceKey(
            KEY.id(),
            KEY.source(),
            KEY.algorithm(),
            KEY.key(),
            KEY.validFrom(),
            KEY.validTo(),
            revokedAt);
    return new PublishedKey(key, 2, "007", Optional.empty());
  }
}
