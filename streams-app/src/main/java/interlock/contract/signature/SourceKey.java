package interlock.contract.signature;

import interlock.core.codes.RejectCode;
import java.security.PublicKey;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A key with which a source signs.
 *
 * @param validFrom epoch milliseconds, of the time of receipt as the others
 * @param validTo from then on no more; empty: until it is revoked
 * @param revokedAt empty when it is not
 */
public record SourceKey(
    String id,
    String source,
    SignatureAlgorithm algorithm,
    PublicKey key,
    long validFrom,
    OptionalLong validTo,
    OptionalLong revokedAt) {

  /** Why a record that was received then may not be signed with it; empty if it may. */
  public Optional<RejectCode> refusalAt(long receivedAt) {
    if (revokedAt.isPresent() && receivedAt >= revokedAt.getAsLong()) {
      return Optional.of(RejectCode.KEY_REVOKED);
    }
    boolean outOfDate =
        receivedAt < validFrom || (validTo.isPresent() && receivedAt >= validTo.getAsLong());
    return outOfDate ? Optional.of(RejectCode.KEY_OUT_OF_DATE) : Optional.empty();
  }
}
