package interlock.contract.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * A registry over HTTP, by Confluent's interface (version 7). Schemas by id are cached for good,
 * since a registry never changes what an id means; ids it did not know for a few seconds, and not
 * more than a bounded number of them, since garbage on a topic names ids at random.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCHEMAS_CACHED = 10_000;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final RegistryHttp http;
  private final long missingNanos;
  private final BoundedCache<Integer, Schema> schemas = new BoundedCache<>(SCHEMAS_CACHED);

  /** Ids that were unknown, with the nano time at which they were. */
  private final BoundedCache<Integer, Long> missing;

  public HttpSchemaRegistry(RegistryConfig config) {
    http = new RegistryHttp(config);
    missingNanos = TimeUnit.SECONDS.toNanos(config.getInt(RegistryConfig.MISSING_ID_SECONDS));
    missing = new BoundedCache<>(config.getInt(RegistryConfig.MISSING_ID_COUNT));
  }

  @Override
  public int register(String subject, String schemaText) {
    String what = "the schema for " + subject;
    return integer(answer(http.post(versionsPath(subject), schemaBody(schemaText)), what), "id");
  }

  @Override
  public SchemaVersion lookup(String subject, String schemaText) {
    String what = "the schema for " + subject;
    JsonNode answer = answer(http.post(subjectPath(subject), schemaBody(schemaText)), what);
    return new SchemaVersion(subject, integer(answer, "id"), integer(answer, "version"));
  }

  @Override
  public Schema byId(int id) {
    Optional<Schema> known = schemas.get(id);
    if (known.isPresent()) {
      return known.get();
    }
    String what = "schema id " + id;
    if (id < 0 || isMissing(id)) {
      throw new UnknownSchema(what + " is unknown to the schema registry");
    }
    try {
      Schema schema = parse(answer(http.get("/schemas/ids/" + id), what), what);
      schemas.put(id, schema);
      return schema;
    } catch (UnknownSchema e) {
      missing.put(id, System.nanoTime());
      throw e;
    }
  }

  /**
   * The versions of a subject, oldest first.
   *
   * @throws UnknownSchema when the subject is unknown
   */
  public List<Integer> versions(String subject) {
    List<Integer> versions = new ArrayList<>();
    answer(http.get(versionsPath(subject)), "subject " + subject)
        .forEach(version -> versions.add(version.intValue()));
    return List.copyOf(versions);
  }

  /**
   * Whether the schema could be the next version of the subject; nothing is registered. True for a
   * subject that is unknown.
   *
   * @throws InvalidSchema when it is not an Avro schema
   */
  public boolean isCompatible(String subject, String schemaText) {
    String path = "/compatibility/subjects/" + encode(subject) + "/versions/latest";
    try {
      JsonNode answer = answer(http.post(path, schemaBody(schemaText)), "subject " + subject);
      return field(answer, "is_compatible").asBoolean();
    } catch (UnknownSchema noVersionYet) {
      return true;
    }
  }

  /** The level for subjects that have none of their own. */
  public CompatibilityLevel globalLevel() {
    return level(answer(http.get("/config"), "the global level"));
  }

  /** Sets the level for subjects that have none of their own. */
  public void setGlobalLevel(CompatibilityLevel level) {
    answer(http.put("/config", json(Map.of("compatibility", level.name()))), "the global level");
  }

  /**
   * The level in force for a subject: its own, else the global one. (Asked without {@code
   * defaultToGlobal}, Apicurio answers NONE for a subject that has none of its own.)
   */
  public CompatibilityLevel level(String subject) {
    try {
      return level(
          answer(http.get(configPath(subject) + "?defaultToGlobal=true"), "subject " + subject));
    } catch (UnknownSchema noneOfItsOwn) {
      return globalLevel();
    }
  }

  /** Gives a subject a level of its own. */
  public void setLevel(String subject, CompatibilityLevel level) {
    String body = json(Map.of("compatibility", level.name()));
    answer(http.put(configPath(subject), body), "subject " + subject);
  }

  /** Whether the registry takes new schemas. */
  public RegistryMode mode() {
    String name = field(answer(http.get("/mode"), "the mode"), "mode").asText();
    return Arrays.stream(RegistryMode.values())
        .filter(mode -> mode.name().equals(name))
        .findFirst()
        .orElse(RegistryMode.UNKNOWN);
  }

  @Override
  public void close() {
    http.close();
  }

  private boolean isMissing(int id) {
    Optional<Long> since = missing.get(id);
    if (since.isPresent() && System.nanoTime() - since.get() >= missingNanos) {
      missing.remove(id);
      return false;
    }
    return since.isPresent();
  }

  /**
   * The body of a good answer, or the exception that the status asks for. The status decides: error
   * codes differ between registries.
   */
  private static JsonNode answer(RegistryHttp.Reply reply, String what) {
    Optional<JsonNode> body = read(reply.body());
    return switch (reply.status()) {
      case NOT_FOUND -> {
        // A proxy or a wrong base path answers 404 as well, to everything: that is no bad record.
        if (body.filter(json -> json.path("error_code").isInt()).isEmpty()) {
          throw new RegistryOutage(
              "HTTP 404 that is no schema registry's: check the path in " + RegistryConfig.URL);
        }
        throw new UnknownSchema(what + " is unknown to the schema registry");
      }
      case CONFLICT -> throw new IncompatibleSchema(what + " breaks the compatibility level");
      case UNPROCESSABLE -> throw new InvalidSchema(what + " is refused by the schema registry");
      default -> body.orElseThrow(HttpSchemaRegistry::notARegistry);
    };
  }

  private static Optional<JsonNode> read(String body) {
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Schema parse(JsonNode answer, String what) {
    String type = answer.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new InvalidSchema(what + " is not an Avro schema but " + type);
    }
    if (!answer.path("references").isEmpty()) {
      throw new InvalidSchema(what + " refers to other schemas, which is not supported");
    }
    try {
      return new Schema.Parser().parse(field(answer, "schema").asText());
    } catch (SchemaParseException e) {
      throw new InvalidSchema(what + " is not an Avro schema", e);
    }
  }

  private static CompatibilityLevel level(JsonNode answer) {
    String name = answer.path("compatibilityLevel").asText(answer.path("compatibility").asText());
    try {
      return CompatibilityLevel.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new RegistryOutage("the schema registry names an unknown compatibility level", e);
    }
  }

  private static int integer(JsonNode answer, String name) {
    JsonNode value = field(answer, name);
    if (!value.isInt()) {
      throw notARegistry();
    }
    return value.intValue();
  }

  private static JsonNode field(JsonNode answer, String name) {
    JsonNode value = answer.get(name);
    if (value == null) {
      throw notARegistry();
    }
    return value;
  }

  private static RegistryOutage notARegistry() {
    return new RegistryOutage(
        "an answer that is no schema registry's: check " + RegistryConfig.URL);
  }

  private static String schemaBody(String schemaText) {
    return json(Map.of("schema", schemaText));
  }

  private static String json(Map<String, String> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings are always JSON", e);
    }
  }

  private static String subjectPath(String subject) {
    return "/subjects/" + encode(subject);
  }

  private static String versionsPath(String subject) {
    return subjectPath(subject) + "/versions";
  }

  private static String configPath(String subject) {
    return "/config/" + encode(subject);
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
