package interlock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import interlock.contract.registry.SchemaRegistry;
import interlock.contract.wire.BadRecordException;
import interlock.contract.wire.WireFormat;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.mail.Post;
import interlock.core.mail.SubjectMail;
import interlock.schemas.Contracts;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

/** Mail and files of an older or newer version, as they lie there during and after an upgrade. */
class OtherVersionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Fixture fixture = new Fixture();

  @Test
  void aFileWithAFieldOfANewerVersionIsReadWithoutIt() throws IOException {
    Filed<DeskFile> filed = Fixture.filed(Room.SUBJECT, 5);
    Schema newer =
        changed(
            "interlock.state.SubjectFile",
            schema ->
                fields(schema)
                    .insert(
                        2,
                        JSON.valueToTree(
                            java.util.Map.of(
                                "name",
                                "mood",
                                "type",
                                "string",
                                "default",
                                "calm",
                                "doc",
                                "A new one."))));
    byte[] bytes =
        as(
            newer,
            fixture.codecs().<DeskFile>file(Room.SUBJECT).encode(filed),
            r -> r.put("mood", "x"));
    assertThat(fixture.codecs().<DeskFile>file(Room.SUBJECT).decode(bytes)).isEqualTo(filed);
  }

  @Test
  void aFileOfAVersionBeforeAFieldHasItsDefault() throws IOException {
    Filed<DeskFile> filed = Fixture.filed(Room.SUBJECT, 5);
    Schema older = changed("interlock.state.SubjectFile", schema -> remove(schema, "withdrawn"));
    byte[] bytes = as(older, fixture.codecs().<DeskFile>file(Room.SUBJECT).encode(filed), r -> {});
    var read =
        (interlock.core.subject.SubjectFile)
            fixture.codecs().<DeskFile>file(Room.SUBJECT).decode(bytes).file();
    var whole = (interlock.core.subject.SubjectFile) filed.file();
    assertThat(read.knowledge().withdrawn()).isEmpty();
    assertThat(read.knowledge().evidence()).isEqualTo(whole.knowledge().evidence());
    assertThat(read.cases()).isEqualTo(whole.cases());
  }

  @Test
  void aMailOfANewerKindIsABadRecord() throws IOException {
    Schema newer = changed("interlock.mail.SubjectMail", schema -> symbols(schema).add("MERGED"));
    byte[] ours =
        fixture.codecs().mail(Room.SUBJECT).encode(Fixture.post(SubjectMail.Decided.class, 3));
    byte[] bytes =
        as(
            newer,
            ours,
            r -> {
              r.put(
                  "kind",
                  new GenericData.EnumSymbol(r.getSchema().getField("kind").schema(), "MERGED"));
              r.put("decided", null);
            });
    assertThatThrownBy(() -> fixture.codecs().mail(Room.SUBJECT).decode(bytes))
        .isInstanceOf(BadRecordException.class)
        .hasMessage("a mail of a newer version");
  }

  @Test
  void aMailOfAKnownKindIsReadWhateverKindsANewerVersionHas() throws IOException {
    Schema newer = changed("interlock.mail.SubjectMail", schema -> symbols(schema).add("MERGED"));
    Post post = Fixture.post(SubjectMail.Decided.class, 3);
    byte[] bytes = as(newer, fixture.codecs().mail(Room.SUBJECT).encode(post), r -> {});
    assertThat(fixture.codecs().mail(Room.SUBJECT).decode(bytes)).isEqualTo(post);
  }

  @Test
  void aMailOfAVersionBeforeAKindIsRead() throws IOException {
    Schema older = changed("interlock.mail.SubjectMail", schema -> remove(schema, "joining"));
    Post post = Fixture.post(SubjectMail.Evidenced.class, 3);
    byte[] bytes = as(older, fixture.codecs().mail(Room.SUBJECT).encode(post), r -> {});
    assertThat(fixture.codecs().mail(Room.SUBJECT).decode(bytes)).isEqualTo(post);
  }

  /** Only the text differs: the bytes are the same. */
  @Test
  void aVersionWithOtherPropertiesIsReadAsItIs() throws IOException {
    Schema other =
        changed("interlock.mail.CaseMail", schema -> schema.put("interlock.owner", "another"));
    Post post = Fixture.post(interlock.core.mail.CaseMail.Reported.class, 3);
    byte[] bytes = as(other, fixture.codecs().mail(Room.CASE).encode(post), r -> {});
    assertThat(fixture.codecs().mail(Room.CASE).decode(bytes)).isEqualTo(post);
  }

  private static Schema changed(String record, Consumer<ObjectNode> change) throws IOException {
    var json = (ObjectNode) JSON.readTree(Contracts.text(record));
    change.accept(json);
    return new Schema.Parser().parse(json.toString());
  }

  private static ArrayNode fields(ObjectNode schema) {
    return (ArrayNode) schema.get("fields");
  }

  private static void remove(ObjectNode schema, String field) {
    for (int i = 0; i < fields(schema).size(); i++) {
      if (fields(schema).get(i).get("name").asText().equals(field)) {
        fields(schema).remove(i);
      }
    }
  }

  /** Of the first field, the kind. */
  private static ArrayNode symbols(ObjectNode schema) {
    return (ArrayNode) fields(schema).get(0).get("type").get("symbols");
  }

  /** The bytes as the other version would have written them, registered under its own id. */
  private byte[] as(Schema version, byte[] ours, Consumer<GenericRecord> change)
      throws IOException {
    SchemaRegistry registry = fixture.registry();
    var decoder = DecoderFactory.get().binaryDecoder(ours, 5, ours.length - 5, null);
    Schema written = registry.byId(WireFormat.id(ours));
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(written, version).read(null, decoder);
    change.accept(record);
    int id = registry.register("another-value", version.toString());
    assertThat(id).isNotEqualTo(WireFormat.id(ours));
    return WireFormat.encode(id, new GenericDatumWriter<GenericRecord>(version), record);
  }
}
