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
import interlock.core.mail.AccountMail.Side;
import interlock.core.mail.Letter;
import interlock.core.policy.Taint;
import interlock.core.task.TraceEdge;
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

  /** Mails what changed. */
  static void tell(Draft draft) {
    Map<Name, Sent> sent = new TreeMap<>();
    draft.sent.forEach(s -> sent.put(Name.of(s), s));
    Map<Name, Change> changes = changes(draft);
    for (Map.Entry<Name, Change> named : changes.entrySet()) {
      Change change = named.getValue();
      mail(draft, named.getKey(), change);
      edge(draft, named.getKey(), change).ifPresent(draft.outputs::add);
      change
          .holds()
          .ifPresentOrElse(
              holds -> sent.put(named.getKey(), holds), () -> sent.remove(named.getKey()));
    }
    if (!changes.isEmpty()) {
      draft.sent = List.copyOf(sent.values());
    }
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

  /**
   * The account in which the money is followed; empty where it ends: cash, too little, far, old.
   */
  static Optional<Account> followedTo(Portion portion, Taint taint) {
    boolean old =
        portion.paidAt() > 0
            && portion.outflow().occurredAt() - portion.paidAt() > taint.maxAgeMillis();
    boolean followed =
        portion.hop() <= taint.maxHop()
            && portion.taintedFen() >= taint.minAmountFen()
            && !old
            && !portion.outflow().cash();
    return followed ? portion.outflow().counterparty().account() : Optional.empty();
  }

  // The hashes of a string and of a list of strings are the same on every machine.
  private static int particulars(CaseMoney money, Portion portion) {
    int hash = money.status().name().hashCode();
    hash = 31 * hash + money.handlingUnit().orElse("").hashCode();
    hash = 31 * hash + money.region().orElse("").hashCode();
    hash = 31 * hash + portion.path().hashCode();
    return 31 * hash + Long.hashCode(portion.paidAt());
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
            money.region(),
            portion.map(Portion::paidAt).orElse(0L)));
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
                    // Taken out in cash it has no payee, whomever the bank names besides.
                    entry.cash() ? Optional.empty() : entry.counterparty().account(),
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
    // A payment that was dropped just now is still in the file as it was.
    return find(draft.ledger, name).or(() -> find(draft.before.ledger(), name));
  }

  private static Optional<LedgerEntry> find(List<LedgerEntry> ledger, Name name) {
    for (LedgerEntry entry : ledger) {
      if (entry.transferId().equals(name.transferId())
          && entry.institution().equals(name.institution())) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The payment as its payee's desk is told of it. */
  private static Transfer transfer(Draft draft, Name name, Account to) {
    Party payee = Retold.party(to);
    return outflow(draft, name)
        .filter(entry -> entry.side() == Side.OUT)
        .map(
            entry ->
                Retold.transfer(
                    entry,
                    draft.holder,
                    entry.counterparty().account().equals(payee.account())
                        ? entry.counterparty()
                        : payee,
                    entry.status(),
                    draft))
        .orElseGet(() -> forgotten(draft, name, payee));
  }

  /** A payment that is on file no more: only its name counts, to take back what was told of it. */
  private static Transfer forgotten(Draft draft, Name name, Party payee) {
    return new Transfer(
        new Origin("", "", draft.now(), draft.now(), draft.moment.cause().receivedAt()),
        false,
        name.institution(),
        name.transferId(),
        draft.holder,
        Optional.of(payee),
        0,
        Transfer.Channel.OTHER,
        false,
        Transfer.Status.REVERSED,
        OptionalLong.empty(),
        List.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }
}
