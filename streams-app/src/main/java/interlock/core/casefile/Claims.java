package interlock.core.casefile;

import interlock.core.event.CaseStatus;
import interlock.core.event.IncidentReport;
import interlock.core.event.IncidentReport.Line;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one version of a report claims. A withdrawn one claims nothing, whatever it still lists.
 *
 * @param linesByAccount the lines by payee account, the largest of each; a payee without an account
 *     has no AccountDesk and is in the loss only
 * @param lossFen the victim's word, otherwise the sum of the lines; empty if there is neither
 * @param lossAt the victim's word, otherwise the latest line's, epoch milliseconds
 */
record Claims(
    SortedMap<Account, List<Line>> linesByAccount,
    SortedSet<ContactPoint> contacts,
    OptionalLong lossFen,
    OptionalLong lossAt) {

  /**
   * Lines that one account is told; an AccountDesk keeps no more than that of all reports together,
   * the largest too, so that it decides nothing else by those left out.
   */
  static final int LINES_TOLD = 100;

  private static final Comparator<Line> LARGEST_FIRST =
      Comparator.comparingLong(Line::amountFen).reversed().thenComparingInt(Line::index);

  private static final Claims NONE =
      new Claims(new TreeMap<>(), new TreeSet<>(), OptionalLong.empty(), OptionalLong.empty());

  static Claims of(IncidentReport report) {
    return report.status() == CaseStatus.WITHDRAWN
        ? NONE
        : new Claims(
            byAccount(report.lines()),
            new TreeSet<>(report.contacts()),
            report.lossFen().isPresent() ? report.lossFen() : sum(report.lines()),
            report.lossAt().isPresent()
                ? report.lossAt()
                : report.lines().stream().mapToLong(Line::occurredAt).max());
  }

  /** What the account is told; none when the report does not name it. */
  List<Line> lines(Account account) {
    return Optional.ofNullable(linesByAccount.get(account)).orElse(List.of());
  }

  private static SortedMap<Account, List<Line>> byAccount(List<Line> lines) {
    var byAccount = new TreeMap<Account, List<Line>>();
    for (Line line : lines) {
      line.payee()
          .account()
          .ifPresent(a -> byAccount.computeIfAbsent(a, unseen -> new ArrayList<>()).add(line));
    }
    byAccount.replaceAll((account, all) -> largest(all));
    return byAccount;
  }

  private static List<Line> largest(List<Line> lines) {
    return lines.size() <= LINES_TOLD
        ? lines
        : lines.stream()
            .sorted(LARGEST_FIRST)
            .limit(LINES_TOLD)
            .sorted(Comparator.comparingInt(Line::index))
            .toList();
  }

  private static OptionalLong sum(Collection<Line> lines) {
    // Thousands of lines of the greatest amount do not fit in a long.
    return lines.stream()
        .mapToLong(Line::amountFen)
        .reduce((a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
  }
}
