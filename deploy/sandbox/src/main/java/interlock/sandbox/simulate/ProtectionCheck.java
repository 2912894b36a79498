package interlock.sandbox.simulate;

import interlock.core.account.AccountFile;
import interlock.core.account.Protection;
import interlock.core.account.Stop;
import interlock.core.policy.StopCommand;
import interlock.core.policy.StopKind;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.StopPaymentTask.State;
import java.util.HashSet;
import java.util.Map;

/**
 * A stop on somebody's own account goes out by two officers' word and the person's consent only, is
 * never frozen, counts among no case's stops and is over when its longest time has passed (ADR 14).
 */
final class ProtectionCheck implements Check {
  private static final int OFFICERS = 2;

  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    for (Map.Entry<String, AccountFile> entry : rest.accounts().entrySet()) {
      for (Protection protection : entry.getValue().protections()) {
        String which =
            "the protection of %s (%s %s)"
                .formatted(
                    names.of(entry.getKey()),
                    protection.task().command(),
                    protection.task().state());
        published(protection, rest, which);
        ends(protection, world, which);
      }
    }
  }

  private static void published(Protection protection, AtRest rest, String which) throws Broken {
    Stop stop = protection.task();
    boolean same =
        rest.tasks().last(stop.taskId()).orElse(null) instanceof StopPaymentTask task
            && task.kind() == StopKind.PROTECTIVE
            && task.head().revision() == stop.revision()
            && task.state() == stop.state()
            && task.command() == stop.command()
            && task.caseId().isEmpty()
            && task.stopCount() == 0;
    if (!same) {
      throw new Broken(Invariant.PUBLISHED, which);
    }
  }

  /** A revision that asks a bank: on whose word it does. */
  static void agreed(StopPaymentTask task) throws Broken {
    // That it goes on within its longest time asks nobody again.
    boolean asks =
        task.kind() == StopKind.PROTECTIVE
            && task.command() == StopCommand.STOP
            && task.state() == State.REQUESTED;
    if (asks && new HashSet<>(task.approvals()).size() < OFFICERS) {
      throw new Broken(
          Invariant.PROTECTIONS, "a protection went out on the word of " + task.approvals());
    }
    if (asks && task.legalBasis().isEmpty()) {
      throw new Broken(Invariant.PROTECTIONS, "a protection went out without consent");
    }
  }

  private static void ends(Protection protection, World world, String which) throws Broken {
    Stop stop = protection.task();
    if (stop.state() == State.FROZEN || stop.command() == StopCommand.FREEZE) {
      throw new Broken(Invariant.PROTECTIONS, which + " is frozen");
    }
    boolean holds = stop.state() == State.ACTIVE || stop.state() == State.PARTIAL;
    if (!holds) {
      return;
    }
    long releaseAt =
        protection
            .releaseAt()
            .orElseThrow(
                () -> new Broken(Invariant.PROTECTIONS, which + " holds money without an end"));
    if (releaseAt <= world.restAt() && stop.command() != StopCommand.LIFT) {
      throw new Broken(Invariant.PROTECTIONS, which + " goes on after its longest time");
    }
  }
}
