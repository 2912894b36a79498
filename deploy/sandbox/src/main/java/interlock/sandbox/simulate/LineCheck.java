package interlock.sandbox.simulate;

import interlock.core.contact.ContactFile;
import interlock.core.contact.LineControl;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.identity.ContactPoint;
import interlock.core.task.LineControlTask;
import interlock.core.task.LineControlTask.State;
import interlock.sandbox.simulate.reference.InvolvedContacts;
import java.util.Optional;

/**
 * A line is asked to be stopped or verified exactly while it is INVOLVED, until an officer lifts
 * that or its time has passed; and whatever restricts its holder has an end.
 */
final class LineCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
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
      // may have passed; what nothing asks for is let go all the same.
      boolean refused = ought && rest.answered().contains(contact.key());
      boolean mayHaveEnded =
          ought && involved.firstSaid(contact).orElseThrow() + longest <= world.restAt();
      if (asked != ought && !refused && !mayHaveEnded) {
        throw new Broken(
            Invariant.LINES,
            names.of(contact.key()) + (asked ? " is still asked for" : " is not asked for"));
      }
      if (control.isPresent()) {
        ends(control.get(), rest, world.restAt(), longest, names.of(contact.key()));
      }
    }
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
    boolean restricts =
        task.state() != State.CANCELLED
            && (task.command() == LineCommand.SUSPEND_NUMBER
                || task.command() == LineCommand.BLOCK_CONTACT);
    boolean ends = task.expiresAt().orElse(0) > task.head().updatedAt();
    if (restricts ? !ends : task.expiresAt().isPresent()) {
      throw new Broken(
          Invariant.LINES,
          task.command() + " " + task.state() + (restricts ? " has no end" : " has an end"));
    }
  }
}
