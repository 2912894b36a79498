package interlock.sandbox.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.service.security.AclAdmin;
import interlock.service.security.AclMatrix;
import interlock.service.security.AclMatrix.Cell;
import interlock.service.security.AclTable;
import interlock.service.security.Naming;
import interlock.service.security.Role;
import interlock.service.topics.Cluster;
import interlock.topology.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every role tries everything on a real secured broker, with the ACLs of the table and no other.
 */
@Tag("full")
class AclMatrixIT {
  private static final String OUTSIDE = "not-interlocks";

  @TempDir static Path dir;
  private static SecuredBroker broker;
  private static Attempts admin;

  @BeforeAll
  static void start() throws Exception {
    broker = SecuredBroker.start(dir.resolve("secured"));
    admin = new Attempts(broker.byPassword(SecuredBroker.ADMIN));
    List<NewTopic> topics = new ArrayList<>(List.of(new NewTopic(OUTSIDE, 1, (short) 1)));
    for (Topic topic : Topic.values()) {
      topics.add(new NewTopic(topic.base(), 1, (short) 1));
    }
    assertThat(admin.administers(all -> all.createTopics(topics).all())).isTrue();
    try (Cluster cluster = Cluster.connect(Secured.config(broker, SecuredBroker.ADMIN))) {
      var acls = new AclAdmin(cluster, Duration.ofSeconds(20));
      acls.apply(AclTable.of(Naming.byDefault()), false);
      assertThat(acls.compare(AclTable.of(Naming.byDefault())).isNone()).isTrue();
    }
    // A record to read on each.
    for (NewTopic topic : topics) {
      assertThat(admin.writes(topic.name())).isTrue();
    }
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void recordsAreWrittenAndReadByWhomTheTableNamesAndByNobodyElse() {
    Map<Role, Map<Topic, Cell>> observed = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      Map<Topic, Cell> row = observed.computeIfAbsent(role, r -> new EnumMap<>(Topic.class));
      try (var attempts = new Attempts(broker.byPassword(role.principal()))) {
        for (Topic topic : Topic.values()) {
          row.put(topic, new Cell(attempts.writes(topic.base()), attempts.reads(topic.base())));
        }
        assertThat(attempts.writes(OUTSIDE)).as("%s elsewhere", role).isFalse();
        assertThat(attempts.reads(OUTSIDE)).as("%s elsewhere", role).isFalse();
      }
    }

    String seen = AclMatrix.text((role, topic) -> observed.get(role).get(topic));
    System.out.println("Observed on the broker (W writes, R reads):\n" + seen);
    assertThat(seen).isEqualTo(AclMatrix.text());
  }

  @Test
  void nobodyButTheAdministratorChangesAclsAndOnlyTheOperatorTopics() {
    for (Role role : Role.values()) {
      try (var attempts = new Attempts(broker.byPassword(role.principal()))) {
        assertThat(attempts.administers(a -> a.createAcls(List.of(everythingFor(role))).all()))
            .as("%s gives itself everything", role)
            .isFalse();
        assertThat(attempts.administers(a -> a.createTopics(List.of(free())).all()))
            .as("%s makes a topic", role)
            .isFalse();
        assertThat(
                attempts.administers(a -> a.deleteTopics(List.of(Topic.DEAD_LETTER.base())).all()))
            .as("%s deletes a topic", role)
            .isFalse();
        assertThat(attempts.administers(AclMatrixIT::changeRetention))
            .as("%s changes how long records are kept", role)
            .isEqualTo(role == Role.OPERATOR);
      }
    }
    // Set again what the operator was let set, for the records must stay.
    assertThat(admin.administers(a -> a.incrementalAlterConfigs(retention("604800000")).all()))
        .isTrue();
  }

  @Test
  void groupsAndTransactionsAreOnesOwn() {
    String anybodys = Topic.SOURCE_RECEIPT.base();
    for (Role role : List.of(Role.BANK, Role.CARRIER, Role.POLICE, Role.CENTRE)) {
      String own = Naming.own(role.principal());
      try (var attempts = new Attempts(broker.byPassword(role.principal()))) {
        assertThat(attempts.usesGroup(own + "workers", anybodys))
            .as("%s, its group", role)
            .isTrue();
        assertThat(attempts.usesGroup("interlock-money", anybodys)).as("%s", role).isFalse();
        assertThat(attempts.usesGroup("interlock-people", anybodys)).as("%s", role).isFalse();
        assertThat(attempts.usesGroup("other." + own, anybodys)).as("%s", role).isFalse();
        assertThat(attempts.usesTransactionalId(own + "1")).as("%s", role).isTrue();
        assertThat(attempts.usesTransactionalId("interlock-money-1")).as("%s", role).isFalse();
      }
    }
    try (var app = new Attempts(broker.byPassword(Role.APP.principal()))) {
      assertThat(app.usesGroup("interlock-money", Topic.MAIL_CASE.base())).isTrue();
      assertThat(app.usesTransactionalId("interlock-people-x-1")).isTrue();
      assertThat(app.usesGroup("bank.workers", Topic.MAIL_CASE.base())).isFalse();
    }
  }

