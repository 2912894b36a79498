package interlock.sandbox.asyncapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import interlock.schemas.Contracts;
import interlock.service.topics.TopicSpec;
import interlock.topology.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The AsyncAPI document: the catalogue of topics, their schemas, and examples of what was sent. */
final class AsyncApi {
  private static final String AVRO = "application/vnd.apache.avro+json;version=1.9.0";
  private static final String INTRO =
      """
      Every topic of Interlock, made from the topic catalogue and the Avro schemas; do not edit.

      Values are Avro in Confluent's wire format: a zero byte, the schema's id in the registry (four
      bytes), the record. Subjects are named by topic. Keys are UTF-8 text. A deployment may put a
      prefix before every name. Examples show times as ISO-8601, amounts as decimal text, and leave
      absent fields out; everybody in them is invented. Readers of outputs set
      isolation.level=read_committed and upsert tasks by (taskId, revision).

      Topic settings are what `./interlock topics apply` demands; retention.ms of mail and audit is
      the least. Where no retention.ms stands the cluster's own holds.
      """;

  private final Map<Topic, TopicSpec> specs;
  private final Examples examples;

  /**
   * @param specs what each topic must be, without a prefix
   */
  AsyncApi(Map<Topic, TopicSpec> specs, Examples examples) {
    this.specs = specs;
    this.examples = examples;
  }

  /** As YAML. */
  static String yaml(Map<String, Object> document) {
    var yaml =
        YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();
    try {
      return new ObjectMapper(yaml).writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The document as a tree. */
  Map<String, Object> document() {
    Map<String, Object> channels = new LinkedHashMap<>();
    Map<String, Object> operations = new LinkedHashMap<>();
    Map<String, Object> messages = new LinkedHashMap<>();
    for (Topic topic : Topic.values()) {
      channels.put(topic.base(), channel(topic));
      operations.putAll(operations(topic));
      messages.put(topic.base(), message(topic));
    }
    return map(
        "asyncapi",
        "3.0.0",
        "info",
        map(
            "title",
            "Interlock",
            "version",
            "1.0.0",
            "description",
            INTRO,
            "license",
            map("name", "Apache-2.0")),
        "defaultContentType",
        "application/avro",
        "channels",
        channels,
        "operations",
        operations,
        "components",
        map(
            "messages", messages,
            "schemas", schemas(),
            "messageTraits", map("cloudEvents", cloudEvents())));
  }

  private Map<String, Object> channel(Topic topic) {
    Guide guide = Guide.of(topic);
    return map(
        "address", topic.base(),
        "summary", guide.summary(),
        "messages", map("record", map("$ref", "#/components/messages/" + topic.base())),
        "tags", List.of(map("name", topic.use().name().toLowerCase(java.util.Locale.ROOT))),
        "bindings",
            map("kafka", map("topicConfiguration", settings(topic), "bindingVersion", "0.5.0")),
        "x-sent-by", guide.sentBy(),
        "x-read-by", guide.readBy());
  }

  private Map<String, Object> settings(Topic topic) {
    Map<String, Object> settings = new LinkedHashMap<>();
    specs
        .get(topic)
        .settings()
        .forEach(
            (key, wanted) ->
                settings.put(
                    key,
                    key.equals("cleanup.policy")
                        ? List.of(wanted.value())
                        : wanted.value().matches("-?\\d+")
                            ? Long.valueOf(wanted.value())
                            : wanted.value()));
    return settings;
  }

  /**
   * Interlock receives what parties and operators send, and sends the rest; mail and the canary it
   * does both.
   */
  private static Map<String, Object> operations(Topic topic) {
    return switch (topic.use()) {
      case INPUT, CONTROL -> operation(topic, "receive");
      case OUTPUT, FIGURES, AUDIT -> operation(topic, "send");
      case MAIL, CANARY -> {
        Map<String, Object> both = operation(topic, "send");
        both.putAll(operation(topic, "receive"));
        yield both;
      }
    };
  }

  private static Map<String, Object> operation(Topic topic, String action) {
    String channel = "#/channels/" + topic.base();
    return map(
        action + "." + topic.base(),
        map(
            "action", action,
            "channel", map("$ref", channel),
            "messages", List.of(map("$ref", channel + "/messages/record"))));
  }

  private Map<String, Object> message(Topic topic) {
    Map<String, Object> kafka = map("key", key(topic));
    String record = Contracts.all().get(topic.base());
    Map<String, Object> message = map("name", topic.base());
    if (record == null) {
      message.put("contentType", "application/octet-stream");
    } else {
      message.put("title", record);
      message.put("payload", map("$ref", "#/components/schemas/" + record));
      kafka.put("schemaIdLocation", "payload");
      kafka.put("schemaIdPayloadEncoding", "confluent");
      kafka.put("schemaLookupStrategy", "TopicNameStrategy");
    }
    kafka.put("bindingVersion", "0.5.0");
    message.put("bindings", map("kafka", kafka));
    if (topic.use() == Topic.Use.OUTPUT && record != null) {
      message.put("traits", List.of(map("$ref", "#/components/messageTraits/cloudEvents")));
    }
    examples
        .of(topic)
        .ifPresent(example -> message.put("examples", List.of(map("payload", example))));
    return message;
  }

  private static Map<String, Object> key(Topic topic) {
    return map(
        "type",
        "string",
        "description",
        topic.key().isEmpty()
            ? Guide.of(topic).key()
            : topic == Topic.LINE_CONTROL_FEEDBACK
                ? "contact: its phone, url or app."
                : topic.key());
  }

  private static Map<String, Object> schemas() {
    Map<String, Object> schemas = new LinkedHashMap<>();
    for (Topic topic : Topic.values()) {
      String record = Contracts.all().get(topic.base());
      if (record != null) {
        schemas.put(record, map("schemaFormat", AVRO, "schema", tree(Contracts.text(record))));
      }
    }
    return schemas;
  }

  private static Object tree(String json) {
    try {
      return new ObjectMapper().readValue(json, Map.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> cloudEvents() {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", map("const", "1.0"));
    headers.put("ce_id", text("Unique for ce_type: of a task taskId/revision."));
    headers.put("ce_source", map("const", "/interlock"));
    headers.put("ce_type", text("interlock.TOPIC.v1"));
    headers.put("ce_time", text("When it was decided, ISO-8601."));
    headers.put("ce_subject", text("What it is about; never an identifier."));
    headers.put("content-type", map("const", "application/avro"));
    return map(
        "headers",
        map("type", "object", "required", List.copyOf(headers.keySet()), "properties", headers));
  }

  private static Map<String, Object> text(String description) {
    return map("type", "string", "description", description);
  }

  /** Key, value, key, value … in that order. */
  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put(entries[i].toString(), entries[i + 1]);
    }
    return map;
  }
}
