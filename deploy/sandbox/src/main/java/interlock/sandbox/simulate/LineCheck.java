package interlock.sandbox.simulate;

import interlock.core.contact.ContactFile;
import interlock.core.contact.LineControl;
import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.identity.ContactPoint;
import interlock.core.task.LineControlTask.State;
import interlock.sandbox.simulate.reference.InvolvedContacts;
import java.util.Optional;

/** A line is asked to be stopped or verified exactly while it is INVOLVED. */
final class LineCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    var involved = new InvolvedContacts(expected.log());
    for (ContactPoint contact : involved.all()) {
      Optional<LineControl> control =
          Optional.ofNullable(rest.contacts().get(contact.key())).flatMap(ContactFile::control);
      boolean asked =
          control
              .filter(c -> c.state() != State.CANCELLED && c.command() != LineCommand.RESTORE)
              .isPresent();
      boolean ought = involved.isInvolved(contact, world.restAt());
      // A carrier may have refused what is asked for; what nothing asks for is let go all the same.
      boolean refused = ought && rest.answered().contains(contact.key());
      if (asked != ought && !refused) {
        throw new Broken(
            Invariant.LINES,
            names.of(contact.key()) + (asked ? " is still asked for" : " is not asked for"));
      }
    }
  }
}
