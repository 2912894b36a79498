package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The payments of one account: one entry for each, in the strict order of design.md §5. */
final class Ledger {
  /** Entries that one file keeps. */
  static final int MAX_ENTRIES = 300;

  /** Bytes, as estimated by {@link Sizes}. */
  static final int MAX_BYTES = 72 * 1024;

  private static final int MAX_SUSPICIONS = 8;

  /**
   * So many other ends of older versions are remembered; a repeat that names another tells it
   * again.
   */
  static final int MAX_FORMER = 8;

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
          .thenComparing(e -> e.orderId().orElse(""))
          .thenComparing(e -> e.branch().orElse(""))
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
   * @param notTheirs accounts that a version names as the other end, and that do not know yet that
   *     the newest does not
   */
  record Filing(
      List<LedgerEntry> ledger,
      LedgerEntry entry,
      Optional<LedgerEntry> previous,
      boolean newest,
      boolean newlySuspicious,
      List<Account> notTheirs) {
    boolean isKnown() {
      return !newest && !newlySuspicious && notTheirs.isEmpty();
    }
  }

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
        transfer.orderId(),
        transfer.region(),
        transfer.branch(),
        actedOn ? List.of(origin.source() + "/" + origin.eventId()) : List.of(),
        List.of(),
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
    LedgerEntry counts = newest ? version : previous.get();
    List<Account> toldBefore = previous.map(LedgerEntry::formerly).orElse(List.of());
    List<Account> formerly = formerly(counts, version, previous, toldBefore);
    List<Account> remembered = formerly.stream().limit(MAX_FORMER).toList();
    LedgerEntry stands = with(counts, union(known, version.suspicions()), remembered);
    insert(next, stands);
    List<Account> notTheirs =
        newest ? formerly : formerly.stream().filter(a -> !toldBefore.contains(a)).toList();
    return new Filing(List.copyOf(next), stands, previous, newest, newlySuspicious, notTheirs);
  }

  /** Keeps the strict order: most payments are the newest. */
  private static void insert(List<LedgerEntry> ledger, LedgerEntry entry) {
    int at = ledger.size();
    while (at > 0 && STRICT.compare(ledger.get(at - 1), entry) > 0) {
      at--;
    }
    ledger.add(at, entry);
  }

  /** The other ends that some version names and the newest does not. */
  private static List<Account> formerly(
      LedgerEntry newest,
      LedgerEntry version,
      Optional<LedgerEntry> previous,
      List<Account> toldBefore) {
    var all = new TreeSet<>(toldBefore);
    version.counterparty().account().ifPresent(all::add);
    previous.flatMap(p -> p.counterparty().account()).ifPresent(all::add);
    newest.counterparty().account().ifPresent(all::remove);
    return List.copyOf(all);
  }

  /** What a full ledger gives up first, the least worth first (docs/adr/0015). */
  enum Worth {
    /** No case's money: the oldest first. */
    CLEAN,
    /** Brings money of which another desk's word is on file besides: the oldest first. */
    TRACED_IN,
    /**
     * Carries money away: the last in the strict order first, for what the earlier ones carry does
     * not depend on the later ones.
     */
    TRACED_OUT,
    /** A report's own payment, or one that is to be held: the oldest first. */
    NEEDED
  }

  private record Judged(LedgerEntry entry, Worth worth) {}

  private static final Comparator<Judged> LEAST_WORTH =
      Comparator.comparing(Judged::worth)
          .thenComparing(
              (a, b) ->
                  a.worth() == Worth.TRACED_OUT
                      ? STRICT.compare(b.entry(), a.entry())
                      : STRICT.compare(a.entry(), b.entry()));

  /** Drops entries, those of the least worth first, until the ledger fits. */
  static List<LedgerEntry> fold(List<LedgerEntry> ledger, Function<LedgerEntry, Worth> worth) {
    int bytes = bytes(ledger);
    int count = ledger.size();
    if (fits(count, bytes)) {
      return ledger;
    }
    List<Judged> judged = new ArrayList<>(count);
    ledger.forEach(entry -> judged.add(new Judged(entry, worth.apply(entry))));
    judged.sort(LEAST_WORTH);
    List<LedgerEntry> kept = new ArrayList<>(count);
    for (Judged least : judged) {
      if (fits(count, bytes)) {
        kept.add(least.entry());
      } else {
        bytes -= Sizes.of(least.entry());
        count--;
      }
    }
    kept.sort(STRICT);
    return List.copyOf(kept);
  }

  static boolean overfull(List<LedgerEntry> ledger) {
    return !fits(ledger.size(), bytes(ledger));
  }

  /** Names a payment: institution/transferId. */
  static String key(LedgerEntry entry) {
    return key(entry.institution(), entry.transferId());
  }

  static String key(String institution, String transferId) {
    return institution + "/" + transferId;
  }

  /** A payment between an account and itself; Intake refuses those, and they move nothing. */
  static boolean isToItself(LedgerEntry entry, Account account) {
    return entry.counterparty().account().equals(Optional.of(account));
  }

  /** Only a posted payment moves money. */
  static boolean moves(LedgerEntry entry) {
    return entry.status() == Transfer.Status.POSTED;
  }

  private static boolean fits(int count, int bytes) {
    return count <= MAX_ENTRIES && bytes <= MAX_BYTES;
  }

  private static int bytes(List<LedgerEntry> ledger) {
    int bytes = 0;
    for (LedgerEntry entry : ledger) {
      bytes += Sizes.of(entry);
    }
    return bytes;
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

  private static LedgerEntry with(LedgerEntry e, List<String> suspicions, List<Account> formerly) {
    if (e.suspicions().equals(suspicions) && e.formerly().equals(formerly)) {
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
        e.orderId(),
        e.region(),
        e.branch(),
        suspicions,
        formerly,
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
