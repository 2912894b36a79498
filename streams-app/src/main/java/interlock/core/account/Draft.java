package interlock.core.account;

import interlock.core.account.AccountFile.Balance;
import interlock.core.account.AccountFile.CaseOnAccount;
import interlock.core.account.AccountFile.Inflow;
import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.account.AccountFile.Raised;
import interlock.core.account.AccountFile.Sent;
import interlock.core.account.AccountFile.Told;
import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.Party;
import interlock.core.event.WatchEntry;
import interlock.core.identity.Account;
import interlock.core.mail.Letter;
import interlock.core.policy.Policy;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import interlock.core.task.TaskHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file on the desk while one mail is decided; lives for that one decision. */
final class Draft {
  /** A page of mail (design.md §8): what goes beyond waits for a Wake. */
  static final int MAX_LETTERS = 500;

  final Address key;
  final Moment moment;
  final TaskIds ids;
  final AccountFile before;
  final Account account;

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
  List<Raised> raised;
  List<Hold> holds;
  List<Told> told;

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
    raised = before.raised();
    holds = before.holds();
    told = before.told();
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
        List.of());
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
        raised,
        holds,
        told);
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
    return Math.max(now(), before.takenBackAt() + 1);
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
      money = Optional.of(Money.of(file(now()), policy().stopPayment().taint()));
    }
    return money.get();
  }

  Money moneyBefore() {
    if (moneyBefore.isEmpty()) {
      moneyBefore = Optional.of(Money.of(before, policy().stopPayment().taint()));
    }
    return moneyBefore.get();
  }

  boolean pageIsFull() {
    return mail.size() >= MAX_LETTERS;
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
