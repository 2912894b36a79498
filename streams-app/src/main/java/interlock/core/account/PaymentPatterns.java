package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.account.pattern.BalanceDrain;
import interlock.core.account.pattern.Finding;
import interlock.core.account.pattern.GrowingPayments;
import interlock.core.account.pattern.ManyInOneOut;
import interlock.core.account.pattern.OneInManyOut;
import interlock.core.account.pattern.Payment;
import interlock.core.account.pattern.Payments;
import interlock.core.account.pattern.RepeatedAmounts;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Patterns;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the account's payments look like together (ADR 0012). What the victim's side shows is
 * evidence of the holder, told to whom a bank's suspicion is told; what the other side shows is a
 * reason of the MULE lead.
 *
 * <p>Nothing is remembered of it: what one payment changed is the difference between what the
 * ledger without it and the ledger with it show.
 */
final class PaymentPatterns {
  private static final int SURE = 1000;

  private PaymentPatterns() {}

  /**
   * Tells what one version of a payment completed, and takes back what it undid.
   *
   * @param filing with that version, before anything is folded: what only makes room undoes nothing
   */
  static void review(Draft draft, Ledger.Filing filing) {
    if (!Ledger.moves(filing.entry()) && filing.previous().filter(Ledger::moves).isEmpty()) {
      return;
    }
    Patterns rules = draft.policy().patterns();
    List<LedgerEntry> before = draft.before.ledger();
    boolean folded = draft.before.folded() > 0;
    int same = samePlaces(before, filing.ledger());
    Seen is = Seen.of(filing.ledger(), folded, rules);
    // What a payment shows with those before it does not depend on those after it.
    Seen was = same == before.size() ? is.before(same) : Seen.of(before, folded, rules);
    Map<String, Evidence> tells = evidence(draft, is.told(was.passesOn() ? 0 : same));
    Map<String, Evidence> told = evidence(draft, was.told(is.passesOn() ? 0 : same));
    boolean allowed = Listings.isListed(draft.listings, Grade.ALLOWED, draft.now());
    if (!allowed) {
      lead(draft, is);
    }
    // Told first, then taken back: in between no case is to be CANCELLED.
    for (Evidence piece : tells.values()) {
      if (!allowed
          && !piece.equals(told.get(piece.id()))
          && isSoonEnough(draft, piece.occurredAt())) {
        PayerCheck.pass(draft, piece.toldAt(draft.toldAt()), draft.holder);
        PolicyChange.tells(draft, piece.code());
      }
    }
    List<String> gone = new ArrayList<>();
    for (String id : told.keySet()) {
      if (!tells.containsKey(id)) {
        gone.add(Marks.pattern(draft.account, id));
      }
    }
    if (!gone.isEmpty()) {
      PayerCheck.pass(draft, new SubjectMail.EvidenceWithdrawn(gone, draft.toldAt(), draft.holder));
      draft.takenBackAt = draft.toldAt();
    }
  }

  /** How many entries at the beginning are the same. */
  private static int samePlaces(List<LedgerEntry> before, List<LedgerEntry> after) {
    int place = 0;
    while (place < before.size()
        && place < after.size()
        && before.get(place).equals(after.get(place))) {
      place++;
    }
    return place;
  }

  private static boolean isSoonEnough(Draft draft, long at) {
    return at >= draft.now() - draft.policy().patterns().tellWithinMillis();
  }

  /** A reason that the lead has already is no news. */
  private static void lead(Draft draft, Seen seen) {
    List<ReasonCode> why = new ArrayList<>();
    Optional<String> region = Optional.empty();
    for (Map.Entry<ReasonCode, List<Finding>> each : seen.ofTheOtherSide().entrySet()) {
      Optional<Finding> first =
          each.getValue().stream().filter(f -> isSoonEnough(draft, f.last().at())).findFirst();
      if (first.isPresent()) {
        why.add(each.getKey());
        region = region.or(() -> seen.entry(first.get()).region());
      }
    }
    if (!why.isEmpty()) {
      Mule.raise(draft, why, region);
    }
  }

  private static Map<String, Evidence> evidence(Draft draft, List<Told> told) {
    Map<String, Evidence> byId = new LinkedHashMap<>();
    for (Told each : told) {
      Evidence piece = evidence(draft, each);
      byId.put(piece.id(), piece);
    }
    return byId;
  }

  private static Evidence evidence(Draft draft, Told told) {
    LedgerEntry last = told.last();
    return new Evidence(
        told.code(),
        last.source(),
        last.eventId(),
        "",
        Evidence.Witness.BANK,
        WarningClass.FUND,
        last.occurredAt(),
        last.reportedAt(),
        draft.moment.cause().receivedAt(),
        SURE,
        Optional.empty(),
        OptionalLong.of(told.fen()),
        Optional.of(
            new Evidence.Payment(
                last.institution(),
                last.transferId(),
                last.status(),
                last.heldUntil(),
                Optional.of(draft.account),
                last.counterparty().account())),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        last.region(),
        Optional.empty());
  }

