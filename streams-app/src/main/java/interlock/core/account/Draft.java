package interlock.core.account;

import interlock.core.account.AccountFile.Balance;
import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.HeardAppeal;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.account.AccountFile.Sent;
import interlock.core.account.AccountFile.Told;
import interlock.core.account.AccountFile.UnderPolicy;
import interlock.core.breaker.Gate;
import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.lead.Lead;
import interlock.core.mail.Letter;
import interlock.core.policy.Policy;
import interlock.core.policy.StopPayment;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import interlock.core.task.TaskHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The file on the desk while one mail is decided; lives for that one decision. */
final class Draft {
  final Address key;
  final Moment moment;
  final TaskIds ids;
  final AccountFile before;
  final Account account;
  final Gate gate;

  long takenBackAt;
  Party holder;
  Optional<Balance> balance;
  List<LedgerEntry> ledger;
  int folded;
  List<WatchEntry> listings;
  List<CaseOnAccount> cases;
  List<Inflow> inflows;
  List<Sent> sent;
  List<Stop> stops;
  List<Lead> leads;
  List<Hold> holds;
  List<Query> queries;
  OptionalLong knownUpTo;
  List<Protection> protections;
  List<Told> told;
  List<HeardAppeal> appeals;
  UnderPolicy underPolicy;

  final List<Letter> mail = new ArrayList<>();
  final List<Output> outputs = new ArrayList<>();

  private Optional<Money> money = Optional.empty();
  private Optional<Money> moneyBefore = Optional.empty();

  Draft(Address key, Optional<AccountFile> file, Moment moment, TaskIds ids) {
    this.key = key;
    this.moment = moment;
    this.ids = ids;
    before = file.orElseGet(() -> empty(key));
    account = before.account();
    gate = new Gate(moment.now(), moment.cause().source(), moment.policy(), moment.paces());
    takenBackAt = before.takenBackAt();
    holder = before.holder();
    balance = before.balance();
    ledger = before.ledger();
    folded = before.folded();
    listings = before.listings();
    cases = before.cases();
    inflows = before.inflows();
    sent = before.sent();
    stops = before.stops();
    leads = before.leads();
    holds = before.holds();
    queries = before.queries();
    knownUpTo = before.knownUpTo();
    protections = before.protections();
    told = before.told();
    appeals = before.appeals();
    underPolicy = before.underPolicy();
  }

  private static AccountFile empty(Address key) {
    Account account =
        Account.parse(key.value())
            .value()
            .orElseThrow(() -> new IllegalArgumentException("not the key of an AccountDesk"));
    var holder =
        new Party(
            Optional.empty(),
            Optional.of(account),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new AccountFile(
        Long.MIN_VALUE,
        0,
        account,
        holder,
        Optional.empty(),
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        OptionalLong.empty(),
        List.of(),
        List.of(),
        List.of(),
        UnderPolicy.NOTHING);
  }

  /** The file as it now stands. */
  AccountFile file(long asOf) {
    return new AccountFile(
        asOf,
        takenBackAt,
        account,
        holder,
        balance,
        ledger,
        folded,
        listings,
        cases,
        inflows,
        sent,
        stops,
        leads,
        holds,
        queries,
        knownUpTo,
        protections,
        told,
        appeals,
        underPolicy);
  }

  boolean changed() {
    return !file(before.asOf()).equals(before);
  }

  long now() {
    return moment.now();
  }

  /**
   * Of what is told now: later than all that was taken back before, in the same millisecond too.
   */
  long toldAt() {
    return Math.max(now(), takenBackAt + 1);
  }

  Policy policy() {
    return moment.policy();
  }

  /** The facts changed: what was derived from them is derived again when next asked for. */
  void factsChanged() {
    money = Optional.empty();
  }

  Money money() {
    if (money.isEmpty()) {
      money = Optional.of(sameFacts() ? moneyBefore() : moneyIn(file(now())));
    }
    return money.get();
  }

  /** Whether nothing is on file from which other money would follow. */
  boolean sameFacts() {
    return ledger.equals(before.ledger())
        && holder.equals(before.holder())
        && cases.equals(before.cases())
        && inflows.equals(before.inflows());
  }

  Money moneyBefore() {
    if (moneyBefore.isEmpty()) {
      moneyBefore = Optional.of(moneyIn(before));
    }
    return moneyBefore.get();
  }

  private Money moneyIn(AccountFile file) {
    StopPayment rules = policy().stopPayment();
    return Money.of(Pooled.seen(file, rules), rules.taint());
  }

  TaskHead head(String taskId, int revision, int priority, List<Reason> reasons, long openedAt) {
    return new TaskHead(
        taskId,
        revision,
        key.key(),
        priority,
        reasons,
        policy().version(),
        moment.cause(),
        openedAt,
        now());
  }
}
