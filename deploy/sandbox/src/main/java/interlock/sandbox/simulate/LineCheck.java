package interlock.sandbox.simulate;

import interlock.core.contact.ContactFile;
import interlock.core.contact.LineControl;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.identity.ContactPoint;
import interlock.core.task.LineControlTask;
import interlock.core.task.LineControlTask.State;
import interlock.core.task.Task;
import interlock.sandbox.simulate.reference.InvolvedContacts;
import java.util.Optional;

/**
 * A line is asked to be stopped or verified exactly while it is INVOLVED, until an officer lifts
 * that or its time has passed; whatever restricts its holder has an end; and a line that may be
 * down and is not wanted down is asked to be restored until it is.
 */
final class LineCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    for (var entry : rest.contacts().entrySet()) {
      if (entry.getValue().control().isPresent()) {
        owed(entry.getValue().control().get(), world.restAt(), names.of(entry.getKey()));
      }
    }
    long longest = world.policy().lineControl().longestMillis();
    var involved = new InvolvedContacts(expected.log());
    for (ContactPoint contact : involved.all()) {
      Optional<LineControl> control =
          Optional.ofNullable(rest.contacts().get(contact.key()))
              .flatMap(ContactFile::control)
              .filter(c -> c.state() != State.CANCELLED && c.command() != LineCommand.RESTORE);
      boolean asked = control.isPresent();
      boolean ought = involved.isInvolved(contact, world.restAt());
      // A carrier may have refused what is asked for, an officer may have lifted it, or its time
      // may have passed, which a listing may have made shorter; what nothing asks for is let go all
      // the same.
      boolean refused = ought && rest.answered().contains(contact.key());
      boolean mayHaveEnded =
          ought
              && (involved.firstSaid(contact).orElseThrow() + longest <= world.restAt()
                  || involved.firstEnd(contact).orElse(Long.MAX_VALUE) <= world.restAt());
      // What is only to be looked at is restored first, however long that takes.
      boolean restoredFirst =
          ought
              && Optional.ofNullable(rest.contacts().get(contact.key()))
                  .flatMap(ContactFile::control)
                  .filter(c -> c.command() == LineCommand.RESTORE && c.state() != State.DONE)
                  .isPresent();
      if (asked != ought && !refused && !mayHaveEnded && !restoredFirst) {
        throw new Broken(
            Invariant.LINES,
            names.of(contact.key()) + (asked ? " is still asked for" : " is not asked for"));
      }
      if (control.isPresent()) {
        ends(control.get(), rest, world.restAt(), longest, names.of(contact.key()));
      }
    }
  }

  /** A line that may be down is wanted down, or its restoration is asked, and will be again. */
  private static void owed(LineControl control, long restAt, String which) throws Broken {
    boolean restored = control.command() == LineCommand.RESTORE;
    if (restored && control.state() == State.DONE && control.down()) {
      throw new Broken(Invariant.LINES, which + " is restored and down");
    }
    if (restored && control.state() != State.DONE && control.againAt().orElse(0) <= restAt) {
      throw new Broken(Invariant.LINES, which + " is down, and nobody will be asked again");
    }
    boolean wantedDown = stops(control.command()) && control.state() != State.CANCELLED;
    if (control.down() && !wantedDown && !restored) {
      throw new Broken(Invariant.LINES, which + " may be down, and nobody is asked to restore it");
    }
  }

  /**
   * A line that was down is asked to be restored before it is asked for anything less.
   *
   * @param before the task as it stood; null if there was none
   */
  static void restored(Task before, LineControlTask after) throws Broken {
    boolean down =
        before instanceof LineControlTask line
            && line.state() == State.DONE
            && stops(line.command());
    boolean lessThanRestored =
        after.command() == LineCommand.VERIFY_NUMBER || after.state() == State.CANCELLED;
    if (down && lessThanRestored) {
      throw new Broken(Invariant.LINES, "a line that was down is not restored");
    }
  }

  private static boolean stops(LineCommand command) {
    return command == LineCommand.SUSPEND_NUMBER || command == LineCommand.BLOCK_CONTACT;
  }

  private static void ends(
      LineControl control, AtRest rest, long restAt, long longest, String which) throws Broken {
    if (control.endsAt().isEmpty()) {
      return;
    }
    long endsAt = control.endsAt().getAsLong();
    if (endsAt <= restAt) {
      throw new Broken(Invariant.LINES, which + " is asked for after its time");
    }
    long asked = rest.tasks().last(control.taskId()).orElseThrow().head().updatedAt();
    if (endsAt > asked + longest) {
      throw new Broken(Invariant.LINES, which + " is asked for longer than it may be");
    }
  }

  /** Exactly what restricts a line's holder ends by itself, and not at once. */
  static void bounded(LineControlTask task) throws Broken {
    boolean restricts = task.state() != State.CANCELLED && stops(task.command());
    boolean ends = task.expiresAt().orElse(0) > task.head().updatedAt();
    if (restricts ? !ends : task.expiresAt().isPresent()) {
      throw new Broken(
          Invariant.LINES,
          task.command() + " " + task.state() + (restricts ? " has no end" : " has an end"));
    }
  }
}
