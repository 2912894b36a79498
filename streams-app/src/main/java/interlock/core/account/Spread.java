package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.account.AccountFile.Sent;
import interlock.core.account.Allocation.Portion;
import interlock.core.desk.Address;
import interlock.core.event.Origin;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.policy.Taint;
import interlock.core.task.TraceEdge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Tells payees how much of a case's money reached them, and only what changed. */
final class Spread {
  private record Name(String caseId, String institution, String transferId)
      implements Comparable<Name> {
    private static final Comparator<Name> ORDER =
        Comparator.comparing(Name::caseId)
            .thenComparing(Name::institution)
            .thenComparing(Name::transferId);

    static Name of(Sent sent) {
      return new Name(sent.caseId(), sent.institution(), sent.transferId());
    }

    @Override
    public int compareTo(Name other) {
      return ORDER.compare(this, other);
    }
  }

  /** What is to be known of one outflow: what was last told, what now holds; either may lack. */
  private record Change(Optional<Sent> told, Optional<Portion> portion, Optional<Sent> holds) {}

  private Spread() {}

  /** Mails what changed, one page at most; the rest waits for a Wake. */
  static void tell(Draft draft) {
    Map<Name, Sent> sent = new TreeMap<>();
    draft.sent.forEach(s -> sent.put(Name.of(s), s));
    for (Map.Entry<Name, Change> named : changes(draft).entrySet()) {
      if (draft.pageIsFull()) {
        break;
      }
      Change change = named.getValue();
      mail(draft, named.getKey(), change);
      edge(draft, named.getKey(), change).ifPresent(draft.outputs::add);
      change
          .holds()
          .ifPresentOrElse(
              holds -> sent.put(named.getKey(), holds), () -> sent.remove(named.getKey()));
    }
    draft.sent = List.copyOf(sent.values());
  }

  /** Whether a page waits. */
  static boolean isPending(Draft draft) {
    return !changes(draft).isEmpty();
  }

  private static Map<Name, Change> changes(Draft draft) {
    Taint taint = draft.policy().stopPayment().taint();
    Map<Name, Change> changes = new TreeMap<>();
    for (Sent told : draft.sent) {
      changes.put(Name.of(told), new Change(Optional.of(told), Optional.empty(), Optional.empty()));
    }
    for (Portion portion : draft.money().allocation().portions()) {
      Sent holds = holds(draft, portion, taint);
      Name name = Name.of(holds);
      Optional<Sent> told = Optional.ofNullable(changes.get(name)).flatMap(Change::told);
      if (told.equals(Optional.of(holds))) {
        changes.remove(name);
      } else {
        changes.put(name, new Change(told, Optional.of(portion), Optional.of(holds)));
      }
    }
    return changes;
  }

  private static Sent holds(Draft draft, Portion portion, Taint taint) {
    LedgerEntry outflow = portion.outflow();
    return new Sent(
        portion.caseId(),
        outflow.institution(),
        outflow.transferId(),
        followedTo(portion, taint),
        portion.taintedFen(),
        portion.hop(),
        particulars(draft.money().of(portion.caseId()), portion));
  }

  /** The account in which the money is followed; empty where it ends: cash, too little, too far. */
  static Optional<Account> followedTo(Portion portion, Taint taint) {
    boolean followed =
        portion.hop() <= taint.maxHop() && portion.taintedFen() >= taint.minAmountFen();
    return followed ? portion.outflow().counterparty().account() : Optional.empty();
  }

  // The hash of a string is the same on every machine.
  private static int particulars(CaseMoney money, Portion portion) {
    return String.join(
            "\n",
            money.status().name(),
            money.handlingUnit().orElse(""),
            money.region().orElse(""),
            String.join("\n", portion.path()))
        .hashCode();
  }

  private static void mail(Draft draft, Name name, Change change) {
    Optional<Account> was = change.told().flatMap(Sent::to);
    Optional<Account> is = change.holds().flatMap(Sent::to);
    if (was.isPresent() && !was.equals(is)) {
      draft.mail.add(letter(draft, name, was.get(), Optional.empty()));
    }
    if (is.isPresent()) {
      draft.mail.add(letter(draft, name, is.get(), change.portion()));
    }
  }

  private static Letter letter(Draft draft, Name name, Account to, Optional<Portion> portion) {
    CaseMoney money = draft.money().of(name.caseId());
    return new Letter(
        Address.account(to),
        new AccountMail.TaintedInflow(
            name.caseId(),
            money.status(),
            transfer(draft, name, to),
            portion.map(Portion::taintedFen).orElse(0L),
            portion.map(Portion::hop).orElse(0),
            portion.map(Portion::path).orElse(List.of()),
            money.handlingUnit(),
            money.region()));
  }

  private static Optional<TraceEdge> edge(Draft draft, Name name, Change change) {
    boolean sameMoney =
        change.told().isPresent()
            && change.holds().isPresent()
            && change.told().get().taintedFen() == change.holds().get().taintedFen()
            && change.told().get().hop() == change.holds().get().hop()
            && change.told().get().to().equals(change.holds().get().to());
    if (sameMoney) {
      return Optional.empty();
    }
    Sent newest = change.holds().or(change::told).orElseThrow();
    return outflow(draft, name)
        .map(
            entry ->
                new TraceEdge(
                    name.caseId(),
                    name.institution(),
                    name.transferId(),
                    draft.account,
                    entry.counterparty().account(),
                    entry.amountFen(),
                    change.holds().map(Sent::taintedFen).orElse(0L),
                    newest.hop(),
                    entry.cash(),
                    newest.to().isPresent(),
                    entry.counterparty().institution(),
                    entry.occurredAt(),
                    draft.now()));
  }

  private static Optional<LedgerEntry> outflow(Draft draft, Name name) {
    List<LedgerEntry> known = new ArrayList<>(draft.ledger);
    // A payment that was dropped just now is still in the file as it was.
    known.addAll(draft.before.ledger());
    return known.stream()
        .filter(e -> e.institution().equals(name.institution()))
        .filter(e -> e.transferId().equals(name.transferId()))
        .findFirst();
  }

  /** The payment as its payee's desk is told of it. */
  private static Transfer transfer(Draft draft, Name name, Account to) {
    Optional<LedgerEntry> entry = outflow(draft, name);
    var payee =
        new Party(
            Optional.empty(),
            Optional.of(to),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Transfer(
        new Origin(
            entry.map(LedgerEntry::source).orElse(""),
            entry.map(LedgerEntry::eventId).orElse(""),
            entry.map(LedgerEntry::occurredAt).orElse(draft.now()),
            entry.map(LedgerEntry::reportedAt).orElse(draft.now()),
            draft.moment.cause().receivedAt()),
        false,
        name.institution(),
        name.transferId(),
        draft.holder,
        Optional.of(
            entry
                .map(LedgerEntry::counterparty)
                .filter(p -> p.account().equals(Optional.of(to)))
                .orElse(payee)),
        entry.map(LedgerEntry::amountFen).orElse(0L),
        entry.map(LedgerEntry::channel).orElse(Transfer.Channel.OTHER),
        entry.map(LedgerEntry::cash).orElse(false),
        entry.map(LedgerEntry::status).orElse(Transfer.Status.REVERSED),
        entry.map(LedgerEntry::heldUntil).orElse(OptionalLong.empty()),
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        entry.flatMap(LedgerEntry::region),
        Optional.empty());
  }
}
