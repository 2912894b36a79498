package interlock.contract.record;

import interlock.contract.binary.AvroInput;
import interlock.contract.binary.AvroOutput;
import interlock.core.event.ContactKind;
import interlock.core.identity.ContactPoint;
import java.util.Optional;

/** {@code interlock.common.Contact}: a line, and how somebody was in touch with it. */
public final class ContactMapper {

  /** The two together, as the record holds them. */
  public record Contact(ContactKind kind, ContactPoint point) {}

  private ContactMapper() {}

  public static void write(AvroOutput out, ContactKind kind, ContactPoint point) {
    Words.CONTACT_KIND.write(out, kind);
    switch (point.kind()) {
      case NUMBER, SERVICE -> {
        out.present();
        out.string(point.reveal());
        out.absent(2);
      }
      case SITE -> {
        out.absent(1);
        out.present();
        out.string(point.reveal());
        out.absent(1);
      }
      case APP -> {
        out.absent(2);
        out.present();
        out.string(point.reveal());
      }
    }
  }

  /** Where only the line is known, the kind follows from it. */
  public static void write(AvroOutput out, ContactPoint point) {
    write(out, kind(point), point);
  }

  /** The usual way to be in touch with it. */
  public static ContactKind kind(ContactPoint point) {
    return switch (point.kind()) {
      case NUMBER, SERVICE -> ContactKind.CALL;
      case SITE -> ContactKind.SITE;
      case APP -> ContactKind.APP;
    };
  }

  public static ContactPoint point(AvroInput in) {
    return read(in).point();
  }

  public static Contact read(AvroInput in) {
    ContactKind kind = Words.CONTACT_KIND.read(in, ContactKind.OTHER);
    Optional<String> phone = in.optionalString();
    Optional<String> url = in.optionalString();
    Optional<String> app = in.optionalString();
    return new Contact(kind, point(phone, url, app));
  }

  private static ContactPoint point(
      Optional<String> phone, Optional<String> url, Optional<String> app) {
    String key;
    if (phone.isPresent()) {
      key = (phone.get().startsWith("+") ? "n:" : "v:") + phone.get();
    } else if (url.isPresent()) {
      key = "s:" + url.get();
    } else {
      key = "x:" + app.orElse("");
    }
    return ContactPoint.tryOfKey(key)
        .orElseThrow(() -> AvroInput.bad("a contact not in normal form"));
  }
}
