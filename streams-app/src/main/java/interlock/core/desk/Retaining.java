package interlock.core.desk;

import interlock.core.event.OfficerDecision;
import interlock.core.mail.JoiningMail.Absorbed;
import interlock.core.mail.Letter;
import interlock.core.mail.Mail;
import interlock.core.mail.Wake;
import interlock.core.policy.Retention;
import interlock.core.task.Erasure;
import interlock.core.task.Erasure.Result;
import interlock.core.task.Erasure.Why;
import interlock.core.task.Output;
import interlock.core.task.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps a desk's file as long as the policy says and no longer (docs/adr/0028). Looks at each
 * decision after the desk has made it:
 *
 * <ul>
 *   <li>a task that the decision ended is noted; {@code retention.closed} later its topic is told
 *       to forget it, once;
 *   <li>a file on which nothing happened for {@code retention.idle}, and that holds nothing open or
 *       in force, is forgotten.
 * </ul>
 *
 * <p>Only a Wake makes anything be forgotten, or an officer's order (docs/adr/0029). So that a busy
 * desk's entry among the wakes does not move with each mail, idleness is looked at on a grid: at
 * most a sixteenth of {@code retention.idle} late, each desk at its own moments.
 */
public final class Retaining<F extends DeskFile> {
  private static final int GRID = 16;

  private final Forgetting<F> forgetting;
  private final TaskIds ids;

  /**
   * @param ids names erased desks in the audit
   */
  public Retaining(Forgetting<F> forgetting, TaskIds ids) {
    this.forgetting = forgetting;
    this.ids = ids;
  }

  /**
   * A decision with what retention makes of it.
   *
   * @param filed what is kept; empty if there is still, or again, nothing to keep
   */
  public record Kept<F extends DeskFile>(
      Optional<Filed<F>> filed, List<Letter> mail, List<Output> outputs) {
    public Kept {
      mail = List.copyOf(mail);
      outputs = List.copyOf(outputs);
    }

    public OptionalLong wakeAt() {
      return filed.map(Filed::wakeAt).orElse(OptionalLong.empty());
    }
  }

  /**
   * What is to be kept after a decision.
   *
   * @param before what was kept when the mail came
   */
  public Kept<F> after(
      Address key, Optional<Filed<F>> before, Mail mail, Decision<F> decision, Moment moment) {
    Retention rules = moment.policy().retention();
    List<EndedTask> known = before.map(Filed::ended).orElse(List.of());
    List<EndedTask> noted =
        mail instanceof Absorbed absorbed
            ? noted(concat(known, absorbed.ended()), decision)
            : noted(known, decision);
    List<EndedTask> ended = noted;
    List<Letter> letters = new ArrayList<>();
    boolean handedOver = false;
    for (Letter letter : decision.mail()) {
      if (letter.mail() instanceof Absorbed file) {
        List<EndedTask> going =
            noted.stream().filter(e -> !staysBehind(decision.file(), e)).toList();
        letters.add(new Letter(letter.to(), file.with(going)));
        handedOver = true;
      } else {
        letters.add(letter);
      }
    }
    Optional<F> decided = decision.file();
    if (handedOver) {
      ended = ended.stream().filter(e -> staysBehind(decided, e)).toList();
    }
    List<Output> outputs = new ArrayList<>(decision.outputs());
    Optional<OfficerDecision> order = forgetting.erasure(key, decided, mail, moment.now());
    if (order.isPresent()) {
      return erased(key, decided, ended, decision, order.get(), letters, moment);
    }
    Optional<F> file = decided;
    if (mail instanceof Wake) {
      Set<String> due =
          ended.stream()
              .filter(e -> e.at() + rules.closedMillis() <= moment.now() && !isOpen(decided, e))
              .map(EndedTask::taskId)
              .collect(Collectors.toSet());
      if (!due.isEmpty()) {
        outputs.addAll(tombstones(ended, e -> due.contains(e.taskId())));
        ended = ended.stream().filter(e -> !due.contains(e.taskId())).toList();
        file = file.map(f -> forgetting.without(f, due));
      }
      if (ended.stream().allMatch(e -> isOpen(decided, e))
          && file.isPresent()
          && isOver(file.get(), decision, rules, moment.now())) {
        Decision<F> forgotten = forgetting.forget(key, file.get(), moment);
        letters.addAll(forgotten.mail());
        outputs.addAll(forgotten.outputs());
        outputs.addAll(tombstones(ended, e -> !staysBehind(forgotten.file(), e)));
        ended = ended.stream().filter(e -> staysBehind(forgotten.file(), e)).toList();
        List<EndedTask> still = ended;
        return new Kept<>(
            forgotten.file().map(f -> new Filed<>(f, idleAt(key, f, rules, moment.now()), still)),
            letters,
            outputs);
      }
    }
    if (file.isEmpty()) {
      outputs.addAll(tombstones(ended, e -> true));
    }
    List<EndedTask> still = ended;
    return new Kept<>(
        file.map(f -> new Filed<>(f, wakeAt(key, f, still, decision, rules, moment.now()), still)),
        letters,
        outputs);
  }

