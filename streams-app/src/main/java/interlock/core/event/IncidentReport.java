package interlock.core.event;

import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One version of what a victim reported; a newer version replaces the whole list of lines. */
public record IncidentReport(
    Origin origin,
    String caseId,
    CaseStatus status,
    Optional<String> caseNumber,
    Party victim,
    Optional<String> fraudType,
    OptionalLong lossFen,
    OptionalLong lossAt,
    List<Line> lines,
    List<ContactPoint> contacts,
    Optional<String> handlingUnit,
    Optional<String> region,
    Optional<String> registeredRegion)
    implements Event {

  public IncidentReport {
    lines = List.copyOf(lines);
    contacts = List.copyOf(contacts);
  }

  /**
   * One payment that the victim names.
   *
   * @param index position in the report, from 0; names the line within this version
   * @param transferId the bank's id where the victim or the bank could give it
   * @param occurredAt epoch milliseconds, the victim's word
   */
  public record Line(
      int index,
      Optional<String> transferId,
      Optional<Account> payerAccount,
      Party payee,
      long amountFen,
      long occurredAt,
      Optional<String> orderId) {}
}
