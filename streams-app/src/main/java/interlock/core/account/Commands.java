package interlock.core.account;

import interlock.core.account.Ordered.Progress;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands of one stop, by seq, and what follows from them. */
record Commands(List<Ordered> all) {
  /** Beyond that the oldest that neither counts nor holds is forgotten. */
  static final int MAX = 16;

  Commands {
    all = List.copyOf(all);
  }

  /**
   * @param counted whether acknowledged stops count, and so are never forgotten
   */
  Commands add(Ordered ordered, boolean counted) {
    List<Ordered> next = new ArrayList<>(all);
    next.add(ordered);
    if (next.size() > MAX) {
      next.stream()
          .filter(c -> c.seq() != heldBy() && !(counted && c.isStop() && c.isDone()))
          .findFirst()
          .ifPresent(next::remove);
    }
    return new Commands(next);
  }

  Commands set(int seq, StopCommand command, Progress progress) {
    return new Commands(
        all.stream()
            .map(c -> c.seq() == seq ? new Ordered(seq, command, c.scope(), progress) : c)
            .toList());
  }

  Commands set(int seq, Scope scope) {
    return new Commands(
        all.stream()
            .map(c -> c.seq() == seq ? new Ordered(seq, c.command(), scope, c.progress()) : c)
            .toList());
  }

  Optional<Ordered> find(int seq) {
    return all.stream().filter(c -> c.seq() == seq).findFirst();
  }

  /** Acknowledged stops, extensions included. */
  int stopCount() {
    return (int) all.stream().filter(c -> c.isStop() && c.isDone()).count();
  }

  /** The same and those that the bank may still acknowledge. */
  int stopsAsked() {
    return stopCount() + (int) all.stream().filter(c -> c.isStop() && c.isUnderWay()).count();
  }

  /** The command by which the bank holds what it holds. */
  private Optional<Ordered> holding() {
    return all.stream()
        .filter(c -> c.isDone() && c.command() != StopCommand.LIFT)
        .reduce((older, newer) -> newer);
  }

  /** The seq of {@link #holding}; 0 if there is none. */
  int heldBy() {
    return holding().map(Ordered::seq).orElse(0);
  }

  /** What the hold is while the bank holds something. */
  State heldState() {
    Optional<Ordered> by = holding();
    if (by.map(c -> c.command() == StopCommand.FREEZE).orElse(false)) {
      return State.FROZEN;
    }
    return by.map(c -> c.progress() == Progress.PARTLY).orElse(false)
        ? State.PARTIAL
        : State.ACTIVE;
  }

  /** How much of the account the bank has said that it holds; empty if nothing. */
  Optional<Scope> heldScope() {
    return holding().map(Ordered::scope);
  }

  /** Whether the whole account was asked for since the bank holds what it holds. */
  boolean wholeAskedSinceHeld() {
    return all.stream().anyMatch(c -> c.scope() == Scope.WHOLE_ACCOUNT && c.seq() > heldBy());
  }

  /** Whether a command of that kind was given since the bank holds what it holds. */
  boolean orderedSinceHeld(StopCommand kind) {
    return all.stream().anyMatch(c -> c.command() == kind && c.seq() > heldBy());
  }
}
