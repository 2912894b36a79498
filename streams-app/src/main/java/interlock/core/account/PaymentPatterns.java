package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.account.pattern.BalanceDrain;
import interlock.core.account.pattern.Finding;
import interlock.core.account.pattern.GrowingPayments;
import interlock.core.account.pattern.ManyInOneOut;
import interlock.core.account.pattern.OneInManyOut;
import interlock.core.account.pattern.Payment;
import interlock.core.account.pattern.RepeatedAmounts;
import interlock.core.codes.ReasonCode;
import interlock.core.event.Grade;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.Patterns;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the account's payments look like together (ADR 0013). What the victim's side shows is
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
   * @param ledger with that version, before anything is folded: what only makes room undoes nothing
   */
  static void review(Draft draft, List<LedgerEntry> ledger) {
    Patterns rules = draft.policy().patterns();
    Seen was = Seen.of(draft.before.ledger(), draft.before.folded() > 0, rules);
    Seen is = Seen.of(ledger, draft.before.folded() > 0, rules);
    boolean allowed = Listings.isListed(draft.listings, Grade.ALLOWED, draft.now());
    if (!allowed) {
      lead(draft, is);
    }
    Map<String, Evidence> before = evidence(draft, was);
    Map<String, Evidence> after = evidence(draft, is);
    // Told first, then taken back: in between no case is to be CANCELLED.
    if (!allowed) {
      for (Evidence piece : after.values()) {
        if (!piece.equals(before.get(piece.id())) && isSoonEnough(draft, piece.occurredAt())) {
          PayerCheck.pass(draft, piece.toldAt(draft.toldAt()), draft.holder);
        }
      }
    }
    List<String> gone = new ArrayList<>();
    for (String id : before.keySet()) {
      if (!after.containsKey(id)) {
        gone.add(Marks.pattern(draft.account, id));
      }
    }
    if (!gone.isEmpty()) {
      PayerCheck.pass(draft, new SubjectMail.EvidenceWithdrawn(gone, draft.toldAt(), draft.holder));
      draft.takenBackAt = draft.toldAt();
    }
  }

  private static boolean isSoonEnough(Draft draft, long at) {
    return at >= draft.now() - draft.policy().patterns().tellWithinMillis();
  }

  /** A reason that the lead has already is no news. */
  private static void lead(Draft draft, Seen seen) {
    List<ReasonCode> why = new ArrayList<>();
    Optional<String> region = Optional.empty();
    for (Map.Entry<ReasonCode, List<Finding>> each : seen.ofTheOtherSide().entrySet()) {
      for (Finding finding : each.getValue()) {
        if (isSoonEnough(draft, finding.last().at()) && !why.contains(each.getKey())) {
          why.add(each.getKey());
          region = region.or(() -> seen.entry(finding).region());
        }
      }
    }
    if (!why.isEmpty()) {
      Inquiries.mule(draft, why, region);
    }
  }

  /** By its id; of an account through which money passes nothing speaks for a victim. */
  private static Map<String, Evidence> evidence(Draft draft, Seen seen) {
    Map<String, Evidence> found = new LinkedHashMap<>();
    if (!seen.passesOn()) {
      add(draft, seen, EvidenceCode.REPEATED_PAYMENTS, seen.repeatedOut(), found);
      add(draft, seen, EvidenceCode.BALANCE_DRAINED, seen.drained(), found);
      add(draft, seen, EvidenceCode.GROWING_PAYMENTS, seen.growing(), found);
    }
    return found;
  }

  private static void add(
      Draft draft,
      Seen seen,
      EvidenceCode code,
      List<Finding> findings,
      Map<String, Evidence> found) {
    for (Finding finding : findings) {
      LedgerEntry last = seen.entry(finding);
      Evidence piece =
          new Evidence(
              code,
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
              OptionalLong.of(finding.fen()),
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
      found.put(piece.id(), piece);
    }
  }

  /**
   * What one ledger shows.
   *
   * @param entries by {@link Ledger#key}
   */
  private record Seen(
      Map<String, LedgerEntry> entries,
      List<Finding> repeatedOut,
      List<Finding> drained,
      List<Finding> growing,
      List<Finding> repeatedIn,
      List<Finding> manyInOneOut,
      List<Finding> oneInManyOut) {

    static Seen of(List<LedgerEntry> ledger, boolean folded, Patterns rules) {
      Map<String, LedgerEntry> entries = new HashMap<>();
      List<Payment> payments = new ArrayList<>(ledger.size());
      for (LedgerEntry entry : ledger) {
        if (Ledger.moves(entry)) {
          String name = Ledger.key(entry);
          entries.put(name, entry);
          payments.add(payment(name, entry));
        }
      }
      long knownSince =
          folded && !ledger.isEmpty() ? ledger.getFirst().occurredAt() : Long.MIN_VALUE;
      var repeated = rules.repeated();
      return new Seen(
          entries,
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

    private static Payment payment(String name, LedgerEntry entry) {
      // The account says most surely who it is; a phone may come to be known with it later.
      Optional<Identifier> account = entry.counterparty().account().map(a -> a);
      return new Payment(
          name,
          entry.side(),
          account.or(entry.counterparty()::smallest),
          entry.amountFen(),
          entry.occurredAt(),
          entry.balanceFen());
    }

    boolean passesOn() {
      return !manyInOneOut.isEmpty() || !oneInManyOut.isEmpty();
    }

    Map<ReasonCode, List<Finding>> ofTheOtherSide() {
      Map<ReasonCode, List<Finding>> found = new LinkedHashMap<>();
      found.put(ReasonCode.MANY_IN_ONE_OUT, manyInOneOut);
      found.put(ReasonCode.ONE_IN_MANY_OUT, oneInManyOut);
      found.put(ReasonCode.REPEATED_INFLOWS, repeatedIn);
      return found;
    }

    LedgerEntry entry(Finding finding) {
      return entries.get(finding.last().name());
    }
  }
}
