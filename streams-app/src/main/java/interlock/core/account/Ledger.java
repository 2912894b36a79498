package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The payments of one account: one entry for each, in the strict order of design.md §5. */
final class Ledger {
  /** Entries that one file keeps. */
  static final int MAX_ENTRIES = 300;

  /** Bytes, as estimated by {@link Sizes}. */
  static final int MAX_BYTES = 72 * 1024;

  private static final int MAX_SUSPICIONS = 8;

  /** The one order of all payments: (occurredAt, institution, transferId). */
  static final Comparator<LedgerEntry> STRICT =
      Comparator.comparingLong(LedgerEntry::occurredAt)
          .thenComparing(LedgerEntry::institution)
          .thenComparing(LedgerEntry::transferId);

  // What both ends of a payment see comes first, so that both desks keep the same version.
  private static final Comparator<LedgerEntry> VERSION =
      Comparator.comparingLong(LedgerEntry::reportedAt)
          .thenComparing(LedgerEntry::status)
          .thenComparingLong(LedgerEntry::amountFen)
          .thenComparingLong(LedgerEntry::occurredAt)
          .thenComparing(LedgerEntry::source)
          .thenComparing(LedgerEntry::eventId)
          .thenComparingLong(e -> e.heldUntil().orElse(0))
          .thenComparing(LedgerEntry::cash)
          .thenComparing(LedgerEntry::channel)
          .thenComparing(e -> e.region().orElse(""))
          .thenComparing(e -> words(e.counterparty()))
          .thenComparingLong(e -> e.balanceFen().orElse(Long.MAX_VALUE));

  private Ledger() {}

  /**
   * What reading one version did.
   *
   * @param entry the payment as it now stands
   * @param previous the version that stood before
   * @param newest the version read is now the one that counts
   * @param newlySuspicious a suspicion that was not known
   */
  record Filing(
      List<LedgerEntry> ledger,
      LedgerEntry entry,
      Optional<LedgerEntry> previous,
      boolean newest,
      boolean newlySuspicious) {}

  /** An entry for a version of a payment, seen from one of its ends. */
  static LedgerEntry entry(Transfer transfer, Side side) {
    var origin = transfer.origin();
    boolean actedOn = transfer.suspicious() && side == Side.OUT;
    return new LedgerEntry(
        origin.source(),
        origin.eventId(),
        transfer.institution(),
        transfer.transferId(),
        side,
        side == Side.OUT ? transfer.payee().orElse(Party.UNKNOWN) : transfer.payer(),
        transfer.amountFen(),
        origin.occurredAt(),
        origin.reportedAt(),
        transfer.status(),
        transfer.heldUntil(),
        transfer.cash(),
        transfer.channel(),
        transfer.region(),
        actedOn ? List.of(origin.source() + "/" + origin.eventId()) : List.of(),
        side == Side.OUT ? transfer.payerBalanceFen() : transfer.payeeBalanceFen());
  }

  /** Files one version; the newest one counts. */
  static Filing file(List<LedgerEntry> ledger, LedgerEntry version) {
    Optional<LedgerEntry> previous = Optional.empty();
    List<LedgerEntry> next = new ArrayList<>(ledger.size() + 1);
    for (LedgerEntry entry : ledger) {
      if (samePayment(entry, version)) {
        previous = Optional.of(entry);
      } else {
        next.add(entry);
      }
    }
    boolean newest = previous.map(p -> VERSION.compare(version, p) > 0).orElse(true);
    List<String> known = previous.map(LedgerEntry::suspicions).orElse(List.of());
    boolean newlySuspicious = !known.containsAll(version.suspicions());
    LedgerEntry stands =
        suspected(newest ? version : previous.get(), union(known, version.suspicions()));
    next.add(stands);
    next.sort(STRICT);
    return new Filing(List.copyOf(next), stands, previous, newest, newlySuspicious);
  }

  /**
   * Drops entries until the ledger fits: clean ones first, the oldest first; then inflows that
   * carry taint, for their tainted part is on file besides; outflows that carry taint last.
   *
   * @param tainted keys ({@link #key}) of the payments that carry taint, or are to be held
   */
  static List<LedgerEntry> fold(List<LedgerEntry> ledger, Set<String> tainted) {
    int bytes = 0;
    for (LedgerEntry entry : ledger) {
      bytes += Sizes.of(entry);
    }
    int count = ledger.size();
    if (fits(count, bytes)) {
      return ledger;
    }
    List<LedgerEntry> byWorth = new ArrayList<>(ledger);
    byWorth.sort(
        Comparator.comparingInt((LedgerEntry e) -> worth(e, tainted)).thenComparing(STRICT));
    Set<String> dropped = new HashSet<>();
    for (LedgerEntry entry : byWorth) {
      if (fits(count, bytes)) {
        break;
      }
      dropped.add(key(entry));
      bytes -= Sizes.of(entry);
      count--;
    }
    return ledger.stream().filter(e -> !dropped.contains(key(e))).toList();
  }

  static boolean overfull(List<LedgerEntry> ledger) {
    return !fits(ledger.size(), ledger.stream().mapToInt(Sizes::of).sum());
  }

  /** Names a payment: institution/transferId. */
  static String key(LedgerEntry entry) {
    return key(entry.institution(), entry.transferId());
  }

  static String key(String institution, String transferId) {
    return institution + "/" + transferId;
  }

  /** Only a posted payment moves money. */
  static boolean moves(LedgerEntry entry) {
    return entry.status() == Transfer.Status.POSTED;
  }

  private static boolean fits(int count, int bytes) {
    return count <= MAX_ENTRIES && bytes <= MAX_BYTES;
  }

  private static int worth(LedgerEntry entry, Set<String> tainted) {
    if (!tainted.contains(key(entry))) {
      return 0;
    }
    return entry.side() == Side.IN ? 1 : 2;
  }

  private static boolean samePayment(LedgerEntry a, LedgerEntry b) {
    return a.transferId().equals(b.transferId()) && a.institution().equals(b.institution());
  }

  private static List<String> union(List<String> a, List<String> b) {
    if (a.containsAll(b)) {
      return a;
    }
    var all = new TreeSet<>(a);
    all.addAll(b);
    while (all.size() > MAX_SUSPICIONS) {
      all.removeLast();
    }
    return List.copyOf(all);
  }

  private static LedgerEntry suspected(LedgerEntry e, List<String> suspicions) {
    if (e.suspicions().equals(suspicions)) {
      return e;
    }
    return new LedgerEntry(
        e.source(),
        e.eventId(),
        e.institution(),
        e.transferId(),
        e.side(),
        e.counterparty(),
        e.amountFen(),
        e.occurredAt(),
        e.reportedAt(),
        e.status(),
        e.heldUntil(),
        e.cash(),
        e.channel(),
        e.region(),
        suspicions,
        e.balanceFen());
  }

  /** All that a party says, to sort by. */
  static String words(Party party) {
    var text = new StringBuilder();
    for (Identifier identifier : party.identifiers()) {
      text.append(identifier.key()).append(' ');
    }
    party.institution().ifPresent(i -> text.append(i).append(' '));
    party.name().ifPresent(n -> text.append(n.reveal()));
    return text.toString();
  }
}
