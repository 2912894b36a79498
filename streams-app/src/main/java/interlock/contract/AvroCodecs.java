package interlock.contract;

import static interlock.contract.TopicNames.ACCOUNT_STATE;
import static interlock.contract.TopicNames.CASE_STATE;
import static interlock.contract.TopicNames.CONTACT_STATE;
import static interlock.contract.TopicNames.DEVICE_STATE;
import static interlock.contract.TopicNames.MAIL_ACCOUNT;
import static interlock.contract.TopicNames.MAIL_CASE;
import static interlock.contract.TopicNames.MAIL_CONTACT;
import static interlock.contract.TopicNames.MAIL_DEVICE;
import static interlock.contract.TopicNames.MAIL_SUBJECT;
import static interlock.contract.TopicNames.SUBJECT_STATE;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.contract.mail.AccountMailMapper;
import interlock.contract.mail.CaseMailMapper;
import interlock.contract.mail.ContactMailMapper;
import interlock.contract.mail.DeviceMailMapper;
import interlock.contract.mail.SubjectMailMapper;
import interlock.contract.output.Publisher;
import interlock.contract.state.AccountFileMapper;
import interlock.contract.state.CaseFileMapper;
import interlock.contract.state.ContactFileMapper;
import interlock.contract.state.DeviceFileMapper;
import interlock.contract.state.SubjectFileMapper;
import interlock.contract.wire.RegistryAccess;
import interlock.contract.wire.WireFormat;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.mail.Post;
import interlock.core.task.Output;
import interlock.core.task.Task;
import interlock.schemas.Contracts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Avro in Confluent's wire format, with ids from a schema registry. */
public final class AvroCodecs implements Codecs {
  /**
   * A subject's file: read and written with every piece of evidence, millions of them on disk; what
   * does not fit has to be folded by the desk.
   */
  public static final int SUBJECT_FILE_BYTES = 64 * 1024;

  /** Any other desk's file. */
  public static final int FILE_BYTES = 256 * 1024;

  /** Mail and outputs: below the broker's 1 MiB message limit, with room for key and headers. */
  public static final int MESSAGE_BYTES = 900 * 1024;

  /** A rejection holds the refused record whole, so its topic takes twice what an input's does. */
  public static final int REJECTION_BYTES = 2 * 1024 * 1024 - 64 * 1024;

  private final RegistryAccess access;
  private final String prefix;
  private final Map<String, Target> targets = new HashMap<>();
  private final Map<Room, Codec<Post>> mail;
  private final Codec<?> subjectFile;
  private final Codec<?> accountFile;
  private final Codec<?> contactFile;
  private final Codec<?> caseFile;
  private final Codec<?> deviceFile;
  private final Publisher publisher = new Publisher(this::encode);

  /** Where a topic's records go: the id of its schema, and the writer for generated records. */
  private record Target(int id, DatumWriter<Object> writer) {}

  /**
   * Resolves the ids of all subjects; waits out an outage of the registry.
   *
   * @param prefix of the deployment's topics, often empty; a subject is {@code
   *     <prefix><topic>-value}
   * @throws interlock.contract.registry.RegistryException if the registry does not know a schema
   *     that it is not to be given, or refuses one
   */
  public AvroCodecs(RegistryAccess access, String prefix) {
    this.access = access;
    this.prefix = prefix;
    Contracts.all().forEach((topic, record) -> targets.put(topic, resolve(topic, record)));
    mail =
        Map.of(
            Room.SUBJECT,
            codec(MAIL_SUBJECT, MESSAGE_BYTES, SubjectMailMapper::write, SubjectMailMapper::read),
            Room.ACCOUNT,
            codec(MAIL_ACCOUNT, MESSAGE_BYTES, AccountMailMapper::write, AccountMailMapper::read),
            Room.CONTACT,
            codec(MAIL_CONTACT, MESSAGE_BYTES, ContactMailMapper::write, ContactMailMapper::read),
            Room.CASE,
            codec(MAIL_CASE, MESSAGE_BYTES, CaseMailMapper::write, CaseMailMapper::read),
            Room.DEVICE,
            codec(MAIL_DEVICE, MESSAGE_BYTES, DeviceMailMapper::write, DeviceMailMapper::read));
    subjectFile =
        codec(SUBJECT_STATE, SUBJECT_FILE_BYTES, SubjectFileMapper::write, SubjectFileMapper::read);
    accountFile =
        codec(ACCOUNT_STATE, FILE_BYTES, AccountFileMapper::write, AccountFileMapper::read);
    contactFile =
        codec(CONTACT_STATE, FILE_BYTES, ContactFileMapper::write, ContactFileMapper::read);
    caseFile = codec(CASE_STATE, FILE_BYTES, CaseFileMapper::write, CaseFileMapper::read);
    deviceFile = codec(DEVICE_STATE, FILE_BYTES, DeviceFileMapper::write, DeviceFileMapper::read);
  }

  private Target resolve(String topic, String record) {
    String subject = prefix + topic + "-value";
    String text = Contracts.text(record);
    int id =
        access
            .patience()
            .until(
                () ->
                    access.autoRegister()
                        ? access.registry().register(subject, text)
                        : access.registry().lookup(subject, text).id());
    return new Target(id, writer(record));
  }

  /** The model of the generated class knows its logical types. */
  private static DatumWriter<Object> writer(String record) {
    try {
      return new SpecificDatumWriter<>(
          Class.forName(record)
              .asSubclass(org.apache.avro.specific.SpecificRecordBase.class)
              .getDeclaredConstructor()
              .newInstance()
              .getSchema());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no generated class for " + record, e);
    }
  }

  private <T> Codec<T> codec(
      String topic, int limit, AvroOutput.Writer<T> writer, AvroInput.Reader<T> reader) {
    Schema schema = Contracts.schema(Contracts.all().get(topic));
    return new DirectCodec<>(access, schema, targets.get(topic).id(), limit, writer, reader);
  }

  @Override
  public Codec<Post> mail(Room room) {
    return mail.get(room);
  }

  @Override
  @SuppressWarnings("unchecked") // the caller knows the file's type by its room
  public <F extends DeskFile> Codec<Filed<F>> file(Room room) {
    return (Codec<Filed<F>>)
        switch (room) {
          case SUBJECT -> subjectFile;
          case ACCOUNT -> accountFile;
          case CONTACT -> contactFile;
          case CASE -> caseFile;
          case DEVICE -> deviceFile;
        };
  }

  @Override
  public List<Published> output(Output output) {
    return publisher.output(output);
  }

  @Override
  public Published echo(Task task) {
    return publisher.echo(task);
  }

  @Override
  public Published receipt(Receipt receipt) {
    return publisher.receipt(receipt);
  }

  @Override
  public Published rejected(Rejection rejection) {
    return publisher.rejected(rejection);
  }

  private byte[] encode(String topic, SpecificRecord record) {
    Target target = targets.get(topic);
    byte[] bytes = WireFormat.encode(target.id(), target.writer(), record);
    int limit = topic.equals(TopicNames.REJECTED) ? REJECTION_BYTES : MESSAGE_BYTES;
    if (bytes.length > limit) {
      throw new OversizeException(record.getSchema().getName(), bytes.length, limit);
    }
    return bytes;
  }
}
