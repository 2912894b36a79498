package interlock.sandbox.banks;

import interlock.bank.Transfer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account in a bank's books: what is in it, what holds it, what moved. */
final class BankAccount {
  /** Movements that a statement goes back to. */
  private static final int STATEMENT = 200;

  private final Holder holder;
  private final List<Transfer> statement = new ArrayList<>();
  private final Map<String, Integer> stops = new HashMap<>();
  private List<Held> holds = List.of();
  private long fen;
  private long foreignUntil;
  private boolean monitored;

  /**
   * What stands on the account for one case.
   *
   * @param whole nothing goes out; else {@code fen} stay
   * @param until when it ends by itself, epoch milliseconds
   */
  record Held(String caseId, boolean frozen, boolean whole, long fen, long from, long until) {}

  BankAccount(Holder holder, long fen) {
    this.holder = holder;
    this.fen = fen;
  }

  Holder holder() {
    return holder;
  }

  long fen() {
    return fen;
  }

  /** Holds in force at {@code now}. */
  List<Held> holds(long now) {
    holds = holds.stream().filter(h -> h.until() > now).toList();
    return holds;
  }

  Optional<Held> heldFor(String caseId, long now) {
    return holds(now).stream().filter(h -> h.caseId().equals(caseId)).findFirst();
  }

  /** What no hold keeps. */
  long freeFen(long now) {
    boolean shut = foreignUntil > now || holds(now).stream().anyMatch(Held::whole);
    return shut ? 0 : Math.max(0, fen - holds(now).stream().mapToLong(Held::fen).sum());
  }

  /** What Interlock's cases keep here, of the balance. */
  long blockedFen(long now) {
    boolean whole = holds(now).stream().anyMatch(Held::whole);
    return whole ? fen : Math.min(fen, holds(now).stream().mapToLong(Held::fen).sum());
  }

  /** What could be held for a case besides what the others hold. */
  long roomFor(String caseId, long now) {
    long others =
        holds(now).stream().filter(h -> !h.caseId().equals(caseId)).mapToLong(Held::fen).sum();
    return Math.max(0, fen - others);
  }

  /** Stops and extensions carried out for a case. */
  int stops(String caseId) {
    return stops.getOrDefault(caseId, 0);
  }

  /** Until when another authority's stop stands; in the past if none does. */
  long foreignUntil() {
    return foreignUntil;
  }

  void foreign(long until) {
    foreignUntil = Math.max(foreignUntil, until);
  }

  void hold(Held held) {
    release(held.caseId());
    List<Held> next = new ArrayList<>(holds);
    next.add(held);
    holds = List.copyOf(next);
  }

  void release(String caseId) {
    holds = holds.stream().filter(h -> !h.caseId().equals(caseId)).toList();
  }

  void countStop(String caseId) {
    stops.merge(caseId, 1, Integer::sum);
  }

  void move(long by) {
    fen += by;
  }

  /** From now on every movement is told at once. */
  void monitor() {
    monitored = true;
  }

  boolean isMonitored() {
    return monitored;
  }

  void note(Transfer movement) {
    statement.removeIf(t -> t.getTransferId().equals(movement.getTransferId()));
    statement.add(movement);
    if (statement.size() > STATEMENT) {
      statement.removeFirst();
    }
  }

  /** Movements so far, oldest first. */
  List<Transfer> statement() {
    return List.copyOf(statement);
  }
}