  @Test
  void aCertificateNamesThePrincipal() {
    try (var bank = new Attempts(broker.byCertificate("bank"))) {
      assertThat(bank.writes(Topic.BANK_ACCOUNT_MOVEMENT.base())).isTrue();
      assertThat(bank.writes(Topic.POLICE_WATCHLIST.base())).isFalse();
    }
    try (var nobody = new Attempts(broker.byCertificate("nobody"))) {
      assertThat(nobody.writes(Topic.BANK_ACCOUNT_MOVEMENT.base())).isFalse();
    }
  }

  @Test
  void whoCannotShowWhoTheyAreIsNotLetIn() {
    ClientSettings bank = broker.byPassword("bank");
    String wrong =
        bank.values().get("sasl.jaas.config").replaceAll("password=\"[^\"]*", "password=\"no");
    assertThatThrownBy(() -> clusterId(bank.with("sasl.jaas.config", wrong)))
        .hasCauseInstanceOf(SaslAuthenticationException.class);
    assertThatThrownBy(
            () -> clusterId(bank.with("sasl.jaas.config", wrong.replace("\"bank\"", "\"x\""))))
        .as("an unknown user")
        .hasCauseInstanceOf(SaslAuthenticationException.class);
    // A listener that speaks TLS only has no answer for who does not.
    for (String open : List.of("PLAINTEXT", "SASL_PLAINTEXT")) {
      assertThatThrownBy(() -> clusterId(bank.with("security.protocol", open)))
          .as(open)
          .hasCauseInstanceOf(TimeoutException.class);
    }
    var others = Authority.create(PrivateFiles.directory(dir.resolve("others")), "somebody-else");
    assertThatThrownBy(() -> clusterId(broker.byCertificate("bank", others.issue("bank"))))
        .as("a client that trusts another authority")
        .hasCauseInstanceOf(SslAuthenticationException.class);
    ClientSettings forged = broker.byCertificate("bank");
    Map<String, String> theirs = others.issue("bank").settings();
    for (String key :
        List.of("ssl.keystore.location", "ssl.keystore.password", "ssl.key.password")) {
      forged = forged.with(key, theirs.get(key));
    }
    ClientSettings unknown = forged;
    assertThatThrownBy(() -> clusterId(unknown))
        .as("a certificate of another authority")
        .hasCauseInstanceOf(SslAuthenticationException.class);
    Instant now = Instant.now();
    var expired =
        broker
            .authority()
            .issue("bank", now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)));
    assertThatThrownBy(() -> clusterId(broker.byCertificate("bank", expired)))
        .as("an expired certificate")
        .hasCauseInstanceOf(SslAuthenticationException.class);
    ClientSettings without =
        ClientSettings.byPassword(
                broker.byCertificate("bank").values().get("bootstrap.servers"),
                "bank",
                "-",
                broker.authority().trust())
            .with("security.protocol", "SSL");
    assertThatThrownBy(() -> clusterId(without))
        .as("no certificate where one is required")
        .hasCauseInstanceOf(SslAuthenticationException.class);
  }

  private static String clusterId(ClientSettings client)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    Map<String, Object> settings = new HashMap<>(client.values());
    settings.put("default.api.timeout.ms", 3_000);
    settings.put("request.timeout.ms", 2_000);
    try (Admin asked = Admin.create(settings)) {
      return asked.describeCluster().clusterId().get(20, TimeUnit.SECONDS);
    }
  }

  private static AclBinding everythingFor(Role role) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
        new AccessControlEntry(
            "User:" + role.principal(), "*", AclOperation.ALL, AclPermissionType.ALLOW));
  }

  private static NewTopic free() {
    return new NewTopic("somebodys-own", 1, (short) 1);
  }

  private static org.apache.kafka.common.KafkaFuture<?> changeRetention(Admin admin) {
    return admin.incrementalAlterConfigs(retention("604800001")).all();
  }

  private static Map<ConfigResource, java.util.Collection<AlterConfigOp>> retention(String millis) {
    return Map.of(
        new ConfigResource(ConfigResource.Type.TOPIC, Topic.TASK_HISTORY.base()),
        Arrays.asList(
            new AlterConfigOp(new ConfigEntry("retention.ms", millis), AlterConfigOp.OpType.SET)));
  }
}
