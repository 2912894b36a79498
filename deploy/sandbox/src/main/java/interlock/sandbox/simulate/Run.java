package interlock.sandbox.simulate;

import interlock.core.breaker.Pace;
import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.DeskFile;
import interlock.core.desk.EndedTask;
import interlock.core.desk.Filed;
import interlock.core.desk.Moment;
import interlock.core.desk.Retaining.Kept;
import interlock.core.event.Appeal;
import interlock.core.event.Event;
import interlock.core.intake.Addressing;
import interlock.core.mail.Letter;
import interlock.core.mail.Mail;
import interlock.core.mail.Wake;
import interlock.core.task.Alert.Scope;
import interlock.core.task.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One life of one world under one schedule. Loads, decides, stores and forwards as the product's
 * DeskProcessor does; a choice picks each next mail.
 */
final class Run {
  /** So many decisions in one small world can only be a circle. */
  private static final long STALL = 100_000;

  /** As in the product: the desk is not told of it, or it would judge deadlines too early. */
  private static final Wake NEXT_PAGE = new Wake(0);

  private static final int WAKES_AT_ONE_MOMENT = 2_000;
  private static final int INTAKE = -1;

  // One in so many decisions.
  private static final int AGAIN = 24;
  private static final int ENCODED = 96;
  private static final int CRASH = 40;
  private static final int TICK = 6;
  private static final int PERMILLE_HELD = 15;
  private static final int MOST_HELD = 60;
  private static final int PERMILLE_TWICE = 60;

  private final World world;
  private final Choices choices;
  private final Clerk clerk;
  private final Observer observer;
  private final boolean reorder;
  private final boolean duplicate;
  private final boolean delay;
  private final boolean crash;

  private final Mailroom mail = new Mailroom();
  private final Wakes wakes = new Wakes();
  private final Map<String, Slot> slots = new HashMap<>();
  private final List<Slot> bySlotId = new ArrayList<>();
  private final TaskBook tasks = new TaskBook();
  private final Set<String> answered = new HashSet<>();
  private final CarrierAnswersSaid answers = new CarrierAnswersSaid();
  private final List<Undo> batch = new ArrayList<>();
  private final List<Sent> unsent = new ArrayList<>();
  private final List<Output> unpublished = new ArrayList<>();

  private int nextHappening;
  private long time;
  private long restAt;
  private long steps;
  private long injected;
  private int wakesNow;

  /** What a rollback restores. */
  private record Undo(
      Slot slot,
      Optional<? extends DeskFile> file,
      OptionalLong wakeAt,
      List<EndedTask> ended,
      OptionalLong pending,
      Map<Scope, Pace> paces,
      List<Sent> outbox,
      Route route,
      Parcel parcel) {}

  record Sent(Letter letter, int from, long timestamp, Cause cause) {}

  Run(World world, Clerk clerk, Choices choices, Set<Fault> faults, Observer observer) {
    this.world = world;
    this.choices = choices;
    this.clerk = clerk;
    this.observer = observer;
    reorder = faults.contains(Fault.REORDER);
    duplicate = faults.contains(Fault.DUPLICATE);
    delay = faults.contains(Fault.DELAY);
    crash = faults.contains(Fault.CRASH);
    restAt = world.restAt();
    time = world.happenings().isEmpty() ? world.restAt() : world.happenings().getFirst().at();
  }

  /** Mails decided, crashed ones included. */
  long steps() {
    return steps;
  }

  /** Faults injected. */
  long injected() {
    return injected;
  }

  /** Lives until nothing is on its way and nothing is due. */
  AtRest toRest() throws Broken {
    live();
    return AtRest.of(bySlotId, answered, tasks);
  }

  /**
   * Afterwards: everybody answers what is asked and takes back what he said, and then nothing
   * happens for so long that all is to be forgotten.
   *
   * @throws Broken if something is left
   */
  void toOblivion() throws Broken {
    var closing = new Closing(world);
    for (List<Event> last = closing.events(time, tasks);
        !last.isEmpty();
        last = closing.events(time, tasks)) {
      for (Event event : last) {
        Cause cause = Cause.of("simulated", event.origin());
        for (Letter letter : Addressing.letters(event)) {
          send(new Sent(letter, INTAKE, event.origin().receivedAt(), cause));
        }
      }
      restAt = time + Timeline.HOUR;
      live();
    }
    restAt = time + 2 * world.policy().retention().idleMillis();
    live();
    closing.check(bySlotId, tasks);
  }

