package interlock.sandbox.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import interlock.schemas.Contracts;
import interlock.service.config.InterlockConfig;
import interlock.service.topics.TopicPlan;
import interlock.service.topics.TopicSpec;
import interlock.topology.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/reference/asyncapi.yaml is what the catalogue and the schemas say, and is AsyncAPI 3. */
class AsyncApiTest {
  private static final Path ROOT = Path.of(System.getProperty("interlock.root"));
  private static final Path PAGE = ROOT.resolve("docs/reference/asyncapi.yaml");

  private static Map<String, Object> made;
  private static JsonNode page;

  @BeforeAll
  static void make() throws IOException {
    made = new AsyncApi(specs(), Examples.play()).document();
    if ("write".equals(System.getProperty("docs"))) {
      Files.writeString(PAGE, AsyncApi.yaml(made));
    }
    page = new YAMLMapper().readTree(Files.readString(PAGE));
  }

  @Test
  void theDocumentIsCurrent() throws IOException {
    assertThat(Files.readString(PAGE))
        .as("it is not what the code says; rewrite it with -Ddocs=write")
        .isEqualTo(AsyncApi.yaml(made));
  }

  /** The schema is AsyncAPI's own, from the npm package @asyncapi/specs. */
  @Test
  void itIsAsyncApi() throws IOException {
    try (InputStream schema = getClass().getResourceAsStream("/asyncapi/asyncapi-3.0.0.json")) {
      var asyncApi = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
      assertThat(asyncApi.validate(page)).isEmpty();
      assertThat(asyncApi.validate(new ObjectMapper().readTree("{\"asyncapi\": \"3.0.0\"}")))
          .as("the schema refuses what is none")
          .isNotEmpty();
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = page.findValues("$ref");
    assertThat(references).hasSizeGreaterThan(Topic.values().length);
    assertThat(references)
        .allSatisfy(
            ref -> assertThat(page.at(ref.asText().substring(1)).isMissingNode()).isFalse());
  }

  @Test
  void everyTopicIsAChannelWithItsKeySettingsAndParties() {
    Map<Topic, TopicSpec> specs = specs();
    assertThat(page.get("channels")).hasSize(Topic.values().length);
    for (Topic topic : Topic.values()) {
      JsonNode channel = page.get("channels").get(topic.base());
      JsonNode settings = channel.at("/bindings/kafka/topicConfiguration");
      specs
          .get(topic)
          .settings()
          .forEach(
              (key, wanted) -> {
                JsonNode said = settings.get(key);
                assertThat((said.isArray() ? said.get(0) : said).asText())
                    .as(topic + " " + key)
                    .isEqualTo(wanted.value());
              });
      assertThat(channel.get("x-sent-by")).as(topic.base()).isNotEmpty();
      assertThat(channel.get("x-read-by")).as(topic.base()).isNotEmpty();
      assertThat(message(topic).at("/bindings/kafka/key/description").asText())
          .as(topic + " key")
          .isNotEmpty();
    }
  }

  @Test
  void everyMessageHasTheSchemaThatWasReleased() throws IOException {
    for (Topic topic : Topic.values()) {
      JsonNode payload = message(topic).get("payload");
      if (topic == Topic.DEAD_LETTER) {
        assertThat(payload).isNull();
        continue;
      }
      JsonNode schema = page.at(payload.get("$ref").asText().substring(1)).get("schema");
      assertThat(new Schema.Parser().parse(schema.toString()))
          .as(topic.base())
          .isEqualTo(new Schema.Parser().parse(Files.readString(newest(topic))));
    }
  }

  /** What is published stands in a field, so that a wrong path is seen. */
  @Test
  void everyKeyIsAFieldOfItsSchema() {
    for (Topic topic : Topic.values()) {
      Schema schema =
          topic == Topic.DEAD_LETTER ? null : Contracts.schema(Contracts.all().get(topic.base()));
      for (String name : topic.key().isEmpty() ? List.<String>of() : names(topic)) {
        assertThat(schema.getField(name)).as(topic + "." + name).isNotNull();
        schema = schema.getField(name).schema();
      }
    }
  }

  @Test
  void whatPartiesSendAndReadHasAnExample() {
    for (Topic topic : Topic.values()) {
      boolean theirs = topic.use() == Topic.Use.INPUT || topic.use() == Topic.Use.OUTPUT;
      if (theirs && topic != Topic.DEAD_LETTER) {
        assertThat(message(topic).at("/examples/0/payload")).as(topic.base()).isNotEmpty();
      }
    }
  }

  private static JsonNode message(Topic topic) {
    return page.get("components").get("messages").get(topic.base());
  }

  private static List<String> names(Topic topic) {
    return List.of(topic.key().split("\\.", -1));
  }

  /** The released text of the highest version. */
  private static Path newest(Topic topic) throws IOException {
    Path versions = ROOT.resolve("schemas/released").resolve(topic.base() + "-value");
    try (var files = Files.newDirectoryStream(versions, "v*.avsc")) {
      return StreamSupport.stream(files.spliterator(), false)
          .max(java.util.Comparator.comparingInt(AsyncApiTest::version))
          .orElseThrow();
    }
  }

  private static int version(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("\\D", ""));
  }

  private static Map<Topic, TopicSpec> specs() {
    InterlockConfig config =
        InterlockConfig.of(
            Map.of(
                InterlockConfig.BOOTSTRAP_SERVERS,
                "broker:9092",
                "schema.registry.url",
                "http://registry:8081",
                InterlockConfig.TASK_ID_KEY,
                "a-plain-key-of-24-bytes!"));
    Map<Topic, TopicSpec> specs = new EnumMap<>(Topic.class);
    for (TopicSpec spec : TopicPlan.wanted(config)) {
      specs.put(Topic.ofBase(spec.name()).orElseThrow(), spec);
    }
    return specs;
  }
}