  /**
   * What the victim's side shows.
   *
   * @param last the payment with which it began
   */
  private record Told(EvidenceCode code, LedgerEntry last, long fen) {}

  /** What one ledger shows. */
  private record Seen(
      List<LedgerEntry> ledger,
      List<Finding> repeatedOut,
      List<Finding> drained,
      List<Finding> growing,
      List<Finding> repeatedIn,
      List<Finding> manyInOneOut,
      List<Finding> oneInManyOut) {

    static Seen of(List<LedgerEntry> ledger, boolean folded, Patterns rules) {
      Payments payments = payments(ledger);
      long knownSince =
          folded && !ledger.isEmpty() ? ledger.getFirst().occurredAt() : Long.MIN_VALUE;
      var repeated = rules.repeated();
      return new Seen(
          ledger,
          repeated.enabled() ? RepeatedAmounts.find(payments, Side.OUT, repeated) : List.of(),
          rules.drain().enabled() ? BalanceDrain.find(payments, rules.drain()) : List.of(),
          rules.growing().enabled()
              ? GrowingPayments.find(payments, knownSince, rules.growing())
              : List.of(),
          repeated.enabled() ? RepeatedAmounts.find(payments, Side.IN, repeated) : List.of(),
          rules.manyInOneOut().enabled()
              ? ManyInOneOut.find(payments, rules.manyInOneOut())
              : List.of(),
          rules.oneInManyOut().enabled()
              ? OneInManyOut.find(payments, rules.oneInManyOut())
              : List.of());
    }

    private static Payments payments(List<LedgerEntry> ledger) {
      Map<Identifier, Integer> numbers = new HashMap<>();
      List<Payment> payments = new ArrayList<>(ledger.size());
      for (int place = 0; place < ledger.size(); place++) {
        LedgerEntry entry = ledger.get(place);
        if (Ledger.moves(entry)) {
          payments.add(
              new Payment(
                  place,
                  entry.side(),
                  number(numbers, entry.counterparty()),
                  entry.amountFen(),
                  entry.occurredAt(),
                  entry.balanceFen()));
        }
      }
      return new Payments(payments, numbers.size());
    }

    /** An account says most surely who it is; a phone may come to be known with it later. */
    private static int number(Map<Identifier, Integer> numbers, Party other) {
      Optional<? extends Identifier> who =
          other.account().isPresent() ? other.account() : other.smallest();
      if (who.isEmpty()) {
        return Payments.NOBODY;
      }
      Integer known = numbers.putIfAbsent(who.get(), numbers.size() + 1);
      return known == null ? numbers.size() : known;
    }

    /** What the first entries of the ledger show. */
    Seen before(int place) {
      return new Seen(
          ledger.subList(0, place),
          before(repeatedOut, place),
          before(drained, place),
          before(growing, place),
          before(repeatedIn, place),
          before(manyInOneOut, place),
          before(oneInManyOut, place));
    }

    private static List<Finding> before(List<Finding> findings, int place) {
      return findings.stream().filter(f -> f.last().place() < place).toList();
    }

    boolean passesOn() {
      return !manyInOneOut.isEmpty() || !oneInManyOut.isEmpty();
    }

    /**
     * What begins with the payments from a place on; of an account through which money passes
     * nothing speaks for a victim.
     */
    List<Told> told(int from) {
      List<Told> told = new ArrayList<>();
      if (!passesOn()) {
        add(EvidenceCode.REPEATED_PAYMENTS, repeatedOut, from, told);
        add(EvidenceCode.BALANCE_DRAINED, drained, from, told);
        add(EvidenceCode.GROWING_PAYMENTS, growing, from, told);
      }
      return told;
    }

    private void add(EvidenceCode code, List<Finding> findings, int from, List<Told> told) {
      for (Finding finding : findings) {
        if (finding.last().place() >= from) {
          told.add(new Told(code, entry(finding), finding.fen()));
        }
      }
    }

    Map<ReasonCode, List<Finding>> ofTheOtherSide() {
      Map<ReasonCode, List<Finding>> found = new EnumMap<>(ReasonCode.class);
      found.put(ReasonCode.MANY_IN_ONE_OUT, manyInOneOut);
      found.put(ReasonCode.ONE_IN_MANY_OUT, oneInManyOut);
      found.put(ReasonCode.REPEATED_INFLOWS, repeatedIn);
      return found;
    }

    LedgerEntry entry(Finding finding) {
      return ledger.get(finding.last().place());
    }
  }
}
