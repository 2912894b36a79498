package interlock.service.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import interlock.contract.Reader.Reading;
import interlock.contract.intake.Readers;
import interlock.contract.policy.PolicyDocument;
import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.registry.RegistryConfig;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.RegistryAccess;
import interlock.core.policy.Policy;
import interlock.core.policy.Units;
import interlock.schemas.Contracts;
import interlock.service.OutsideException;
import interlock.service.access.TokenFile;
import interlock.service.access.Tokens;
import interlock.service.config.ListenAddress;
import interlock.service.tasks.Published;
import interlock.service.tasks.TaskBook;
import interlock.service.tasks.TaskRows;
import interlock.topology.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The API on a port of its own, with tasks that a test puts in, and no Kafka. */
final class ApiHouse implements AutoCloseable {
  static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Policy POLICY = PolicyDocument.packaged();

  /** The directory in force. */
  volatile Units units = POLICY.units();

  final TaskBook book =
      new TaskBook(() -> POLICY.priority().agePerHour(), () -> POLICY.retention().closedMillis());
  final List<Sent> sent = new ArrayList<>();
  final List<String> audit = new ArrayList<>();
  boolean loaded = true;
  boolean auditFails;

  /** What a write waits for. */
  volatile Runnable outage = () -> {};

  final EventStream stream;
  private final ApiServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  /** What was published. */
  record Sent(Topic topic, String key, SpecificRecord record) {}

  private ApiHouse(Optional<TokenFile> tokens, int perSecond, Optional<Tls> tls) {
    InstantSource clock = InstantSource.fixed(Published.NOW.plusSeconds(60));
    AccessLog accesses =
        (caller, operation, ids, at) -> {
          if (auditFails) {
            throw new OutsideException("no broker", "start it", null);
          }
          audit.add(caller.name() + " " + operation + " " + ids);
        };
    Histories histories =
        (row, reveal) ->
            new Histories.History(
                List.of(Map.of("taskId", row.taskId(), "revision", 1, "reveal", reveal)), true);
    var writes = new Writes();
    var tasks = new TaskAnswers(book, POLICY::priority, histories, accesses, writes, clock);
    stream = new EventStream("run", row -> tasks.item(row, false, clock.instant()));
    book.listen(stream);
    server =
        new ApiServer(
            new ApiServer.Parts(
                new ListenAddress("127.0.0.1", 0),
                tls,
                tokens,
                perSecond,
                tasks,
                new Submissions(book, tasks, inputs(clock), writes, () -> units, clock),
                stream,
                () -> units,
                () -> true,
                () -> true,
                () -> loaded));
    server.start();
  }

  /** Without tokens. */
  static ApiHouse open() {
    return new ApiHouse(Optional.empty(), 1_000, Optional.empty());
  }

  /** Without tokens, over TLS. */
  static ApiHouse secured(Tls tls) {
    return new ApiHouse(Optional.empty(), 1_000, Optional.of(tls));
  }

  /**
   * With these tokens, each a line of name, unit and scopes; a caller's token is his name.
   *
   * @param dir for the file
   */
  static ApiHouse guarded(Path dir, int perSecond, String... callers) throws IOException {
    var yaml = new StringBuilder("tokens:\n");
    for (String caller : callers) {
      String[] parts = caller.split(" ", 4);
      yaml.append(
          "- {name: %s, sha256: \"%s\", unit: \"%s\", scopes: [%s]"
              .formatted(parts[0], Tokens.sha256(parts[0]), parts[1], parts[2]));
      yaml.append(parts.length > 3 ? ", officer: \"" + parts[3] + "\"}\n" : "}\n");
    }
    Path file = Files.writeString(dir.resolve("tokens.yaml"), yaml.toString());
    return new ApiHouse(Optional.of(TokenFile.read(file)), perSecond, Optional.empty());
  }

  /** What Intake would take is kept instead of published. */
  private Inputs inputs(InstantSource clock) {
    var access =
        new RegistryAccess(
            new LocalSchemaRegistry(),
            Patience.of(new RegistryConfig(Map.of(RegistryConfig.URL, "http://nobody"))),
            true,
            schema -> Contracts.text(schema.getFullName()));
    var serdes = new AvroContractSerdes(access);
    var readers = new Readers(serdes, "", at -> POLICY);
    return (topic, key, record) -> {
      outage.run();
      @SuppressWarnings("unchecked") // a topic has one type of record
      var codec = serdes.codec(topic.base(), (Class<SpecificRecord>) record.getClass());
      Reading reading =
          readers.of(topic.base()).read(codec.encode(record), clock.instant().toEpochMilli());
      if (reading instanceof Reading.Accepted) {
        sent.add(new Sent(topic, key, record));
      }
      return reading;
    };
  }

  void put(SpecificRecord... tasks) {
    for (SpecificRecord task : tasks) {
      book.put(TaskRows.of(task));
    }
  }

  String url() {
    return server.url();
  }

  Answer get(String path, String... headers) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url() + path)).GET(), headers);
  }

  Answer get(Caller caller, String path) throws IOException, InterruptedException {
    return get(path, "Authorization", "Bearer " + caller.name());
  }

  /** Whose token is his name. */
  record Caller(String name) {}

  static Caller as(String name) {
    return new Caller(name);
  }

  Answer post(Caller caller, String path, String body) throws IOException, InterruptedException {
    return post(
        path, body, "Content-Type", "application/json", "Authorization", "Bearer " + caller.name());
  }

  Answer post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        headers);
  }

  private Answer send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body(), response);
  }

  record Answer(int status, String text, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + text, e);
      }
    }

    List<String> ids() {
      return json().findValuesAsText("taskId");
    }

    /** Field of the first error. */
    String field() {
      return json().at("/errors/0/field").asText();
    }
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
