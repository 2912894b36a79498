package interlock.contract;

import interlock.contract.registry.LocalSchemaRegistry;
import interlock.contract.registry.Patience;
import interlock.contract.wire.AvroContractSerdes;
import interlock.contract.wire.ContractSerdes;
import interlock.contract.wire.RegistryAccess;
import interlock.core.account.AccountFile;
import interlock.core.casefile.CaseFile;
import interlock.core.contact.ContactFile;
import interlock.core.desk.Cause;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Filed;
import interlock.core.desk.Room;
import interlock.core.device.DeviceFile;
import interlock.core.mail.AccountMail;
import interlock.core.mail.CaseMail;
import interlock.core.mail.ContactMail;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.Mail;
import interlock.core.mail.Post;
import interlock.core.mail.SubjectMail;
import interlock.core.subject.SubjectFile;
import interlock.schemas.Contracts;
import java.time.Duration;
import java.util.OptionalLong;

/** Codecs over a registry of their own. */
public final class Fixture {
  private final LocalSchemaRegistry registry = new LocalSchemaRegistry();
  private final RegistryAccess access =
      new RegistryAccess(
          registry,
          new Patience(Duration.ofMillis(1), Duration.ofMillis(1)),
          true,
          schema -> Contracts.text(schema.getFullName()));
  private final AvroCodecs codecs = new AvroCodecs(access, "");

  public LocalSchemaRegistry registry() {
    return registry;
  }

  public Codecs codecs() {
    return codecs;
  }

  public ContractSerdes serdes() {
    return new AvroContractSerdes(access);
  }

  static Class<? extends Mail> mail(Room room) {
    return switch (room) {
      case SUBJECT -> SubjectMail.class;
      case ACCOUNT -> AccountMail.class;
      case CONTACT -> ContactMail.class;
      case CASE -> CaseMail.class;
      case DEVICE -> DeviceMail.class;
    };
  }

  static Class<? extends DeskFile> file(Room room) {
    return switch (room) {
      case SUBJECT -> SubjectFile.class;
      case ACCOUNT -> AccountFile.class;
      case CONTACT -> ContactFile.class;
      case CASE -> CaseFile.class;
      case DEVICE -> DeviceFile.class;
    };
  }

  static Post post(Class<? extends Mail> kind, long seed) {
    return new Post(Arbitrary.of(Cause.class, seed), Arbitrary.of(kind, seed));
  }

  static Filed<DeskFile> filed(Room room, long seed) {
    return new Filed<>(
        Arbitrary.of(file(room), seed),
        seed % 3 == 0 ? OptionalLong.empty() : OptionalLong.of(seed));
  }

  static Mail wake() {
    return new interlock.core.mail.Wake(3);
  }

  static String mailRecord(Room room) {
    return "interlock.mail." + mail(room).getSimpleName();
  }

  static String fileRecord(Room room) {
    return "interlock.state." + file(room).getSimpleName();
  }
}
