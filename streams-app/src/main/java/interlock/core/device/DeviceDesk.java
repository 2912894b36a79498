package interlock.core.device;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.device.DeviceFile.Lead;
import interlock.core.event.Party;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.DeviceMail.Used;
import interlock.core.mail.Wake;
import interlock.core.policy.SharedDevice;
import interlock.core.task.LeadTask;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import interlock.core.task.TaskHead;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The desk of one device: gives a lead when many accounts pay from it within the policy's window
 * (ADR 0012). The lead is revised when the number of accounts has doubled, so that a busy device
 * does not revise it with every payment; nothing takes it back.
 *
 * <p>It is never woken: what falls out of the window goes with the next use that is kept. Bound:
 * {@value Uses#MOST} accounts, the newest; the number that a lead tells of doubles no further.
 * While the policy does not look for shared devices, nothing is kept.
 */
public final class DeviceDesk implements Desk<DeviceFile, DeviceMail> {
  private final TaskIds ids;

  public DeviceDesk(TaskIds ids) {
    this.ids = ids;
  }

  @Override
  public Decision<DeviceFile> decide(
      Address key, Optional<DeviceFile> file, DeviceMail mail, Moment moment) {
    return switch (mail) {
      case Used use -> used(key, file, use, moment);
      case Wake wake -> same(file);
    };
  }

  private Decision<DeviceFile> used(
      Address key, Optional<DeviceFile> file, Used use, Moment moment) {
    SharedDevice rule = moment.policy().patterns().sharedDevice();
    List<Used> known = file.map(DeviceFile::uses).orElse(List.of());
    Optional<Uses.Kept> kept =
        rule.enabled()
            ? Uses.with(known, use, moment.now() - rule.windowMillis())
            : Optional.empty();
    if (kept.isEmpty()) {
      return same(file);
    }
    List<Used> uses = kept.get().uses();
    Optional<Lead> told = file.flatMap(DeviceFile::lead);
    Optional<Lead> lead = next(told, uses.size(), rule, key, moment.now());
    var after =
        new DeviceFile(
            moment.now(), uses, file.map(DeviceFile::folded).orElse(0) + kept.get().folded(), lead);
    List<Output> outputs =
        lead.map(Lead::revision).equals(told.map(Lead::revision))
            ? List.of()
            : lead.map(l -> List.<Output>of(task(key, l, uses.getFirst(), moment)))
                .orElse(List.of());
    return new Decision<>(Optional.of(after), List.of(), outputs, OptionalLong.empty());
  }

  private static Decision<DeviceFile> same(Optional<DeviceFile> file) {
    return new Decision<>(file, List.of(), List.of(), OptionalLong.empty());
  }

  private Optional<Lead> next(
      Optional<Lead> told, int accounts, SharedDevice rule, Address key, long now) {
    if (accounts < rule.accounts()) {
      // The next wave is told anew.
      return told.map(l -> new Lead(l.taskId(), l.revision(), l.openedAt(), 0));
    }
    int reached =
        told.map(Lead::accounts).filter(a -> a > 0).map(a -> 2 * a).orElse(rule.accounts());
    if (accounts < reached) {
      return told;
    }
    while (2 * reached <= accounts) {
      reached *= 2;
    }
    return Optional.of(
        new Lead(
            ids.taskId("L", key.key(), LeadTask.Kind.CARD_GANG.name()),
            told.map(Lead::revision).orElse(0) + 1,
            told.map(Lead::openedAt).orElse(now),
            reached));
  }

  /** The lead as this revision publishes it, to whoever used the device last. */
  private static LeadTask task(Address key, Lead lead, Used newest, Moment moment) {
    String event = moment.cause().eventId();
    var target =
        new Party(
            Optional.empty(),
            Optional.of(newest.account()),
            Optional.empty(),
            newest.institution(),
            Optional.empty());
    return new LeadTask(
        new TaskHead(
            lead.taskId(),
            lead.revision(),
            key.key(),
            moment.policy().priority().stop(false, false, 0),
            List.of(
                new Reason(
                    ReasonCode.MANY_CARDS_ONE_DEVICE,
                    0,
                    event.isEmpty() ? List.of() : List.of(event))),
            moment.policy().version(),
            moment.cause(),
            lead.openedAt(),
            moment.now()),
        LeadTask.Kind.CARD_GANG,
        LeadTask.State.OPEN,
        target,
        OptionalLong.empty(),
        false,
        Optional.of(
            newest
                .region()
                .flatMap(moment.policy().units()::unitFor)
                .orElse(moment.policy().units().fallback())),
        newest.region(),
        Optional.empty(),
        List.of());
  }
}
