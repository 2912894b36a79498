package interlock.sandbox.simulate;

import interlock.core.contact.ContactFile;
import interlock.core.event.IncidentReport;
import interlock.core.event.WatchEntry;
import interlock.core.task.LineControlTask;
import interlock.core.task.Task;
import interlock.sandbox.simulate.reference.Log;
import java.util.Collection;
import java.util.Map;

/** Of listings and reports every desk that holds them holds the newest version. */
final class NewestCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    Log log = expected.log();
    for (var entry : rest.accounts().entrySet()) {
      listings(entry.getKey(), entry.getValue().listings(), log, names);
    }
    for (var entry : rest.contacts().entrySet()) {
      listings(entry.getKey(), entry.getValue().listings(), log, names);
    }
    for (IncidentReport report : log.reports()) {
      var file = rest.cases().get("c:" + report.caseId());
      if (file == null || !file.newest().eventId().equals(report.origin().eventId())) {
        throw new Broken(
            Invariant.NEWEST,
            names.mask(report.caseId()) + " is not as " + report.origin().eventId() + " says");
      }
    }
    lines(rest, names);
  }

  private static void listings(
      String desk, Collection<WatchEntry> listings, Log log, Nicknames names) throws Broken {
    for (WatchEntry listing : listings) {
      String newest =
          log.listing(listing.entryId()).map(e -> e.origin().eventId()).orElse("nothing");
      if (!newest.equals(listing.origin().eventId())) {
        throw new Broken(
            Invariant.NEWEST,
            listing.entryId()
                + " at "
                + names.of(desk)
                + " is as "
                + listing.origin().eventId()
                + " says, not "
                + newest);
      }
    }
  }

  private static void lines(AtRest rest, Nicknames names) throws Broken {
    for (Map.Entry<String, ContactFile> entry : rest.contacts().entrySet()) {
      var control = entry.getValue().control();
      if (control.isPresent()) {
        Task last = rest.tasks().last(control.get().taskId()).orElse(null);
        boolean same =
            last instanceof LineControlTask task
                && task.head().revision() == control.get().revision()
                && task.state() == control.get().state()
                && task.command() == control.get().command();
        if (!same) {
          throw new Broken(Invariant.PUBLISHED, "the line control of " + names.of(entry.getKey()));
        }
      }
    }
  }
}
