package interlock.core.casefile;

import interlock.core.desk.DeskFile;
import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.CaseMail.MoneyProgress;
import interlock.core.mail.Tally;
import java.util.ArrayList;
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
 * @param receivedAt when the first version came, epoch milliseconds
 * @param firstReportedAt the earliest {@code reportedAt} of any version, epoch milliseconds
 * @param newest which version was believed last
 * @param statement what it says of the case as a whole
 * @param payees the accounts that it names, sorted; when it is withdrawn those that were told of it
 * @param contacts the contacts that it names, sorted; none when it is withdrawn
 * @param version how many versions were believed, from 1
 * @param findings what AccountDesks said of its money, added up
 * @param revision of the summary as last published
 * @param publishedAt when that was, epoch milliseconds
 * @param published the findings as they stood in it
 */
public record CaseFile(
    long asOf,
    long receivedAt,
    long firstReportedAt,
    Newest newest,
    Statement statement,
    List<Payee> payees,
    List<ContactPoint> contacts,
    int version,
    Findings findings,
    int revision,
    long publishedAt,
    Findings published)
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

  /** The same, with findings that are not yet published. */
  CaseFile with(long now, Findings found) {
    return new CaseFile(
        now,
        receivedAt,
        firstReportedAt,
        newest,
        statement,
        payees,
        contacts,
        version,
        found,
        revision,
        publishedAt,
        published);
  }

  /** The same, first reported earlier than was known. */
  CaseFile reportedAsEarlyAs(long now, long reportedAt) {
    return new CaseFile(
        now,
        receivedAt,
        reportedAt,
        newest,
        statement,
        payees,
        contacts,
        version,
        findings,
        revision,
        publishedAt,
        published);
  }

  /** The same, with all that is found published as the next revision. */
  CaseFile publishedAt(long now) {
    return new CaseFile(
        now,
        receivedAt,
        firstReportedAt,
        newest,
        statement,
        payees,
        contacts,
        version,
        findings,
        revision + 1,
        now,
        findings);
  }

  /**
   * What was found of the case's money. An account is counted, not kept: its desk tells what
   * changed (docs/adr/0013).
   *
   * @param accountsByHop on how many accounts of hop 1, 2, … it was found; the last is not 0
   * @param firstStopAt when a bank first acknowledged that it holds money of it, epoch milliseconds
   */
  public record Findings(Tally tally, List<Integer> accountsByHop, OptionalLong firstStopAt) {
    public static final Findings NONE =
        new Findings(Tally.NOTHING, List.of(), OptionalLong.empty());

    public Findings {
      accountsByHop = List.copyOf(accountsByHop);
    }

    /** With what one account's desk tells more. */
    Findings plus(MoneyProgress news) {
      List<Integer> counts = new ArrayList<>(accountsByHop);
      count(counts, news.fromHop(), -1);
      count(counts, news.toHop(), 1);
      while (!counts.isEmpty() && counts.getLast() == 0) {
        counts.removeLast();
      }
      OptionalLong earliest =
          firstStopAt.isPresent() && news.firstStopAt().isPresent()
              ? OptionalLong.of(Math.min(firstStopAt.getAsLong(), news.firstStopAt().getAsLong()))
              : firstStopAt.isPresent() ? firstStopAt : news.firstStopAt();
      return new Findings(tally.plus(news.change()), counts, earliest);
    }

    private static void count(List<Integer> counts, int hop, int more) {
      if (hop > 0) {
        while (counts.size() < hop) {
          counts.add(0);
        }
        counts.set(hop - 1, counts.get(hop - 1) + more);
      }
    }

    int accounts() {
      return accountsByHop.stream().mapToInt(Integer::intValue).sum();
    }

    /** The farthest hop; 0 if the money was found nowhere. */
    int hops() {
      return accountsByHop.size();
    }
  }

  /**
   * An account that the report names, or that was told of its withdrawal.
   *
   * @param digest of the lines that it was told, see {@link LineDigest}
   */
  public record Payee(Account account, long digest) {}
}
