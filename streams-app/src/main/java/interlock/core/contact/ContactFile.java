package interlock.core.contact;

import interlock.core.desk.DeskFile;
import interlock.core.event.Appeal;
import interlock.core.event.CaseStatus;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.WatchEntry;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Phone;
import interlock.core.lead.Lead;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is on a ContactDesk. Lists hold each fact once and are sorted.
 *
 * @param asOf the desk's now at the last change, epoch milliseconds
 * @param takenBackAt the last moment at which the desk took back what it had told subscribers,
 *     epoch milliseconds; 0: never. What is told afterwards is told later than that
 * @param kind how subscribers were in touch with it, as first told
 * @param touches by (receivedAt, source, eventId), the newest kept
 * @param folded how many touches were dropped because the file was full
 * @param spoofed whether a source ever said that the number shown was not the caller's: whoever
 *     rents it may have nothing to do with it
 * @param listings newest version by entry id
 * @param reports newest version by case id
 * @param control the line-control task issued
 * @param leads leads issued: that more people were in touch than are warned
 * @param appeal the newest appeal against what the task asks
 * @param relief what counts no more against the line
 */
public record ContactFile(
    long asOf,
    long takenBackAt,
    ContactPoint contact,
    ContactKind kind,
    List<Touch> touches,
    int folded,
    boolean spoofed,
    List<WatchEntry> listings,
    List<CaseOnContact> reports,
    Optional<LineControl> control,
    List<Lead> leads,
    Optional<LineAppeal> appeal,
    LineRelief relief)
    implements DeskFile {

  private static final String SPOOFED = "SPOOFED";

  public ContactFile {
    touches = List.copyOf(touches);
    listings = List.copyOf(listings);
    reports = List.copyOf(reports);
    leads = List.copyOf(leads);
  }

  ContactFile withTouches(List<Touch> next, int nextFolded) {
    return with(
        d -> {
          d.touches = next;
          d.folded = nextFolded;
          d.spoofed = spoofed || next.stream().anyMatch(t -> t.signals().contains(SPOOFED));
        });
  }

  ContactFile withListings(List<WatchEntry> next) {
    return with(d -> d.listings = next);
  }

  ContactFile withReports(List<CaseOnContact> next) {
    return with(d -> d.reports = next);
  }

  ContactFile withControl(Optional<LineControl> next) {
    return with(d -> d.control = next);
  }

  ContactFile withLeads(List<Lead> next) {
    return with(d -> d.leads = next);
  }

  ContactFile withAppeal(LineAppeal next) {
    return with(d -> d.appeal = Optional.of(next));
  }

  ContactFile withRelief(LineRelief next) {
    return with(d -> d.relief = next);
  }

  ContactFile at(long now, long lastTakenBackAt) {
    return with(
        d -> {
          d.asOf = now;
          d.takenBackAt = lastTakenBackAt;
        });
  }

  private ContactFile with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** The parts that change. */
  private static final class Draft {
    private final ContactFile from;
    private long asOf;
    private long takenBackAt;
    private List<Touch> touches;
    private int folded;
    private boolean spoofed;
    private List<WatchEntry> listings;
    private List<CaseOnContact> reports;
    private Optional<LineControl> control;
    private List<Lead> leads;
    private Optional<LineAppeal> appeal;
    private LineRelief relief;

    Draft(ContactFile from) {
      this.from = from;
      asOf = from.asOf;
      takenBackAt = from.takenBackAt;
      touches = from.touches;
      folded = from.folded;
      spoofed = from.spoofed;
      listings = from.listings;
      reports = from.reports;
      control = from.control;
      leads = from.leads;
      appeal = from.appeal;
      relief = from.relief;
    }

    ContactFile done() {
      return new ContactFile(
          asOf,
          takenBackAt,
          from.contact,
          from.kind,
          touches,
          folded,
          spoofed,
          listings,
          reports,
          control,
          leads,
          appeal,
          relief);
    }
  }

  /** One subscriber's call, message or visit. Times epoch milliseconds. */
  public record Touch(
      Phone subscriber,
      String source,
      String eventId,
      FraudContact.Reporter reporter,
      ContactKind kind,
      FraudContact.Phase phase,
      String session,
      long occurredAt,
      long reportedAt,
      long receivedAt,
      int confidencePermille,
      List<String> signals,
      Optional<String> fraudType,
      Optional<String> region) {
    public Touch {
      signals = List.copyOf(signals);
    }
  }

  /**
   * What a case says of this contact.
   *
   * @param version the CaseDesk's count; the highest counts
   * @param knownAt the desk's now when it first counted against the contact, whatever versions came
   *     then, epoch milliseconds
   */
  public record CaseOnContact(
      String caseId,
      int version,
      CaseStatus status,
      boolean named,
      Optional<String> fraudType,
      Optional<String> handlingUnit,
      Optional<String> region,
      long knownAt) {}

  /**
   * An appeal against what is asked for this contact.
   *
   * @param eventId of the newest word on it
   * @param reportedAt of that word, epoch milliseconds: an earlier one is overtaken
   * @param upheld ids of the appeals that were upheld, the newest last
   */
  public record LineAppeal(
      String appealId, Appeal.Status status, String eventId, long reportedAt, List<String> upheld) {
    public LineAppeal {
      upheld = List.copyOf(upheld);
    }

    LineAppeal upholding(List<String> these) {
      return new LineAppeal(appealId, status, eventId, reportedAt, these);
    }
  }
}
