package interlock.sandbox.drill;

import interlock.contract.wire.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Sample records as a party writes them: a YAML list, or JSON with a record on each line. A record
 * is {@code {topic, event}} with the event as in a drill, or {@code {topic, avro}} with Avro's own
 * JSON encoding. One that cannot be read does not keep the others from being read.
 */
public final class SampleFile {
  private static final Pattern CONTROL = Pattern.compile("[\u007f-\u009f]");
  private static final String A_SAMPLE = "a sample";
  private static final String TOPIC = "topic";
  private static final String EVENT = "event";
  private static final String AVRO = "avro";

  private final Faults faults;
  private final EventReader events;
  private final Instant now;
  private final List<Sample> samples = new ArrayList<>();
  private int records;

  private SampleFile(String file, Instant now) {
    faults = new Faults(file);
    events = new EventReader(new Scope(faults, now));
    this.now = now;
  }

  /**
   * What was read.
   *
   * @param records how many there are, readable or not
   * @param faults by line; where there is no record at all, why not
   */
  public record Read(int records, List<Sample> samples, List<Fault> faults) {
    public Read {
      samples = List.copyOf(samples);
      faults = List.copyOf(faults);
    }
  }

  /**
   * Reads a file.
   *
   * @param now what relative times count from ({@code -2m})
   * @throws IOException when there is no such file, or no text in it
   */
  public static Read read(Path file, Instant now) throws IOException {
    return read(file.toString(), Files.readString(file), now);
  }

  /** Reads a text; faults call it {@code file}. */
  public static Read read(String file, String text, Instant now) {
    var samples = new SampleFile(file, now);
    if (text.stripLeading().startsWith("{")) {
      samples.lines(text);
    } else {
      samples.list(text);
    }
    return new Read(samples.records, samples.samples, samples.faults.all());
  }

  private void lines(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank()) {
        faults.beginAfter(i);
        records++;
        YamlText.compose(escaped(line), A_SAMPLE, faults).ifPresent(node -> sample(node));
      }
    }
    faults.beginAfter(0);
  }

  /** JSON may hold control characters as they are, as Avro's encoding of amounts does; not YAML. */
  private static String escaped(String json) {
    return CONTROL.matcher(json).replaceAll(m -> "\\\\u%04x".formatted((int) m.group().charAt(0)));
  }

  private void list(String text) {
    Optional<Node> root = YamlText.compose(text, A_SAMPLE, faults);
    if (root.isPresent() && root.get() instanceof SequenceNode sequence) {
      records = sequence.getValue().size();
      sequence.getValue().forEach(this::sample);
    } else {
      root.ifPresent(
          node ->
              faults.add(node, "samples are a list (- topic: …), or JSON with a record on a line"));
    }
  }

  private void sample(Node node) {
    Optional<YamlMap> read = YamlMap.of(node, A_SAMPLE, faults);
    if (read.isEmpty()) {
      return;
    }
    YamlMap map = read.get();
    map.refuseOthers(A_SAMPLE, List.of(TOPIC, EVENT, AVRO), faults);
    if (!map.has(TOPIC) || map.has(EVENT) == map.has(AVRO)) {
      faults.add(node, "a sample has topic, and either event or avro");
      return;
    }
    Optional<String> topic = map.text(TOPIC, faults);
    if (topic.isPresent() && !Topics.inputs().contains(topic.get())) {
      faults.add(
          map.value(TOPIC),
          "%s is no topic that parties publish to; these are %s"
              .formatted(topic.get(), String.join(", ", Topics.inputs())));
      return;
    }
    topic
        .flatMap(
            name -> map.has(EVENT) ? event(map.value(EVENT), name) : avro(map.value(AVRO), name))
        .ifPresent(e -> samples.add(new Sample(faults.line(node), topic.get(), e)));
  }

  private Optional<GenericRecord> event(Node node, String topic) {
    return events
        .read(node, Topics.schema(topic), Map.of())
        .map(
            template -> {
              try {
                return (GenericRecord) template.build(new Bindings(now, Duration.ZERO));
              } catch (Bindings.Missing e) {
                throw new IllegalStateException("a sample refers to nothing", e);
              }
            });
  }

  /** As {@code kafka-avro-console-consumer} writes it. */
  private Optional<GenericRecord> avro(Node node, String topic) {
    Schema schema = Topics.schema(topic);
    try {
      var decoder = DecoderFactory.get().jsonDecoder(schema, YamlMap.flow(node));
      return Optional.of(reader(schema).read(null, decoder));
    } catch (IOException | AvroRuntimeException e) {
      faults.add(
          node, "is not Avro's JSON encoding of a " + schema.getName() + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private static GenericDatumReader<GenericRecord> reader(Schema schema) {
    return new GenericDatumReader<>(schema, schema, RecordType.generic(schema).model());
  }
}
