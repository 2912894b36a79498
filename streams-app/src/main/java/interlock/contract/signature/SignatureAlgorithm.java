package interlock.contract.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * How a source may sign. The signature is over the value's bytes as they are on the topic, the five
 * bytes of the wire format included.
 */
public enum SignatureAlgorithm {
  /** RFC 8032; 64 bytes. */
  ED25519,
  /** GB/T 32918 with SM3, user id {@code 1234567812345678}; two integers in DER. */
  SM2;

  private static final String SM2_CURVE = "sm2p256v1";

  /**
   * For these keys alone, and not for whatever else runs in this process. The JDK has Ed25519 too,
   * and takes seven times as long to verify (docs/adr/0024).
   */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** The algorithm of that name; empty when there is none. */
  public static Optional<SignatureAlgorithm> of(String name) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.name().equals(name)).findFirst();
  }

  /**
   * A public key.
   *
   * @param x509 its SubjectPublicKeyInfo
   * @throws IllegalArgumentException when it is no key of this algorithm
   */
  public PublicKey publicKey(byte[] x509) {
    try {
      PublicKey key = keys().generatePublic(new X509EncodedKeySpec(x509));
      if (this == SM2 && !isOnCurve((ECPublicKey) key)) {
        throw new IllegalArgumentException("the key is on another curve than " + SM2_CURVE);
      }
      return key;
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException("is no public key of " + this, e);
    }
  }

  /**
   * A private key, for who signs.
   *
   * @param pkcs8 its PrivateKeyInfo
   * @throws IllegalArgumentException when it is no key of this algorithm; never shows it
   */
  public PrivateKey privateKey(byte[] pkcs8) {
    try {
      return keys().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Not as a cause: what it says may repeat a part of the key.
      throw new IllegalArgumentException("is no private key of " + this);
    }
  }

  /** A new pair. */
  public KeyPair generate() {
    try {
      return switch (this) {
        // The JDK's, whose PKCS#8 is the form that every other library reads.
        case ED25519 -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        case SM2 -> {
          KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
          generator.initialize(new ECGenParameterSpec(SM2_CURVE));
          yield generator.generateKeyPair();
        }
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a key of " + this, e);
    }
  }

  /** Signs a record's value. */
  public byte[] sign(PrivateKey key, byte[] value) {
    try {
      Signature signature = signatures();
      signature.initSign(privateKey(key.getEncoded()));
      signature.update(value);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with a key of " + this, e);
    }
  }

  /** Whether a signature is right; one that is none is not. */
  public boolean verifies(PublicKey key, byte[] value, byte[] signature) {
    try {
      Signature verifying = signatures();
      verifying.initVerify(key);
      verifying.update(value);
      return verifying.verify(signature);
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot verify with a key of " + this, e);
    }
  }

  private Signature signatures() throws GeneralSecurityException {
    String name =
        switch (this) {
          case ED25519 -> "Ed25519";
          case SM2 -> "SM3withSM2";
        };
    return Signature.getInstance(name, BOUNCY_CASTLE);
  }

  private KeyFactory keys() throws GeneralSecurityException {
    String name =
        switch (this) {
          case ED25519 -> "Ed25519";
          case SM2 -> "EC";
        };
    return KeyFactory.getInstance(name, BOUNCY_CASTLE);
  }

  private static boolean isOnCurve(ECPublicKey key) {
    var wanted = GMNamedCurves.getByName(SM2_CURVE);
    return key.getParameters() != null
        && key.getParameters().getCurve().equals(wanted.getCurve())
        && key.getParameters().getG().equals(wanted.getG());
  }
}
