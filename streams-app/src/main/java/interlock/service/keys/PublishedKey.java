package interlock.service.keys;

import interlock.contract.signature.SignatureAlgorithm;
import interlock.contract.signature.SourceKey;
import interlock.control.SigningKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A key as it was published.
 *
 * @param publishedAt epoch milliseconds
 */
public record PublishedKey(
    SourceKey key, long publishedAt, String publishedBy, Optional<String> note) {

  /** Without the note, which holds what a person wrote. */
  @Override
  public String toString() {
    return "PublishedKey[" + key + "]";
  }

  /** What a record came to. */
  public sealed interface Reading {
    /** It can be used. */
    record Usable(PublishedKey published) implements Reading {}

    /** It cannot; whoever signs with it is refused. */
    record Refused(String keyId, String why) implements Reading {}

    /** Taken away as if it had never been. */
    record Removed(String keyId) implements Reading {}
  }

  static Reading read(SigningKey record) {
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.of(record.getAlgorithm());
    if (algorithm.isEmpty()) {
      return new Reading.Refused(record.getKeyId(), "its algorithm is not known here");
    }
    try {
      byte[] x509 = Base64.getDecoder().decode(record.getPublicKey());
      var key =
          new SourceKey(
              record.getKeyId(),
              record.getSource(),
              algorithm.get(),
              algorithm.get().publicKey(x509),
              record.getValidFrom().toEpochMilli(),
              millis(record.getValidTo()),
              millis(record.getRevokedAt()));
      return new Reading.Usable(
          new PublishedKey(
              key,
              record.getPublishedAt().toEpochMilli(),
              record.getPublishedBy(),
              Optional.ofNullable(record.getNote())));
    } catch (IllegalArgumentException unreadable) {
      return new Reading.Refused(record.getKeyId(), "its public key cannot be read");
    }
  }

  SigningKey toRecord() {
    var record = new SigningKey();
    record.setKeyId(key.id());
    record.setSource(key.source());
    record.setAlgorithm(key.algorithm().name());
    record.setPublicKey(Base64.getEncoder().encodeToString(key.key().getEncoded()));
    record.setValidFrom(Instant.ofEpochMilli(key.validFrom()));
    record.setValidTo(instant(key.validTo()));
    record.setRevokedAt(instant(key.revokedAt()));
    record.setPublishedAt(Instant.ofEpochMilli(publishedAt));
    record.setPublishedBy(publishedBy);
    record.setNote(note.orElse(null));
    return record;
  }

  private static OptionalLong millis(Instant at) {
    return at == null ? OptionalLong.empty() : OptionalLong.of(at.toEpochMilli());
  }

  private static Instant instant(OptionalLong millis) {
    return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()) : null;
  }
}
