package interlock.sandbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import interlock.service.config.ConfigSources;
import interlock.service.config.InterlockConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart as Helm renders it; no cluster runs where this is built. */
class HelmChartTest {
  private static final Path CHART = Yamls.ROOT.resolve("deploy/kubernetes/interlock");
  private static final List<String> LEAST =
      List.of(
          "kafka.bootstrapServers=kafka:9093",
          "registry.url=https://registry/apis/ccompat/v7",
          "taskIdKey.secret=keys");
  private static final List<String> API =
      List.of(
          "api.enabled=true",
          "api.tls.secret=api-tls",
          "api.tokens.secret=api-tokens",
          "networkPolicy.apiFrom[0].ipBlock.cidr=10.1.0.0/16");
  private static final List<String> ALL =
      List.of(
          "secretSettings.secret=secrets",
          "serviceMonitor.enabled=true",
          "antiAffinity=required",
          "policy=version: a",
          "javaOptions=-Xss1m",
          "image.pullSecrets[0].name=pull");

  @BeforeAll
  static void helm() {
    boolean there =
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "helm")));
    Assumptions.assumeTrue(there, "NOT TESTED: the Helm chart, for there is no helm on the PATH");
  }

  @Test
  void itIsInOrder() throws Exception {
    Run run = helm("lint", "--strict", LEAST);

    assertThat(run.exit()).as(run.output()).isZero();
    assertThat(run.output()).contains("0 chart(s) failed").doesNotContain("[WARNING]");
  }

  @Test
  void theLeastThatIsSetGivesAllParts() throws Exception {
    assertThat(rendered(List.of()).stream().map(part -> part.get("kind")))
        .containsExactlyInAnyOrder(
            "ConfigMap", "Job", "NetworkPolicy", "PodDisruptionBudget", "Service", "StatefulSet");
    assertThat(rendered(ALL).stream().map(part -> part.get("kind")))
        .contains("ServiceMonitor")
        .filteredOn("ConfigMap"::equals)
        .hasSize(2);
  }

  @Test
  void whatMustBeSetIsAskedFor() throws Exception {
    for (String one : LEAST) {
      List<String> others = new ArrayList<>(LEAST);
      others.remove(one);
      Run run = helm("template", "east", others);
      assertThat(run.exit()).as("without " + one).isNotZero();
      assertThat(run.output()).contains(one.substring(0, one.indexOf('=')));
    }
  }

  @Test
  void aGraceThatIsTooShortIsRefused() throws Exception {
    List<String> settings = new ArrayList<>(LEAST);
    settings.add("terminationGracePeriodSeconds=20");
    Run run = helm("template", "east", settings);

    assertThat(run.exit()).isNotZero();
    assertThat(run.output()).contains("must be longer than the setting shutdown.timeout.ms");
  }

  @Test
  void everyPodIsRestrictedAndHasItsResources() throws Exception {
    for (List<String> settings : List.of(List.<String>of(), ALL, API)) {
      for (Map<String, Object> part : rendered(settings)) {
        Map<String, Object> pod = Yamls.mapAt(part, "spec/template/spec");
        for (String kind : List.of("containers", "initContainers")) {
          for (int i = 0; i < Yamls.textsAt(pod, kind).size(); i++) {
            Map<String, Object> container = Yamls.mapAt(pod, kind + "/" + i);
            restricted(pod, container);
            mounted(pod, container, part);
          }
        }
      }
    }
  }

  private static void restricted(Map<String, Object> pod, Map<String, Object> container) {
    assertThat(Yamls.mapAt(pod, "securityContext"))
        .containsEntry("runAsNonRoot", true)
        .containsEntry("runAsUser", 10001);
    assertThat(pod).containsEntry("automountServiceAccountToken", false);
    assertThat(Yamls.mapAt(container, "securityContext"))
        .containsEntry("readOnlyRootFilesystem", true)
        .containsEntry("allowPrivilegeEscalation", false);
    assertThat(Yamls.textsAt(container, "securityContext/capabilities/drop"))
        .containsExactly("ALL");
    assertThat(Yamls.at(container, "resources/limits/memory")).isNotNull();
    assertThat(Yamls.at(container, "resources/requests/cpu")).isNotNull();
    assertThat(container.get("image").toString()).matches("interlock:[0-9]+\\.[0-9]+\\.[0-9]+");
  }

  /** Each mount has its volume, and each volume is mounted somewhere. */
  private static void mounted(
      Map<String, Object> pod, Map<String, Object> container, Map<String, Object> part) {
    Set<Object> volumes = names(pod, "volumes");
    for (int i = 0; i < Yamls.textsAt(part, "spec/volumeClaimTemplates").size(); i++) {
      volumes.add(Yamls.at(part, "spec/volumeClaimTemplates/" + i + "/metadata/name"));
    }
    assertThat(names(container, "volumeMounts")).isEqualTo(volumes);
  }

  private static Set<Object> names(Map<String, Object> owner, String list) {
    Set<Object> names = new HashSet<>();
    for (int i = 0; i < Yamls.textsAt(owner, list).size(); i++) {
      names.add(Yamls.at(owner, list + "/" + i + "/name"));
    }
    return names;
  }

  @Test
  void probesAskWhatTheListenerServes() throws Exception {
    Map<String, Object> container =
        Yamls.mapAt(part(rendered(ALL), "StatefulSet"), "spec/template/spec/containers/0");
    List<String> asked = new ArrayList<>();
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      asked.add(Yamls.at(container, probe + "/httpGet/path").toString());
      assertThat(Yamls.at(container, probe + "/httpGet/port")).isEqualTo("management");
    }
    asked.add(Yamls.at(part(rendered(ALL), "ServiceMonitor"), "spec/endpoints/0/path").toString());

    assertThat(asked).containsExactly("/startupz", "/livez", "/readyz", "/metrics");
    assertThat(Endpoints.all()).containsAll(asked);
    assertThat(Yamls.at(container, "ports/0/containerPort")).isEqualTo(7441);
  }

  @Test
  void theSettingsAreRight() throws Exception {
    List<Map<String, Object>> parts = rendered(List.of());
    Map<String, String> environment = Yamls.textMap(Yamls.mapAt(part(parts, "ConfigMap"), "data"));
    InterlockConfig config =
        ConfigSources.load(
            Optional.empty(), environment, List.of("task.id.key=a-plain-key-of-24-bytes!"));

    assertThat(config.replicationFactor()).isEqualTo((short) 3);
    assertThat(config.stateDir()).isEqualTo(Path.of("/var/lib/interlock"));
    Map<String, Object> pod = Yamls.mapAt(part(parts, "StatefulSet"), "spec/template/spec");
    assertThat((Integer) pod.get("terminationGracePeriodSeconds"))
        .isGreaterThan((int) config.shutdownTimeout().toSeconds());
    assertThat(Yamls.at(pod, "containers/0/args/0")).isEqualTo("run");
    assertThat(Yamls.at(pod, "containers/0/volumeMounts/0/mountPath"))
        .isEqualTo("/var/lib/interlock");
    assertThat(pod)
        .as("no INTERLOCK_… of Kubernetes' own")
        .containsEntry("enableServiceLinks", false);
  }

  /**
   * A hook is left alone by what it does not name: the pods would go back, and not the settings.
   */
  @Test
  void settingsGoBackWithARollback() throws Exception {
    for (Map<String, Object> part : rendered(ALL)) {
      if (part.get("kind").equals("ConfigMap")) {
        assertThat(Yamls.mapAt(part, "metadata/annotations"))
            .containsEntry("helm.sh/hook", "pre-install,pre-upgrade,pre-rollback");
      }
    }
  }

  /** Budget, service and policy speak of the pods that there are; the job is no instance. */
  @Test
  void selectorsFindThePods() throws Exception {
    List<Map<String, Object>> parts = rendered(ALL);
    Map<String, Object> instance =
        Yamls.mapAt(part(parts, "StatefulSet"), "spec/template/metadata/labels");
    Map<String, Object> job = Yamls.mapAt(part(parts, "Job"), "spec/template/metadata/labels");
    Map<String, Object> service = Yamls.mapAt(part(parts, "Service"), "spec/selector");
    Map<String, Object> budget =
        Yamls.mapAt(part(parts, "PodDisruptionBudget"), "spec/selector/matchLabels");
    Map<String, Object> network =
        Yamls.mapAt(part(parts, "NetworkPolicy"), "spec/podSelector/matchLabels");
    Map<String, Object> monitored =
        Yamls.mapAt(part(parts, "ServiceMonitor"), "spec/selector/matchLabels");

    for (Map<String, Object> selector : List.of(service, budget)) {
      assertThat(instance).containsAllEntriesOf(selector);
      assertThat(job.entrySet().containsAll(selector.entrySet())).isFalse();
    }
    assertThat(instance).containsAllEntriesOf(network);
    assertThat(job).containsAllEntriesOf(network);
    assertThat(Yamls.mapAt(part(parts, "Service"), "metadata/labels"))
        .containsAllEntriesOf(monitored);
  }

  @Test
  void withoutTheApiNothingOfItIsThere() throws Exception {
    Run run = helm("template", "east", LEAST);

    assertThat(run.output()).doesNotContain("7440", "HTTP_LISTEN", "east-api", "port: api");
  }

  /** The way from a centre to the listener: policy, service, port, setting. */
  @Test
  void theApiIsReachedByThoseWhoAreNamed(@TempDir Path dir) throws Exception {
    List<Map<String, Object>> parts = rendered(API);
    Map<String, Object> pod =
        Yamls.mapAt(part(parts, "StatefulSet"), "spec/template/spec/containers/0");
    Map<String, Object> service =
        parts.stream()
            .filter(p -> "east-api".equals(Yamls.at(p, "metadata/name")))
            .findFirst()
            .orElseThrow();
    Map<String, Object> rule = Yamls.mapAt(part(parts, "NetworkPolicy"), "spec/ingress/1");

    assertThat(Yamls.at(rule, "from/0/ipBlock/cidr")).isEqualTo("10.1.0.0/16");
    assertThat(Yamls.textsAt(rule, "from")).hasSize(1);
    assertThat(Yamls.at(rule, "ports/0/port")).isEqualTo("api");
    assertThat(Yamls.at(service, "spec/ports/0/targetPort")).isEqualTo("api");
    assertThat(Yamls.mapAt(part(parts, "StatefulSet"), "spec/template/metadata/labels"))
        .containsAllEntriesOf(Yamls.mapAt(service, "spec/selector"));
    assertThat(Yamls.at(pod, "ports/1/name")).isEqualTo("api");
    InterlockConfig config = config(parts, pod, dir);
    assertThat(config.httpListen().orElseThrow().port())
        .isEqualTo(Yamls.at(pod, "ports/1/containerPort"))
        .isEqualTo(Yamls.at(service, "spec/ports/0/port"));
    assertThat(config.httpKeystorePassword()).isEqualTo("word");
    assertThat(config.httpKeystore().orElseThrow()).exists();
    assertThat(config.httpTokens().orElseThrow()).exists();
  }

  /**
   * What the product reads in that pod, with the secrets where they are mounted, below a folder.
   */
  private static InterlockConfig config(
      List<Map<String, Object>> parts, Map<String, Object> pod, Path dir) throws IOException {
    Map<String, Object> spec = Yamls.mapAt(part(parts, "StatefulSet"), "spec/template/spec");
    for (String name : List.of("api-tls", "api-tokens")) {
      Path folder =
          Files.createDirectories(
              Path.of(dir.toString() + named(pod, "volumeMounts", name).get("mountPath")));
      Map<String, Object> volume = named(spec, "volumes", name);
      for (int i = 0; i < Yamls.textsAt(volume, "secret/items").size(); i++) {
        String file = Yamls.at(volume, "secret/items/" + i + "/path").toString();
        Files.writeString(folder.resolve(file), "word");
      }
    }
    Map<String, String> environment = Yamls.textMap(Yamls.mapAt(part(parts, "ConfigMap"), "data"));
    for (int i = 0; i < Yamls.textsAt(pod, "env").size(); i++) {
      environment.put(
          Yamls.at(pod, "env/" + i + "/name").toString(),
          Yamls.at(pod, "env/" + i + "/value")
              .toString()
              .replace("/etc/interlock/api", dir + "/etc/interlock/api"));
    }
    return ConfigSources.load(
        Optional.empty(), environment, List.of("task.id.key=a-plain-key-of-24-bytes!"));
  }

  private static Map<String, Object> named(Map<String, Object> owner, String list, String name) {
    for (int i = 0; i < Yamls.textsAt(owner, list).size(); i++) {
      if (name.equals(Yamls.at(owner, list + "/" + i + "/name"))) {
        return Yamls.mapAt(owner, list + "/" + i);
      }
    }
    throw new AssertionError("no " + name + " in " + list);
  }

  @Test
  void anApiWithoutCertificateTokensOrCallersIsRefused() throws Exception {
    for (String one : API.subList(1, API.size())) {
      List<String> settings = new ArrayList<>(LEAST);
      settings.addAll(API);
      settings.remove(one);
      Run run = helm("template", "east", settings);
      assertThat(run.exit()).as("without " + one).isNotZero();
      assertThat(run.output()).contains(one.split("[=\\[]", -1)[0] + ": name ");
    }
  }

  private static Map<String, Object> part(List<Map<String, Object>> parts, String kind) {
    return parts.stream().filter(p -> kind.equals(p.get("kind"))).findFirst().orElseThrow();
  }

  private static List<Map<String, Object>> rendered(List<String> settings) throws Exception {
    List<String> all = new ArrayList<>(LEAST);
    all.addAll(settings);
    Run run = helm("template", "east", all);
    assertThat(run.exit()).as(run.output()).isZero();
    return Yamls.all(run.output());
  }

  private record Run(int exit, String output) {}

  private static Run helm(String command, String argument, List<String> settings)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("helm", command, argument, CHART.toString()));
    settings.forEach(setting -> words.addAll(List.of("--set", setting)));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), output);
  }
}
