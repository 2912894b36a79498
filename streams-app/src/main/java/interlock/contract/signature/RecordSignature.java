package interlock.contract.signature;

import java.util.Optional;

/**
 * What a record's headers say of who signed it.
 *
 * @param signature the bytes of {@link #SIGNATURE}
 * @param keyId the text of {@link #KEY}
 */
public record RecordSignature(Optional<byte[]> signature, Optional<String> keyId) {
  /** The signature over the value's bytes, raw. */
  public static final String SIGNATURE = "il_signature";

  /** The id of its key, UTF-8. */
  public static final String KEY = "il_key";

  /** Of a record that nobody signed. */
  public static final RecordSignature NONE =
      new RecordSignature(Optional.empty(), Optional.empty());

  boolean isAbsent() {
    return signature.isEmpty() && keyId.isEmpty();
  }
}
