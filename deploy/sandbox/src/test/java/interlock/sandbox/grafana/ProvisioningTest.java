package interlock.sandbox.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What Grafana is given beside the dashboards fits to them, to Prometheus and to the page. */
class ProvisioningTest {
  private static final Path ROOT = Path.of(System.getProperty("interlock.root"));
  private static final Path PROVISIONING = ROOT.resolve("deploy/grafana/provisioning");

  @Test
  void dashboardsCannotBeChangedInTheBrowserAndLieWhereThePageSays() throws IOException {
    JsonNode provider = read(PROVISIONING.resolve("dashboards/interlock.yaml")).at("/providers/0");
    assertThat(provider.get("type").asText()).isEqualTo("file");
    assertThat(provider.get("allowUiUpdates").asBoolean(true)).isFalse();
    String path = provider.at("/options/path").asText();
    assertThat(path).startsWith("/");
    assertThat(ROOT.resolve("docs/operations.md")).content().contains("`" + path + "`");
  }

  @Test
  void theDatasourceKnowsHowOftenPrometheusScrapes() throws IOException {
    JsonNode source = read(PROVISIONING.resolve("datasources/interlock.yaml")).at("/datasources/0");
    assertThat(source.get("type").asText()).isEqualTo("prometheus");
    assertThat(source.get("url").asText()).isEqualTo("${PROMETHEUS_URL}");
    assertThat(source.at("/jsonData/timeInterval").asText())
        .isEqualTo(
            read(ROOT.resolve("deploy/prometheus/prometheus.yml"))
                .at("/global/scrape_interval")
                .asText());
  }

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(file.toFile());
  }
}
