package interlock.sandbox.secured;

import interlock.sandbox.server.EmbeddedBroker;
import interlock.sandbox.server.TlsStores;
import interlock.service.security.AclTable;
import interlock.service.security.Naming;
import interlock.service.security.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;

/**
 * A broker with TLS, SCRAM, certificates and an authorizer, a user for each role, and their files.
 * All keys and passwords are new at each start, also on kept data.
 */
public final class SecuredBroker implements AutoCloseable {
  /** May do all; who runs {@code interlock acls apply}. */
  public static final String ADMIN = "admin";

  /** Speaks for all parties of a story. */
  public static final String STORY = "story";

  private static final int ITERATIONS = 4096;
  private static final long WAIT_SECONDS = 30;
  private static final long PAUSE_MILLIS = 20;

  private final Path dir;
  private final Authority authority;
  private final EmbeddedBroker.Secured broker;
  private final Map<String, ClientSettings> byPassword = new HashMap<>();

  private SecuredBroker(Path dir) {
    this.dir = PrivateFiles.directory(dir.toAbsolutePath());
    authority = Authority.create(this.dir, "interlock-sandbox");
    broker =
        EmbeddedBroker.startSecured(this.dir.resolveSibling("broker"), authority.issue("broker"));
  }

  /**
   * Starts it.
   *
   * @param dir where keys, certificates and the clients' files go
   */
  public static SecuredBroker start(Path dir) {
    var secured = new SecuredBroker(dir);
    try {
      secured.makeUsers();
      return secured;
    } catch (RuntimeException e) {
      secured.close();
      throw e;
    }
  }

  /** The table, and what the story may do in every party's place. */
  static Set<AclBinding> acls() {
    Map<Role, List<String>> parties = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      switch (role) {
        case BANK, CARRIER, ENTERPRISE, POLICE, REGISTRY, CENTRE, RECOVERY ->
            parties.put(role, List.of(STORY));
        case APP, OPERATOR, MONITOR, AUDITOR -> {
          // The story needs none of them.
        }
      }
    }
    Naming usual = Naming.byDefault();
    var story = new Naming(usual.topicPrefix(), usual.applicationIdPrefix(), parties);
    Set<AclBinding> acls = new HashSet<>(AclTable.of(usual));
    acls.addAll(AclTable.of(story, parties.keySet()));
    return acls;
  }

  /** The broker itself. */
  public EmbeddedBroker broker() {
    return broker.broker();
  }

  /** Where the keys and files are. */
  public Path dir() {
    return dir;
  }

  /** Who issues the certificates that this broker trusts. */
  public Authority authority() {
    return authority;
  }

  /** Of a principal that comes by password. */
  public ClientSettings byPassword(String principal) {
    ClientSettings settings = byPassword.get(principal);
    if (settings == null) {
      throw new IllegalArgumentException("no principal " + principal);
    }
    return settings;
  }

  /** Of a principal that comes by a new certificate. */
  public ClientSettings byCertificate(String principal) {
    return byCertificate(principal, authority.issue(principal));
  }

  /** Of whoever bears that certificate. */
  public ClientSettings byCertificate(String principal, TlsStores stores) {
    return ClientSettings.byCertificate(broker.byCertificate(), principal, stores);
  }

  /**
   * Writes a file for each principal, by password and by certificate.
   *
   * @param registryUrl of the schema registry, for clients that read it from the same file
   */
  public void writeFiles(String registryUrl) {
    byPassword.forEach(
        (principal, settings) -> {
          settings.with("schema.registry.url", registryUrl).write(file(principal));
          byCertificate(principal)
              .with("schema.registry.url", registryUrl)
              .write(dir.resolve(principal + "-by-certificate.properties"));
        });
  }

  /** The file of a principal that comes by password. */
  public Path file(String principal) {
    return dir.resolve(principal + ".properties");
  }

  private void makeUsers() {
    List<String> principals = new ArrayList<>(List.of(ADMIN, STORY));
    for (Role role : Role.values()) {
      principals.add(role.principal());
    }
    List<UserScramCredentialAlteration> users = new ArrayList<>();
    for (String principal : principals) {
      String password = Secret.random();
      users.add(
          new UserScramCredentialUpsertion(
              principal,
              new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
              password));
      byPassword.put(
          principal,
          ClientSettings.byPassword(
              broker.broker().bootstrap(), principal, password, authority.trust()));
    }
    try (Admin admin = Admin.create(new HashMap<>(byCertificate(ADMIN).values()))) {
      admin.alterUserScramCredentials(users).all().get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker did not take the users", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while users are made", e);
    }
    awaitLastUser(principals.getLast());
  }

  /** The controller has taken the users; the broker hears of them a moment later, in order. */
  private void awaitLastUser(String principal) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    try {
      while (!letsIn(principal)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the broker does not let " + principal + " in");
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while users are made", e);
    }
  }

  private boolean letsIn(String principal) throws InterruptedException {
    try (Admin admin = Admin.create(new HashMap<>(byPassword(principal).values()))) {
      admin.describeCluster().clusterId().get(WAIT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    broker.broker().close();
  }
}
