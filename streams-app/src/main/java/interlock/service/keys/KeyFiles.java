package interlock.service.keys;

import interlock.contract.signature.SignatureAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Base64;

/** Keys as PEM files, as openssl and every language's library read and write them. */
public final class KeyFiles {
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int LINE = 64;
  private static final byte[] LINE_END = {'\n'};

  private KeyFiles() {}

  /**
   * Makes a pair and writes it: {@code ID.private.pem}, which only its owner may read, and {@code
   * ID.public.pem}.
   *
   * @return the public one
   * @throws java.nio.file.FileAlreadyExistsException when one of them is there
   */
  public static Path generate(SignatureAlgorithm algorithm, Path dir, String id)
      throws IOException {
    KeyPair pair = algorithm.generate();
    Files.createDirectories(dir);
    Path secret = dir.resolve(id + ".private.pem");
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, pem(PRIVATE, pair.getPrivate().getEncoded()));
    return Files.writeString(
        dir.resolve(id + ".public.pem"),
        pem(PUBLIC, pair.getPublic().getEncoded()),
        StandardCharsets.US_ASCII,
        StandardOpenOption.CREATE_NEW);
  }

  /**
   * A public key.
   *
   * @throws IllegalArgumentException when the file holds none of this algorithm
   */
  public static PublicKey readPublic(SignatureAlgorithm algorithm, Path file) throws IOException {
    String text = Files.readString(file);
    if (text.contains(PRIVATE)) {
      throw new IllegalArgumentException(
          "holds a private key, which nobody but its owner may have");
    }
    if (!text.contains("-----BEGIN " + PUBLIC + "-----")) {
      throw new IllegalArgumentException("is no PEM file with a " + PUBLIC);
    }
    String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    return algorithm.publicKey(Base64.getDecoder().decode(base64));
  }

  private static String pem(String what, byte[] bytes) {
    String base64 = Base64.getMimeEncoder(LINE, LINE_END).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, base64, what);
  }
}