  private void live() throws Broken {
    while (true) {
      if (!mail.isEmpty()) {
        if (!runsAhead()) {
          read(pick());
        }
      } else if (!batch.isEmpty()) {
        commit();
      } else if (!next()) {
        break;
      }
      if (steps > STALL) {
        throw new Broken(Invariant.RESTS, "after " + steps + " mails there are still more");
      }
    }
    for (Slot slot : bySlotId) {
      if (!slot.outbox.isEmpty()) {
        throw new Broken(Invariant.RESTS, "letters wait in an outbox for ever");
      }
    }
  }

  /** Nothing is on its way: the next thing happens, or time passes. */
  private boolean next() throws Broken {
    boolean more = nextHappening < world.happenings().size();
    long until = more ? world.happenings().get(nextHappening).at() : restAt;
    OptionalLong due = wakes.nextDue();
    boolean wakeFirst = due.isPresent() && due.getAsLong() <= Math.max(until, time);
    if (wakeFirst && !(more && reorder && choices.below(TICK) == 1)) {
      wake();
    } else if (more) {
      happen();
    } else {
      return false;
    }
    return true;
  }

  /** Whether something else came before the mail that is on its way. */
  private boolean runsAhead() throws Broken {
    if (!reorder) {
      return false;
    }
    int what = choices.below(world.temper() + 1);
    if (what == 1 && nextHappening < world.happenings().size()) {
      happen();
      return true;
    }
    if (what == 2 && choices.below(TICK) == 1) {
      OptionalLong due = wakes.nextDue();
      if (due.isPresent() && due.getAsLong() <= time) {
        commit();
        due = wakes.nextDue();
        if (due.isPresent() && due.getAsLong() <= time) {
          wake();
          return true;
        }
      }
    }
    return false;
  }

  private void wake() throws Broken {
    Wakes.Entry due = wakes.take();
    wakesNow = due.dueAt() > time ? 0 : wakesNow + 1;
    if (wakesNow > WAKES_AT_ONE_MOMENT) {
      throw new Broken(Invariant.RESTS, "desks wake themselves at one moment without end");
    }
    time = Math.max(time, due.dueAt());
    mail.put(
        new Parcel(
            mail.nextNumber(),
            due.slot().id,
            time,
            Cause.wake(due.dueAt(), time),
            new Wake(due.dueAt())),
        due.slot());
  }

  private void happen() throws Broken {
    Happening happening = world.happenings().get(nextHappening++);
    time = Math.max(time, happening.at());
    Optional<Event> event = answers.repeated(happening).or(() -> Reply.of(happening, tasks));
    answers.keep(happening, event);
    if (event.isPresent()) {
      List<Letter> letters = Addressing.letters(event.get());
      observer.told(time, event.get(), letters.size());
      boolean reply = !(happening instanceof Happening.Told);
      boolean twice = duplicate && choices.chance(PERMILLE_TWICE);
      injected += twice ? 1 : 0;
      for (int i = 0; i < (twice ? 2 : 1); i++) {
        for (Letter letter : letters) {
          if (reply || event.get() instanceof Appeal) {
            answered.add(letter.to().key());
          }
          Cause cause = Cause.of("simulated", event.get().origin());
          send(new Sent(letter, INTAKE - happening.intake(), happening.at(), cause));
        }
      }
    }
  }

  private void send(Sent sent) {
    mail.put(
        new Parcel(
            mail.nextNumber(), sent.from(), sent.timestamp(), sent.cause(), sent.letter().mail()),
        slot(sent.letter().to()));
  }

  private Slot slot(Address address) {
    return slots.computeIfAbsent(
        address.key(),
        unused -> {
          Slot slot = new Slot(bySlotId.size(), address);
          bySlotId.add(slot);
          return slot;
        });
  }

  private Route pick() {
    if (!reorder) {
      return mail.oldest();
    }
    int picked = choices.below(mail.busy() + 1);
    Route route = picked == 0 ? mail.oldest() : mail.route(picked - 1);
    if (!delay) {
      return route;
    }
    if (choices.chance(PERMILLE_HELD)) {
      route.heldUntil = steps + 1 + choices.below(MOST_HELD);
      injected++;
    }
    for (int i = 0; i < mail.busy() && route.heldUntil > steps; i++) {
      route = mail.route(i);
    }
    return route;
  }

