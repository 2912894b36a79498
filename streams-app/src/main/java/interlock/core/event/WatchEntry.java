package interlock.core.event;

import interlock.core.identity.ContactPoint;
import interlock.core.identity.Identifier;
import java.util.Optional;
import java.util.OptionalLong;

/** One entry of the police's watch list, in force from {@code validFrom} to {@code validTo}. */
public record WatchEntry(
    Origin origin,
    String entryId,
    boolean active,
    Target target,
    Grade grade,
    Optional<String> caseId,
    Optional<String> legalBasis,
    long validFrom,
    OptionalLong validTo)
    implements Event {

  /**
   * What is listed: an account, phone or person, or a site or app (a phone is both a person's and a
   * line).
   */
  public sealed interface Target {
    record Listed(Identifier identifier) implements Target {}

    record Line(ContactPoint contact) implements Target {}
  }
}
