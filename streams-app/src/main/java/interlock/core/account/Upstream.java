package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.desk.Address;
import interlock.core.event.Grade;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail;
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Warns those who paid this account that it belongs to the other side, and takes it back when
 * nothing says so any more.
 */
final class Upstream {
  private Upstream() {}

  /** One payment in, new or with a new status. */
  static void paid(Draft draft, LedgerEntry inflow) {
    AccountFile file = draft.file(draft.now());
    if (Pooled.is(draft)) {
      return;
    }
    long receivedAt = draft.moment.cause().receivedAt();
    Optional<String> involvedBy = Listings.involvedBy(file, draft.now());
    if (involvedBy.isPresent()) {
      if (!Victims.of(draft).paid(inflow)) {
        Suspicion.ofInvolvedPayee(inflow, draft.account, involvedBy.get(), receivedAt)
            .ifPresent(evidence -> tell(draft, evidence, inflow.counterparty()));
      }
      return;
    }
    Listings.inForce(draft.listings, Set.of(Grade.SUSPECT), draft.now())
        .map(WatchEntry::entryId)
        .findFirst()
        .flatMap(about -> Suspicion.ofSuspectPayee(inflow, draft.account, about, receivedAt))
        .ifPresent(evidence -> tell(draft, evidence, inflow.counterparty()));
  }

  /**
   * Compares what makes the account INVOLVED or SUSPECT now with what did when the file was last
   * settled. Has it become INVOLVED, everyone who paid lately and enough is warned. What a ground
   * said that does not hold any more is taken back from everyone in the ledger; if another ground
   * stands, which may have been told to nobody, that one is told before. A listing whose grade was
   * changed is a ground that fell and another that arose, under one mark: what is told is therefore
   * told later, by a millisecond, than what is taken back. Of people whom the search leaves out a
   * lead tells.
   *
   * <p>At most one letter for each payment in the ledger, and one for each payer there.
   *
   * @return whether there was anything to tell or to take back
   */
  static boolean review(Draft draft) {
    AccountFile file = draft.file(draft.now());
    boolean pooled = Pooled.is(file, draft.policy().stopPayment());
    Grounds was =
        Grounds.of(draft.before, draft.before.asOf(), draft.before.underPolicy().pooled());
    Grounds is = Grounds.of(file, draft.now(), pooled);
    PolicyChange.remembersPooled(draft, pooled);
    boolean begun = was.involving().isEmpty() && !is.involving().isEmpty();
    List<String> involvingFallen = without(was.involving(), is.involving());
    List<String> fallen =
        Stream.concat(
                involvingFallen.stream(), without(was.suspectingIds(), is.suspectingIds()).stream())
            .toList();
    long takenBackAt = draft.toldAt();
    if (!fallen.isEmpty()) {
      draft.takenBackAt = takenBackAt;
    }
    if (begun) {
      search(draft, file, is.involving().getFirst());
    } else if (!involvingFallen.isEmpty() && !is.involving().isEmpty()) {
      tellAll(draft, file, is.involving().getFirst());
    } else if (!fallen.isEmpty() && is.involving().isEmpty() && !is.suspecting().isEmpty()) {
      searchSuspect(draft, file, is.suspecting().getFirst());
    }
    if (!fallen.isEmpty()) {
      takeBack(
          draft,
          takenBackAt,
          is.involving().isEmpty() && is.suspecting().isEmpty()
              ? List.of(Marks.all(draft.account))
              : fallen.stream().map(about -> Marks.ground(draft.account, about)).toList());
    }
    if (is.involving().isEmpty()) {
      Crowd.cancel(draft);
    }
    return begun || !fallen.isEmpty();
  }