  private void read(Route route) throws Broken {
    Slot slot = route.to;
    Parcel parcel = mail.take(route);
    steps++;
    if (parcel.mail().equals(NEXT_PAGE)) {
      keepForRollBack(slot, route, parcel);
      sendPage(slot, List.of(), parcel.timestamp(), parcel);
      commitOrCrash();
      return;
    }
    long now =
        slot.file.map(f -> Math.max(f.asOf(), parcel.timestamp())).orElse(parcel.timestamp());
    Moment moment =
        new Moment(
            now,
            parcel.cause(),
            world.policy(),
            scope -> slot.paces.getOrDefault(scope, Pace.NONE));
    Decision<? extends DeskFile> decision = clerk.decide(slot, slot.file, parcel, moment);
    boolean again = (crash || duplicate) && choices.below(AGAIN) == 1;
    if (again) {
      injected++;
      clerk.compare(slot, parcel, moment, decision);
    }
    Kept<? extends DeskFile> kept = Keeping.after(slot, parcel.mail(), decision, moment);
    if (clerk.encodes() && choices.below(ENCODED) == 1) {
      clerk.encode(slot, parcel, kept);
    }
    observer.read(parcel, slot, decision);
    keepForRollBack(slot, route, parcel);
    store(slot, parcel.mail(), kept);
    if (!decision.paces().isEmpty()) {
      Map<Scope, Pace> paces = new HashMap<>(slot.paces);
      paces.putAll(decision.paces());
      slot.paces = Map.copyOf(paces);
    }
    sendPage(slot, kept.mail(), now, parcel);
    unpublished.addAll(kept.outputs());
    commitOrCrash();
  }

  private void keepForRollBack(Slot slot, Route route, Parcel parcel) {
    batch.add(
        new Undo(
            slot,
            slot.file,
            slot.wakeAt,
            slot.ended,
            slot.pending,
            slot.paces,
            slot.outbox,
            route,
            parcel));
  }

  private void commitOrCrash() throws Broken {
    if (!crash || batch.size() >= world.batch()) {
      if (crash && choices.below(CRASH) == 1) {
        rollBack();
      } else {
        commit();
      }
    }
  }

  /** As the product's outbox: a page of what waits and of what was written now, then a Wake. */
  private void sendPage(Slot slot, List<Letter> written, long now, Parcel read) {
    List<Sent> letters = new ArrayList<>(slot.outbox);
    written.forEach(letter -> letters.add(new Sent(letter, slot.id, now, read.cause())));
    int page = Math.min(world.page(), letters.size());
    unsent.addAll(letters.subList(0, page));
    slot.outbox = List.copyOf(letters.subList(page, letters.size()));
    if (!slot.outbox.isEmpty()) {
      long at = read.timestamp();
      unsent.add(new Sent(new Letter(slot.address, NEXT_PAGE), slot.id, at, Cause.wake(0, 0)));
    }
  }

  private void store(Slot slot, Mail read, Kept<? extends DeskFile> kept) {
    boolean taken =
        read instanceof Wake wake
            && slot.wakeAt.isPresent()
            && slot.wakeAt.getAsLong() == wake.dueAt();
    OptionalLong entryBefore = taken ? OptionalLong.empty() : slot.wakeAt;
    slot.file = kept.filed().map(Filed::file);
    slot.wakeAt = kept.wakeAt();
    slot.ended = kept.filed().<List<EndedTask>>map(Filed::ended).orElse(List.of());
    wakes.move(slot, entryBefore, kept.wakeAt());
  }

  private void commit() throws Broken {
    batch.clear();
    for (Output output : unpublished) {
      tasks.read(output);
    }
    unpublished.clear();
    unsent.forEach(this::send);
    unsent.clear();
  }

  private void rollBack() {
    observer.crashed(batch.size());
    injected++;
    for (Undo undo : batch.reversed()) {
      undo.slot().file = undo.file();
      undo.slot().wakeAt = undo.wakeAt();
      undo.slot().ended = undo.ended();
      undo.slot().paces = undo.paces();
      undo.slot().outbox = undo.outbox();
      wakes.set(undo.slot(), undo.pending());
      mail.putBack(undo.route(), undo.parcel());
    }
    batch.clear();
    unsent.clear();
    unpublished.clear();
  }
}
