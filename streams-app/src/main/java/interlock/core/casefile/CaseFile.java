package interlock.core.casefile;

import interlock.core.desk.DeskFile;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is on a CaseDesk: not the newest version itself, but what was told of it, so that the next
 * version's difference can be mailed. It grows by an account and a digest for each payee, whatever
 * the report says of the payments: Intake's limits on the lines and contacts of a report keep it
 * below the 256 KiB that the codec allows (docs/adr/0007).
 *
 * @param asOf the desk's now at the last change, epoch milliseconds
 * @param newest which version was believed last
 * @param statement what it says of the case as a whole
 * @param payees the accounts that it names, sorted; none when it is withdrawn
 * @param contacts the contacts that it names, sorted; none when it is withdrawn
 * @param version how many versions were believed, from 1
 * @param revision of the summary as last published
 */
public record CaseFile(
    long asOf,
    Newest newest,
    Statement statement,
    List<Payee> payees,
    List<ContactPoint> contacts,
    int version,
    int revision)
    implements DeskFile {

  public CaseFile {
    payees = List.copyOf(payees);
    contacts = List.copyOf(contacts);
  }

  /**
   * A version's place among the versions of its report. Newest is what was reported last; of two
   * reported at the same moment the one further on (REPORTED, FILED, WITHDRAWN), then by source and
   * event id. The time of receipt plays no part: with it, a version that came once more would win
   * over one that it had lost to.
   *
   * @param reportedAt epoch milliseconds
   */
  public record Newest(long reportedAt, CaseStatus status, String source, String eventId)
      implements Comparable<Newest> {
    private static final Comparator<Newest> OLDEST_FIRST =
        Comparator.comparingLong(Newest::reportedAt)
            .thenComparing(Newest::status)
            .thenComparing(Newest::source)
            .thenComparing(Newest::eventId);

    static Newest of(IncidentReport report) {
      var origin = report.origin();
      return new Newest(origin.reportedAt(), report.status(), origin.source(), origin.eventId());
    }

    @Override
    public int compareTo(Newest other) {
      return OLDEST_FIRST.compare(this, other);
    }
  }

  /**
   * What a version says of the case as a whole.
   *
   * @param lossFen the victim's word, otherwise the sum of the lines; empty when withdrawn
   * @param lossAt the victim's word, otherwise the latest line's, epoch milliseconds; empty when
   *     withdrawn
   */
  public record Statement(
      Party victim,
      Optional<String> fraudType,
      OptionalLong lossFen,
      OptionalLong lossAt,
      Optional<String> handlingUnit,
      Optional<String> region,
      Optional<String> registeredRegion) {

    static Statement of(IncidentReport report, Claims claims) {
      return new Statement(
          report.victim(),
          report.fraudType(),
          claims.lossFen(),
          claims.lossAt(),
          report.handlingUnit(),
          report.region(),
          report.registeredRegion());
    }

    /** The same, with no loss any more. */
    Statement withoutLoss() {
      return new Statement(
          victim,
          fraudType,
          OptionalLong.empty(),
          OptionalLong.empty(),
          handlingUnit,
          region,
          registeredRegion);
    }
  }

  /**
   * An account that the report names.
   *
   * @param digest of the lines that it was told, see {@link LineDigest}
   */
  public record Payee(Account account, long digest) {}
}
