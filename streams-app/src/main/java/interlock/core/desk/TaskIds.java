package interlock.core.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for tasks and commands: a keyed hash, so that they show nothing of what they name and the
 * same input gives the same name on every instance and in every replay.
 */
public final class TaskIds {
  private static final String ALGORITHM = "HmacSHA256";

  /** With the key in it; only copied, so that any thread may. */
  private final Mac keyed;

  /**
   * @param deploymentKey the deployment's secret, at least 16 bytes
   */
  public TaskIds(byte[] deploymentKey) {
    if (deploymentKey.length < 16) {
      throw new IllegalArgumentException("the task id key needs at least 16 bytes");
    }
    try {
      keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(deploymentKey, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** A task's id: {@code prefix} and 32 hexadecimal digits. */
  public String taskId(String prefix, String... parts) {
    return prefix + "-" + HexFormat.of().formatHex(digest(parts), 0, 16);
  }

  /**
   * A command's application id: 36 characters, the message's four-digit business prefix and 32
   * digits.
   *
   * @param businessPrefix e.g. {@code 0101} for a stop; form seen in public code of real bank
   *     integrations
   */
  public String applicationId(String businessPrefix, String taskId, int commandSeq) {
    byte[] digest = digest(businessPrefix, taskId, Integer.toString(commandSeq));
    var digits = new StringBuilder(36).append(businessPrefix);
    for (byte b : digest) {
      digits.append((char) ('0' + Math.floorMod(b, 10)));
    }
    return digits.toString();
  }

  private byte[] digest(String... parts) {
    try {
      Mac mac = (Mac) keyed.clone();
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length first, so that no two lists of parts read the same.
        mac.update((byte) (bytes.length >> 8));
        mac.update((byte) bytes.length);
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's own " + ALGORITHM + " can be copied", e);
    }
  }
}
