package interlock.core.contact;

import interlock.core.contact.ContactFile.CaseOnContact;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Phone;
import interlock.core.policy.Units;
import java.util.List;
import java.util.Optional;

/**
 * Where a line is, and who answers for what is asked of it: the unit that handles a case that names
 * it, else whose region it is. The region is the first case's, else that of the newest touch, else
 * where the number was given out; the national desk answers for the rest.
 */
record LinePlace(String unit, Optional<String> region) {

  /**
   * @param known why the contact is INVOLVED, whatever was set aside
   */
  static LinePlace of(ContactFile file, Involvement known, Units units) {
    List<CaseOnContact> cases = file.relief().standing(known).cases();
    Optional<String> region =
        cases.stream()
            .flatMap(c -> c.region().stream())
            .findFirst()
            .or(
                () ->
                    file.touches().reversed().stream()
                        .flatMap(t -> t.region().stream())
                        .findFirst())
            .or(() -> numbered(file.contact(), units));
    return new LinePlace(
        cases.stream()
            .flatMap(c -> c.handlingUnit().stream())
            .findFirst()
            .or(() -> region.flatMap(units::unitFor))
            .orElse(units.fallback()),
        region);
  }

  private static Optional<String> numbered(ContactPoint contact, Units units) {
    return contact.kind() == ContactPoint.Kind.NUMBER
        ? Phone.ofE164(contact.reveal()).flatMap(units.phonePrefixes()::region)
        : Optional.empty();
  }
}
