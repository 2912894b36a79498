package interlock.core.contact;

import interlock.core.codes.ReasonCode;
import interlock.core.contact.ContactFile.Crowd;
import interlock.core.contact.ContactFile.Touch;
import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.event.Party;
import interlock.core.policy.Level;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import interlock.core.task.TaskHead;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * More people were in touch with the contact than are warned one by one: a lead says about how many
 * were not, and an officer decides about them (ADR 0016). One lead for each contact; it stands
 * while the contact is INVOLVED.
 */
final class Crowds {
  private Crowds() {}

  /**
   * The lead after this decision: with one revision more where it says more people than before, or
   * where nothing makes the contact INVOLVED any more.
   *
   * @param people whom a search left out; 0: none, or there was no search
   */
  static Optional<Crowd> next(
      Optional<Crowd> known, boolean involved, int people, Supplier<String> taskId, long now) {
    int said = known.map(Crowd::people).orElse(0);
    int next = involved ? Math.max(people, said) : 0;
    if (next == said) {
      return known;
    }
    return Optional.of(
        new Crowd(
            known.map(Crowd::taskId).orElseGet(taskId),
            known.map(Crowd::revision).orElse(0) + 1,
            known.map(Crowd::openedAt).orElse(now),
            next));
  }

  /** The lead as this revision publishes it; the unit is that of the newest touch with a region. */
  static LeadTask task(
      Address key, Crowd crowd, ContactFile file, List<String> caseIds, Moment moment) {
    boolean cancelled = crowd.people() == 0;
    Optional<String> region =
        file.touches().reversed().stream().flatMap((Touch t) -> t.region().stream()).findFirst();
    return new LeadTask(
        new TaskHead(
            crowd.taskId(),
            crowd.revision(),
            key.key(),
            // Where each of those people would stand.
            moment.policy().priority().levels().get(Level.MEDIUM),
            List.of(new Reason(ReasonCode.TOO_MANY_UPSTREAM, 0, List.of())),
            moment.policy().version(),
            moment.cause(),
            crowd.openedAt(),
            moment.now()),
        LeadTask.Kind.MANY_VICTIMS,
        cancelled ? LeadTask.State.CANCELLED : LeadTask.State.OPEN,
        Party.UNKNOWN,
        OptionalLong.empty(),
        false,
        Optional.of(
            region
                .flatMap(moment.policy().units()::unitFor)
                .orElse(moment.policy().units().fallback())),
        region,
        Optional.empty(),
        caseIds,
        Optional.of(file.contact()),
        cancelled ? OptionalInt.empty() : OptionalInt.of(crowd.people()));
  }
}