  /** Case and entry ids, in the order in which the first is told. */
  private record Grounds(List<String> involving, List<WatchEntry> suspecting) {
    static Grounds of(AccountFile file, long at, boolean pooled) {
      if (pooled) {
        // Whoever else paid there bought something.
        return new Grounds(List.of(), List.of());
      }
      return new Grounds(
          Listings.involving(file, at).toList(),
          Listings.inForce(file.listings(), Set.of(Grade.SUSPECT), at).toList());
    }

    List<String> suspectingIds() {
      return suspecting.stream().map(WatchEntry::entryId).toList();
    }
  }

  private static List<String> without(List<String> all, List<String> these) {
    return all.stream().filter(about -> !these.contains(about)).toList();
  }

  private static void search(Draft draft, AccountFile file, String about) {
    long receivedAt = draft.moment.cause().receivedAt();
    var payers = Payers.of(draft, file);
    for (LedgerEntry entry : payers.warned()) {
      Suspicion.ofInvolvedPayee(entry, draft.account, about, receivedAt)
          .ifPresent(evidence -> tell(draft, evidence, entry.counterparty()));
    }
    Crowd.raise(draft, payers.notWarned());
  }

  /**
   * A ground that stood beside one that fell: everyone whom the other was told of is told of it,
   * however long ago and however little he paid.
   */
  private static void tellAll(Draft draft, AccountFile file, String about) {
    var victims = Victims.of(draft);
    long receivedAt = draft.moment.cause().receivedAt();
    for (LedgerEntry entry : file.ledger()) {
      if (entry.side() == Side.IN && !victims.paid(entry)) {
        Suspicion.ofInvolvedPayee(entry, draft.account, about, receivedAt)
            .ifPresent(evidence -> tell(draft, evidence, entry.counterparty()));
      }
    }
  }

  /** Who paid since the listing began would have been told of it, had no other ground stood. */
  private static void searchSuspect(Draft draft, AccountFile file, WatchEntry listing) {
    long since =
        Math.max(listing.validFrom(), draft.now() - draft.policy().upstream().windowMillis());
    long receivedAt = draft.moment.cause().receivedAt();
    for (LedgerEntry entry : file.ledger()) {
      if (entry.side() == Side.IN && entry.occurredAt() >= since) {
        Suspicion.ofSuspectPayee(entry, draft.account, listing.entryId(), receivedAt)
            .ifPresent(evidence -> tell(draft, evidence, entry.counterparty()));
      }
    }
  }

  private static void takeBack(Draft draft, long at, List<String> marks) {
    Map<List<Identifier>, Party> payers = new LinkedHashMap<>();
    for (LedgerEntry entry : draft.ledger) {
      if (entry.side() == Side.IN) {
        payers.putIfAbsent(entry.counterparty().identifiers(), entry.counterparty());
      }
    }
    for (Party payer : payers.values()) {
      var withdrawal = new SubjectMail.EvidenceWithdrawn(marks, at, payer);
      if (payer.account().isPresent()) {
        // By the way on which it was told, so that what was told before is read before.
        draft.mail.add(
            new Letter(
                Address.account(payer.account().get()), new AccountMail.PayerCleared(withdrawal)));
      } else {
        payer
            .smallest()
            .ifPresent(
                smallest -> draft.mail.add(new Letter(Address.subject(smallest), withdrawal)));
      }
    }
  }

  /** The payer's own account knows whether he is a mule; a payer without one cannot be asked. */
  private static void tell(Draft draft, Evidence piece, Party payer) {
    Evidence evidence = piece.toldAt(draft.toldAt());
    if (payer.account().isPresent()) {
      var letter =
          new Letter(
              Address.account(payer.account().get()),
              new AccountMail.PayerSuspected(evidence, payer));
      // The payment just read may also be found by the search.
      if (!draft.mail.contains(letter)) {
        draft.mail.add(letter);
      }
    } else {
      payer
          .smallest()
          .ifPresent(
              smallest ->
                  draft.mail.add(
                      new Letter(
                          Address.subject(smallest), new SubjectMail.Evidenced(evidence, payer))));
    }
  }
}
