package interlock.sandbox.secured;

import interlock.sandbox.server.TlsStores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for the length of one sandbox. Its own key is in memory only: once the
 * process has ended nobody can issue a certificate that the sandbox's broker trusts.
 */
public final class Authority {
  /** A sandbox runs for days at most; kept data gets new certificates at the next start. */
  private static final Duration VALID = Duration.ofDays(30);

  private static final Duration CLOCKS = Duration.ofMinutes(5);
  private static final int SERIAL_BITS = 64;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final X500Name name;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private final Path dir;
  private final Path truststore;
  private final String trustPassword = Secret.random();

  private Authority(Path dir, X500Name name, KeyPair keys, X509Certificate certificate) {
    this.dir = dir;
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
    truststore = write(trusting(certificate), trustPassword, dir.resolve(name(name) + ".p12"));
  }

  /**
   * A new authority that nobody trusts yet.
   *
   * @param dir where it writes the stores; only their owner may read them
   */
  public static Authority create(Path dir, String commonName) {
    var name = new X500Name("CN=" + commonName);
    KeyPair keys = newKeys();
    Instant now = Instant.now();
    return new Authority(
        dir, name, keys, sign(name, keys, name, keys, now.minus(CLOCKS), now.plus(VALID), true));
  }

  private static String name(X500Name name) {
    return name.toString().substring("CN=".length());
  }

  /**
   * Issues a certificate for this machine's loopback and writes it with its key.
   *
   * @param commonName the principal that the broker takes its bearer for
   */
  public TlsStores issue(String commonName) {
    Instant now = Instant.now();
    return issue(commonName, now.minus(CLOCKS), now.plus(VALID));
  }

  /** The same with another validity. */
  public TlsStores issue(String commonName, Instant from, Instant to) {
    KeyPair own = newKeys();
    X509Certificate issued =
        sign(new X500Name("CN=" + commonName), own, name, keys, from, to, false);
    String password = Secret.random();
    KeyStore keystore = empty();
    try {
      keystore.setKeyEntry(
          commonName,
          own.getPrivate(),
          password.toCharArray(),
          new Certificate[] {issued, certificate});
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make the key store of " + commonName, e);
    }
    Path file = write(keystore, password, dir.resolve(commonName + ".p12"));
    return new TlsStores(file, password, truststore, trustPassword);
  }

  /** Whom a client without a certificate trusts: this authority. */
  Map<String, String> trust() {
    return Map.of(
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        truststore.toString(),
        "ssl.truststore.password",
        trustPassword);
  }

  private static KeyStore trusting(X509Certificate certificate) {
    KeyStore truststore = empty();
    try {
      truststore.setCertificateEntry("authority", certificate);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a trust store", e);
    }
    return truststore;
  }

  private static KeyStore empty() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK has no PKCS#12", e);
    }
  }

  private static Path write(KeyStore store, String password, Path file) {
    try {
      var bytes = new ByteArrayOutputStream();
      store.store(bytes, password.toCharArray());
      return PrivateFiles.write(file, bytes.toByteArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot encrypt " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no curve P-256", e);
    }
  }

  private static X509Certificate sign(
      X500Name subject,
      KeyPair subjectKeys,
      X500Name issuer,
      KeyPair issuerKeys,
      Instant from,
      Instant to,
      boolean isAuthority) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(SERIAL_BITS, RANDOM),
              Date.from(from),
              Date.from(to),
              subject,
              subjectKeys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
      if (!isAuthority) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                new GeneralName[] {
                  new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                  new GeneralName(GeneralName.dNSName, "localhost")
                }));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("cannot make a certificate for " + subject, e);
    }
  }
}