  /** Whether it is a lead on which somebody is still to act. */
  private boolean isOpen(Optional<F> file, EndedTask task) {
    return file.map(f -> forgetting.leads(f).getOrDefault(task.taskId(), false)).orElse(false);
  }

  /** Whether it is a lead that stays on this file. */
  private boolean staysBehind(Optional<F> file, EndedTask task) {
    return file.map(f -> forgetting.leads(f).containsKey(task.taskId())).orElse(false);
  }

  private static List<Output> tombstones(List<EndedTask> ended, Predicate<EndedTask> which) {
    return ended.stream().filter(which).<Output>map(EndedTask::tombstone).toList();
  }

  /** An officer orders it, because the person may ask for it. */
  private Kept<F> erased(
      Address key,
      Optional<F> file,
      List<EndedTask> ended,
      Decision<F> decision,
      OfficerDecision order,
      List<Letter> letters,
      Moment moment) {
    Retention rules = moment.policy().retention();
    List<Output> outputs = new ArrayList<>(decision.outputs());
    Optional<F> left = file;
    Set<Why> why =
        new HashSet<>(file.map(f -> forgetting.forbids(f, moment.now())).orElse(Set.of()));
    if (ended.stream().anyMatch(e -> isOpen(file, e))) {
      why.add(Why.OPEN_TASK);
    }
    Result result = Result.NOTHING;
    if (!why.isEmpty()) {
      result = Result.REFUSED;
    } else if (file.map(forgetting::decidesItself).orElse(false)) {
      boolean doIt = order.action() == OfficerDecision.Action.ERASE;
      result = doIt ? Result.ERASED : Result.WOULD_BE_ERASED;
      if (doIt) {
        ended.forEach(e -> outputs.add(e.tombstone()));
        Decision<F> forgotten = forgetting.forget(key, file.get(), moment);
        letters.addAll(forgotten.mail());
        left = forgotten.file();
      }
    }
    boolean goes = result == Result.ERASED || result == Result.WOULD_BE_ERASED;
    outputs.add(
        new Erasure(
            order.taskId(),
            ids.taskId("I", key.key()),
            Erasure.Desk.valueOf(key.room().name()),
            order.officer(),
            order.unit(),
            order.note().orElse(""),
            result,
            why.stream().sorted().toList(),
            goes ? ended.size() : 0,
            moment.now()));
    List<EndedTask> still = result == Result.ERASED ? List.of() : ended;
    return new Kept<>(
        left.map(f -> new Filed<>(f, wakeAt(key, f, still, decision, rules, moment.now()), still)),
        letters,
        outputs);
  }

  /** With the tasks that the decision ended, and without those that it took up again. */
  private static <F extends DeskFile> List<EndedTask> noted(
      List<EndedTask> known, Decision<F> decision) {
    Map<String, EndedTask> ended = new TreeMap<>();
    known.forEach(e -> ended.merge(e.taskId(), e, (a, b) -> a.at() >= b.at() ? a : b));
    for (Output output : decision.outputs()) {
      if (output instanceof Task task) {
        if (EndedTask.hasEnded(task)) {
          ended.put(task.head().taskId(), EndedTask.of(task));
        } else {
          ended.remove(task.head().taskId());
        }
      }
    }
    return List.copyOf(ended.values());
  }

  private static List<EndedTask> concat(List<EndedTask> one, Collection<EndedTask> other) {
    List<EndedTask> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private boolean isOver(F file, Decision<F> decision, Retention rules, long now) {
    return forgetting.decidesItself(file)
        && decision.mail().isEmpty()
        && decision.outputs().isEmpty()
        && file.asOf() + rules.idleMillis() <= now
        && !forgetting.holdsSomething(file, now);
  }

  private OptionalLong wakeAt(
      Address key, F file, List<EndedTask> ended, Decision<F> decision, Retention rules, long now) {
    OptionalLong tombstone =
        ended.stream()
            .filter(e -> !isOpen(Optional.of(file), e))
            .mapToLong(EndedTask::at)
            .min()
            .stream()
            .map(at -> at + rules.closedMillis())
            .findFirst();
    return earliest(decision.wakeAt(), earliest(tombstone, idleAt(key, file, rules, now)));
  }

  private OptionalLong idleAt(Address key, F file, Retention rules, long now) {
    if (!forgetting.decidesItself(file)) {
      return OptionalLong.empty();
    }
    long grid = rules.idleMillis() / GRID;
    long own = Math.floorMod((long) key.key().hashCode(), grid);
    long from = Math.max(file.asOf() + rules.idleMillis(), now + 1);
    return OptionalLong.of(from + Math.floorMod(own - from, grid));
  }

  private static OptionalLong earliest(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return a.getAsLong() <= b.getAsLong() ? a : b;
  }
}
