package interlock.contract.output;

import interlock.common.Contact;
import interlock.contract.record.ContactMapper;
import interlock.contract.record.Words;
import interlock.core.event.ContactKind;
import interlock.core.event.Party;
import interlock.core.event.PersonName;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Identifier;
import interlock.core.task.Reason;
import interlock.core.task.TaskHead;
import interlock.core.task.Voice;
import interlock.task.Approval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Core's small values as the generated classes want them; absent is null there. */
final class Values {
  private static final int SCALE = 2;

  private Values() {}

  static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, SCALE);
  }

  static BigDecimal yuan(OptionalLong fen) {
    return fen.isPresent() ? yuan(fen.getAsLong()) : null;
  }

  static Instant time(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  static Instant time(OptionalLong millis) {
    return millis.isPresent() ? time(millis.getAsLong()) : null;
  }

  static String text(Optional<String> text) {
    return text.orElse(null);
  }

  static List<String> texts(List<? extends Identifier> identifiers) {
    return identifiers.stream().map(Identifier::reveal).toList();
  }

  static interlock.common.Party party(Party party) {
    return new interlock.common.Party(
        party.account().map(Identifier::reveal).orElse(null),
        party.institution().orElse(null),
        party.name().map(PersonName::reveal).orElse(null),
        party.phone().map(Identifier::reveal).orElse(null),
        party.personId().map(Identifier::reveal).orElse(null));
  }

  static Contact contact(ContactPoint point) {
    return contact(ContactMapper.kind(point), point);
  }

  static Contact contact(ContactKind kind, ContactPoint point) {
    var contact = new Contact(Words.CONTACT_KIND.symbol(kind), null, null, null);
    switch (point.kind()) {
      case NUMBER, SERVICE -> contact.setPhone(point.reveal());
      case SITE -> contact.setUrl(point.reveal());
      case APP -> contact.setApp(point.reveal());
    }
    return contact;
  }

  static List<interlock.task.Reason> reasons(List<Reason> reasons) {
    return reasons.stream()
        .map(r -> new interlock.task.Reason(r.code().code(), r.points(), r.eventIds()))
        .toList();
  }

  static Approval approval(Voice voice) {
    return new Approval(voice.officer(), voice.unit(), time(voice.at()), null);
  }

  /** The event that led to this revision; for a deadline the task itself. */
  static String triggeredBy(TaskHead head) {
    return head.cause().eventId().isEmpty() ? head.taskId() : head.cause().eventId();
  }

  /** Null for the empty text that core has where there is no event. */
  static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
