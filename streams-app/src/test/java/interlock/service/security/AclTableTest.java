package interlock.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.GeneratedPage;
import interlock.topology.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class AclTableTest {
  private static final List<AclBinding> ALL = AclTable.of(Naming.byDefault());

  @Test
  void theFilesAreThoseOfTheTable() throws IOException {
    GeneratedPage.check("deploy/security/acls.sh", AclTexts.script(ALL));
    GeneratedPage.check("deploy/security/strimzi-users.yaml", AclTexts.strimzi(ALL));
    GeneratedPage.check("docs/reference/acl-matrix.md", AclMatrix.page());
  }

  @Test
  void inputsAreReadByInterlockAloneAndMailIsWrittenByNobodyElseButARepair() {
    for (Topic topic : Topic.values()) {
      TopicRights rights = TopicRights.of(topic);
      switch (topic.use()) {
        case INPUT -> assertThat(rights.readers()).as("%s", topic).containsExactly(Role.APP);
        case MAIL -> {
          assertThat(rights.readers()).as("%s", topic).containsExactly(Role.APP);
          assertThat(rights.writers())
              .as("%s", topic)
              .containsExactlyInAnyOrder(Role.APP, Role.RECOVERY);
        }
        case OUTPUT, FIGURES, CANARY ->
            assertThat(rights.writers()).as("%s", topic).containsExactly(Role.APP);
        case AUDIT ->
            assertThat(rights.writers())
                .as("%s", topic)
                .containsExactly(topic == Topic.AUDIT_REPLAY ? Role.RECOVERY : Role.APP);
        case CONTROL -> assertThat(rights.writers()).as("%s", topic).containsExactly(Role.OPERATOR);
      }
    }
  }

  /** {@code trace} with {@code --if-earlier}: the report and payments are inputs. */
  @Test
  void withInterlocksRightsATraceCanBeDrawn() {
    for (Topic topic :
        List.of(
            Topic.POLICE_INCIDENT_REPORT,
            Topic.BANK_SUSPICIOUS_TRANSFER,
            Topic.BANK_ACCOUNT_MOVEMENT,
            Topic.CASE_SUMMARY,
            Topic.CASE_TRACE_EDGE,
            Topic.TASK_STOP_PAYMENT)) {
      assertThat(TopicRights.of(topic).readers()).as("%s", topic).contains(Role.APP);
    }
  }

  @Test
  void noRoleMayDoMoreThanItNeeds() {
    assertThat(ALL)
        .noneMatch(
            b ->
                Set.of(
                        AclOperation.ALL,
                        AclOperation.ALTER,
                        AclOperation.DELETE,
                        AclOperation.CLUSTER_ACTION)
                    .contains(b.entry().operation()))
        .noneMatch(b -> b.pattern().name().equals("*"))
        .noneMatch(
            b ->
                b.pattern().resourceType() == ResourceType.CLUSTER
                    && b.entry().operation() == AclOperation.CREATE);
    assertThat(ALL)
        .filteredOn(b -> b.pattern().patternType() == PatternType.PREFIXED)
        .filteredOn(b -> b.pattern().resourceType() == ResourceType.TOPIC)
        .allMatch(b -> b.pattern().name().startsWith("interlock-"));
  }

  @Test
  void prefixesAndPrincipalsAreTheDeploymentsOwn() {
    var naming = new Naming("east.", "east-", Map.of(Role.BANK, List.of("bank-a", "bank-b")));

    List<AclBinding> banks = AclTable.of(naming, List.of(Role.BANK));
    List<AclBinding> app = AclTable.of(naming, List.of(Role.APP));

    assertThat(principals(banks)).containsExactly("User:bank-a", "User:bank-b");
    assertThat(banks)
        .filteredOn(b -> b.pattern().resourceType() == ResourceType.TOPIC)
        .allMatch(b -> b.pattern().name().startsWith("east."));
    assertThat(banks)
        .filteredOn(b -> b.pattern().resourceType() == ResourceType.GROUP)
        .extracting(b -> b.entry().principal() + " " + b.pattern().name())
        .containsExactly("User:bank-a bank-a.", "User:bank-b bank-b.");
    assertThat(app)
        .filteredOn(b -> b.pattern().resourceType() == ResourceType.GROUP)
        .extracting(b -> b.entry().operation() + " " + b.pattern().name())
        .as("its own, and how far those have read who act on tasks")
        .containsExactly(
            "DESCRIBE bank-a.",
            "DESCRIBE bank-b.",
            "DESCRIBE carrier.",
            "DESCRIBE centre.",
            "READ east-money",
            "READ east-people",
            "DESCRIBE platform.");
  }

  /** The script is run with a tool that writes down what it is told. */
  @Test
  void theScriptAsksForEveryAclOfTheTable(@TempDir Path dir) throws Exception {
    Path script = Files.writeString(dir.resolve("acls.sh"), AclTexts.script(ALL));
    Path told = dir.resolve("told");
    Path tool = Files.writeString(dir.resolve("tool"), "#!/bin/sh\necho \"$*\" >> " + told + "\n");
    assertThat(tool.toFile().setExecutable(true)).isTrue();
    var builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
    builder
        .environment()
        .putAll(Map.of("BOOTSTRAP", "b:1", "COMMAND_CONFIG", "c", "KAFKA_ACLS", tool.toString()));
    Process process = builder.start();
    String output =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();

    Set<String> wanted = new TreeSet<>();
    ALL.forEach(
        b ->
            wanted.add(
                b.entry().principal()
                    + " "
                    + b.pattern().resourceType()
                    + " "
                    + b.pattern().name()
                    + " "
                    + b.pattern().patternType()
                    + " "
                    + AclTexts.camel(b.entry().operation())));
    Set<String> asked = new TreeSet<>();
    Files.readAllLines(told).forEach(line -> asked.addAll(acls(line)));
    assertThat(asked).isEqualTo(wanted);
  }

  private static List<String> acls(String line) {
    List<String> words = List.of(line.split(" "));
    assertThat(words).startsWith("--bootstrap-server", "b:1", "--command-config", "c");
    String pattern = words.contains("prefixed") ? "PREFIXED" : "LITERAL";
    String resource =
        words.contains("--topic")
            ? "TOPIC " + after(words, "--topic")
            : words.contains("--group")
                ? "GROUP " + after(words, "--group")
                : words.contains("--cluster")
                    ? "CLUSTER kafka-cluster"
                    : "TRANSACTIONAL_ID " + after(words, "--transactional-id");
    List<String> acls = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("--operation")) {
        acls.add(
            after(words, "--allow-principal")
                + " "
                + resource
                + " "
                + pattern
                + " "
                + words.get(i + 1));
      }
    }
    return acls;
  }

  private static String after(List<String> words, String word) {
    return words.get(words.indexOf(word) + 1);
  }

  @Test
  void strimzisUsersHaveEveryAclOfTheTable() {
    int operations = 0;
    List<String> names = new ArrayList<>();
    for (Object document : new Yaml().loadAll(AclTexts.strimzi(ALL))) {
      Map<?, ?> user = (Map<?, ?>) document;
      names.add("User:" + ((Map<?, ?>) user.get("metadata")).get("name"));
      Map<?, ?> spec = (Map<?, ?>) user.get("spec");
      for (Object acl : (List<?>) ((Map<?, ?>) spec.get("authorization")).get("acls")) {
        operations += ((List<?>) ((Map<?, ?>) acl).get("operations")).size();
      }
    }
    assertThat(names).containsExactlyElementsOf(principals(ALL));
    assertThat(operations).isEqualTo(ALL.size());
  }

  private static List<String> principals(List<AclBinding> bindings) {
    return bindings.stream().map(b -> b.entry().principal()).distinct().toList();
  }
}
