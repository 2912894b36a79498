package interlock.sandbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import interlock.service.config.ConfigSources;
import interlock.service.config.InterlockConfig;
import interlock.service.config.InvalidConfig;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No Docker engine runs where this is built: what can be held to of the files, is. */
class ComposeTest {
  private static final Map<String, Object> COMPOSE = Yamls.one(Yamls.text("docker-compose.yml"));
  private static final Map<String, Object> SERVICES = Yamls.mapAt(COMPOSE, "services");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");
  private static final Pattern TAG = Pattern.compile("[a-z0-9./-]+:v?[0-9]+\\.[0-9]+\\.[0-9]+");

  @Test
  void eachImageIsNamedOnceAndPinned() {
    Map<String, String> images = images();
    Set<String> used = new HashSet<>();
    SERVICES.forEach(
        (name, service) -> {
          Matcher image = VARIABLE.matcher(Yamls.at(service, "image").toString());
          assertThat(image.matches()).as(name + " takes its image from .env").isTrue();
          used.add(image.group(1));
        });

    assertThat(used).isEqualTo(images.keySet());
    assertThat(images.values()).allMatch(image -> TAG.matcher(image).matches());
    assertThat(images.values()).doesNotHaveDuplicates();
    String dockerfile = Yamls.text("deploy/docker/Dockerfile");
    List<String> bases = found(dockerfile, "(?m)^ARG [A-Z]+_IMAGE=(\\S+)$");
    assertThat(bases).hasSize(2).allMatch(base -> base.matches("[a-z/-]+:[0-9][^:]*[0-9][^:]*"));
    assertThat(found(dockerfile, "(?m)^FROM (\\S+)")).allMatch(from -> from.startsWith("${"));
    for (String file : List.of("docker-compose.yml", ".env", "deploy/docker/Dockerfile")) {
      assertThat(Yamls.text(file)).as(file).doesNotContain(":latest");
    }
  }

  @Test
  void ourImageIsOfTheVersionThatIsBuilt() {
    List<String> version =
        found(Yamls.text("pom.xml"), "<version>([0-9.]+)(?:-SNAPSHOT)?</version>");
    Map<String, Object> chart = Yamls.one(Yamls.text("deploy/kubernetes/interlock/Chart.yaml"));

    assertThat(images().get("APP_IMAGE")).isEqualTo("interlock:" + version.getFirst());
    assertThat(chart.get("appVersion")).isEqualTo(version.getFirst());
  }

