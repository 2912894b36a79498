package interlock.sandbox.banks;

import interlock.bank.Transfer;
import interlock.bank.TransferStatus;
import interlock.sandbox.load.LoadEvent;
import interlock.task.AccountQueryTask;
import interlock.task.QueryState;
import interlock.task.StopPaymentTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All simulated banks and their books: a state machine without a clock, thread or IO. Messages and
 * orders go in with the moment at which they come; what is to be published comes out of {@link
 * #due} when it is due. Settlement between banks is immediate, so that no money is ever between
 * them.
 *
 * <p>Times are epoch milliseconds and never go back, amounts fen. For one thread.
 */
public final class Banks {
  private final Conduct conduct;
  private final Agenda agenda = new Agenda();
  private final Map<String, BankAccount> accounts = new HashMap<>();
  private final CommandsInHand commands;
  private final Flights flights;
  private final Set<String> answeredQueries = new HashSet<>();

  public Banks(Conduct conduct) {
    this.conduct = conduct;
    flights = new Flights(accounts, agenda, conduct);
    commands = new CommandsInHand(accounts, flights, agenda, conduct);
  }

  /** What came of a payment when it was ordered. */
  public enum Paid {
    /** The money moved. */
    BOOKED,
    /** It waits; a hold may still keep it. */
    IN_FLIGHT,
    /** Held, or not there. */
    REFUSED
  }

  /**
   * Where an account stands.
   *
   * @param blockedFen what the cases' stops and freezes keep of the balance
   * @param freeFen what its holder could move
   */
  public record Standing(long fen, long blockedFen, long freeFen) {}

  /** Opens an account with money in it. */
  public void open(Holder holder, long fen) {
    if (accounts.putIfAbsent(holder.account(), new BankAccount(holder, fen)) != null) {
      throw new IllegalArgumentException("an account is opened once");
    }
  }

  /** Another authority stops the account until then; its holder cannot move money meanwhile. */
  public void stopFromOutside(String account, long until) {
    account(account).foreign(until);
  }

  /** A revision of a stop payment, as read. What is not for a bank to do is passed over. */
  public void order(StopPaymentTask task, long now) {
    commands.read(task, now);
  }

  /** A revision of an account query, as read. */
  public void ask(AccountQueryTask query, long now) {
    String asked = query.getTaskId() + "/" + query.getRevision();
    BankAccount account = accounts.get(query.getTarget().getAccount());
    if (query.getState() != QueryState.REQUESTED
        || account == null
        || !answeredQueries.add(asked)) {
      return;
    }
    String institution = account.holder().institution();
    agenda.add(
        now + conduct.tellMillis(institution, asked),
        at -> {
          account.monitor();
          return answer(query, account, at);
        });
  }

  /** A customer orders a payment. */
  public Paid pay(Payment payment, long now) {
    return flights.pay(payment, now);
  }

  /** Does all that is due by now, and returns what the banks publish, in order. */
  public List<LoadEvent> due(long now) {
    return agenda.until(now);
  }

  /** When the banks have something to do next. */
  public OptionalLong nextDue() {
    return agenda.next();
  }

  public Standing standing(String account, long now) {
    BankAccount of = account(account);
    return new Standing(of.fen(), of.blockedFen(now), of.freeFen(now));
  }

  private BankAccount account(String account) {
    return Optional.ofNullable(accounts.get(account))
        .orElseThrow(() -> new IllegalArgumentException("no such account in the books"));
  }

  private static List<LoadEvent> answer(AccountQueryTask query, BankAccount account, long at) {
    List<Transfer> all = account.statement();
    List<Transfer> asked =
        all.stream()
            .filter(t -> t.getStatus() == TransferStatus.POSTED)
            .filter(
                t ->
                    query.getPeriodFrom() == null
                        || !t.getOccurredAt().isBefore(query.getPeriodFrom()))
            .toList();
    // Nothing in the period: the newest movement before it says up to when that is known.
    List<Transfer> told =
        asked.isEmpty()
            ? Stream.of(all).filter(l -> !l.isEmpty()).map(List::getLast).toList()
            : asked;
    var published = new ArrayList<LoadEvent>();
    for (int i = 0; i < told.size(); i++) {
      published.add(
          BankRecords.inReply(
              told.get(i),
              account.holder().institution(),
              query.getTaskId(),
              query.getTaskId() + "-" + query.getRevision() + "-" + i,
              i == told.size() - 1 ? OptionalLong.of(at) : OptionalLong.empty(),
              at));
    }
    return published;
  }
}