  @Test
  void everyPortIsOnLoopback() {
    List<String> ports = new ArrayList<>();
    SERVICES.values().forEach(service -> ports.addAll(Yamls.textsAt(service, "ports")));

    assertThat(ports).hasSizeGreaterThan(5).allMatch(port -> port.startsWith("127.0.0.1:"));
    for (String profile : List.of("plain", "secured")) {
      List<String> together = new ArrayList<>();
      of(profile).values().forEach(s -> together.addAll(Yamls.textsAt(s, "ports")));
      assertThat(together.stream().map(port -> port.split(":", -1)[1]))
          .as("on the host, " + profile)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void whatRunsOnHasAHealthCheckAndWhatIsWaitedForIsInTheSameProfile() {
    SERVICES.forEach(
        (name, service) -> {
          boolean once = name.endsWith("-init");
          assertThat(Yamls.at(service, "healthcheck/" + (once ? "disable" : "test")))
              .as("health check of " + name)
              .isNotNull();
          List<String> profiles = Yamls.textsAt(service, "profiles");
          assertThat(profiles).as(name).isNotEmpty();
          Yamls.mapAt(service, "depends_on")
              .forEach(
                  (other, condition) -> {
                    assertThat(of(profiles.getFirst())).containsKey(other);
                    assertThat(Yamls.at(condition, "condition"))
                        .as(name + " on " + other)
                        .isEqualTo(
                            other.endsWith("-init")
                                ? "service_completed_successfully"
                                : "service_healthy");
                  });
        });
    assertThat(Yamls.text(".env")).contains("COMPOSE_PROFILES=plain\n");
  }

  @Test
  void everyFileThatIsMountedOrCopiedIsThereAndEveryVolumeIsDeclared() {
    Set<String> volumes = Yamls.mapAt(COMPOSE, "volumes").keySet();
    Set<String> used = new HashSet<>();
    SERVICES
        .values()
        .forEach(
            service ->
                Yamls.textsAt(service, "volumes")
                    .forEach(
                        volume -> {
                          String source = volume.split(":", -1)[0];
                          if (source.startsWith(".")) {
                            assertThat(Yamls.ROOT.resolve(source).normalize()).exists();
                          } else {
                            used.add(source);
                          }
                        }));
    assertThat(used).isEqualTo(volumes);
    for (String line : found(Yamls.text("deploy/docker/Dockerfile"), "(?m)^COPY (?!--from)(.+)$")) {
      List<String> words = new ArrayList<>(List.of(line.replaceAll("--\\S+ ", "").split(" ", -1)));
      words.removeLast();
      assertThat(words).allSatisfy(file -> assertThat(Yamls.ROOT.resolve(file)).exists());
    }
    assertThat(Yamls.ROOT.resolve("deploy/grafana/dashboards"))
        .isDirectoryContaining("glob:**.json");
  }

  /** All that the image copies is let through, and nothing is that does not exist. */
  @Test
  void theBuildContextIsWhatTheImageCopies() {
    Set<String> let = Set.copyOf(found(Yamls.text(".dockerignore"), "(?m)^!(.+)$"));
    Set<String> copied =
        found(Yamls.text("deploy/docker/Dockerfile"), "(?m)^COPY (?!--from)(.+)$").stream()
            .map(line -> line.replaceAll("--\\S+ ", "").split(" ", -1))
            .flatMap(words -> List.of(words).subList(0, words.length - 1).stream())
            .collect(Collectors.toSet());

    assertThat(let).isEqualTo(copied);
  }

  @Test
  void theSettingsOfEveryInstanceAreRight() {
    List<String> checked = new ArrayList<>();
    SERVICES.forEach(
        (name, service) -> {
          Map<String, String> environment = Yamls.textMap(Yamls.mapAt(service, "environment"));
          if (environment.containsKey("INTERLOCK_BOOTSTRAP_SERVERS")) {
            InterlockConfig config = config(environment);
            assertThat(config.partitions()).isEqualTo(12);
            checked.add(name);
          }
        });

    assertThat(checked).contains("topics-init", "interlock-1", "secured-interlock-2");
    Map<String, String> misspelled =
        new TreeMap<>(Yamls.textMap(Yamls.mapAt(SERVICES.get("interlock-1"), "environment")));
    misspelled.put("INTERLOCK_TOPIC_PARTITIONS", "3");
    assertThatThrownBy(() -> config(misspelled)).isInstanceOf(InvalidConfig.class);
  }

  /** Prometheus goes to the names and the port that the instances have. */
  @Test
  void prometheusAndTheHealthCheckAskWhereTheInstancesListen() {
    Map<String, Object> prometheus = Yamls.one(Yamls.text("deploy/prometheus/prometheus.yml"));
    List<String> targets = Yamls.textsAt(prometheus, "scrape_configs/0/static_configs/0/targets");

    assertThat(targets).containsExactly("interlock-1:7441", "interlock-2:7441");
    assertThat(SERVICES).containsKeys("interlock-1", "interlock-2");
    for (String number : List.of("1", "2")) {
      var secured = SERVICES.get("secured-interlock-" + number);
      assertThat(Yamls.textsAt(secured, "networks/default/aliases"))
          .containsExactly("interlock-" + number);
      var plain = Yamls.mapAt(SERVICES.get("interlock-" + number), "environment");
      assertThat(plain).containsEntry("INTERLOCK_MANAGEMENT_LISTEN", "0.0.0.0:7441");
    }
    assertThat(Yamls.text("deploy/docker/healthy")).contains("GET /readyz ");
    assertThat(Endpoints.all()).contains("/readyz");
  }

  @Test
  void theGraceIsLongerThanTheStop() {
    Map<String, String> environment =
        Yamls.textMap(Yamls.mapAt(SERVICES.get("interlock-1"), "environment"));

    assertThat(Yamls.at(SERVICES.get("interlock-1"), "stop_grace_period")).isEqualTo("45s");
    assertThat(config(environment).shutdownTimeout().toSeconds()).isLessThan(45);
  }

  @Test
  void scriptsOfTheImageAreExecutable() {
    for (String script : List.of("interlock", "healthy", "secrets-init", "users-init")) {
      Path file = Yamls.ROOT.resolve("deploy/docker").resolve(script);
      assertThat(Files.isExecutable(file)).as(script).isTrue();
      assertThat(Yamls.text("deploy/docker/" + script)).startsWith("#!/bin/");
    }
  }

  private static InterlockConfig config(Map<String, String> environment) {
    // The key's file is made where the container starts.
    return ConfigSources.load(
        Optional.empty(), environment, List.of("task.id.key=a-plain-key-of-24-bytes!"));
  }

  private static Map<String, Object> of(String profile) {
    Map<String, Object> services = new TreeMap<>(SERVICES);
    services.values().removeIf(s -> !Yamls.textsAt(s, "profiles").contains(profile));
    return services;
  }

  private static Map<String, String> images() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Yamls.text(".env")));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    Map<String, String> images = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(
            name -> {
              if (name.endsWith("_IMAGE")) {
                images.put(name, properties.getProperty(name));
              }
            });
    return images;
  }

  private static List<String> found(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
  }
}
