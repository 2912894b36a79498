package interlock.core.device;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.Party;
import interlock.core.lead.Lead;
import interlock.core.lead.LeadBook;
import interlock.core.lead.LeadNews;
import interlock.core.mail.DeviceMail;
import interlock.core.mail.DeviceMail.Used;
import interlock.core.mail.Wake;
import interlock.core.policy.SharedDevice;
import interlock.core.task.LeadTask;
import interlock.core.task.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The desk of one device: gives a lead when many accounts pay from it within the policy's window
 * (ADR 0012). The lead is revised when the number of accounts has doubled, so that a busy device
 * does not revise it with every payment; nothing takes it back.
 *
 * <p>It is woken where nobody has signed for the lead in time. What falls out of the window goes
 * with the next use that is kept. Bound: {@value Uses#MOST} accounts, the newest; the number that a
 * lead tells of doubles no further. While the policy does not look for shared devices, nothing is
 * kept.
 */
public final class DeviceDesk implements Desk<DeviceFile, DeviceMail> {
  private final TaskIds ids;

  public DeviceDesk(TaskIds ids) {
    this.ids = ids;
  }

  @Override
  public Decision<DeviceFile> decide(
      Address key, Optional<DeviceFile> file, DeviceMail mail, Moment moment) {
    DeviceFile known = file.orElseGet(() -> new DeviceFile(moment.now(), List.of(), 0, List.of()));
    DeviceFile facts =
        switch (mail) {
          case Used use -> used(key, known, use, moment);
          case DeviceMail.FedBack(var feedback) ->
              with(known, LeadBook.read(known.leads(), feedback, moment), moment.now());
          case Wake wake -> known;
        };
    LeadBook.Published leads =
        LeadBook.publish(known.leads(), LeadBook.judge(facts.leads(), moment), key, moment);
    DeviceFile after = with(facts, leads.leads(), moment.now());
    return new Decision<>(
        after.equals(known) ? file : Optional.of(after),
        List.of(),
        List.copyOf(leads.tasks()),
        LeadBook.nextDue(after.leads()));
  }

  private static DeviceFile with(DeviceFile file, List<Lead> leads, long now) {
    return leads.equals(file.leads())
        ? file
        : new DeviceFile(now, file.uses(), file.folded(), leads);
  }

  private DeviceFile used(Address key, DeviceFile known, Used use, Moment moment) {
    SharedDevice rule = moment.policy().patterns().sharedDevice();
    Optional<Uses.Kept> kept =
        rule.enabled()
            ? Uses.with(known.uses(), use, moment.now() - rule.windowMillis())
            : Optional.empty();
    if (kept.isEmpty()) {
      return known;
    }
    List<Used> uses = kept.get().uses();
    return new DeviceFile(
        moment.now(),
        uses,
        known.folded() + kept.get().folded(),
        leads(key, known.leads(), uses, rule, moment));
  }

  private List<Lead> leads(
      Address key, List<Lead> known, List<Used> uses, SharedDevice rule, Moment moment) {
    String taskId = ids.taskId("L", key.key(), LeadTask.Kind.CARD_GANG.name());
    if (uses.size() < rule.accounts()) {
      return LeadBook.countAnew(known, taskId);
    }
    int told = LeadBook.find(known, taskId).map(Lead::count).orElse(0);
    int reached = told > 0 ? 2 * told : rule.accounts();
    if (uses.size() < reached) {
      return known;
    }
    while (2 * reached <= uses.size()) {
      reached *= 2;
    }
    return LeadBook.raise(known, news(taskId, uses.getFirst(), reached, moment), moment);
  }

  /** The lead is to whoever used the device last. */
  private static LeadNews news(String taskId, Used newest, int reached, Moment moment) {
    String event = moment.cause().eventId();
    var target =
        new Party(
            Optional.empty(),
            Optional.of(newest.account()),
            Optional.empty(),
            newest.institution(),
            Optional.empty());
    var why =
        new Reason(
            ReasonCode.MANY_CARDS_ONE_DEVICE, 0, event.isEmpty() ? List.of() : List.of(event));
    return new LeadNews(
        taskId,
        LeadTask.Kind.CARD_GANG,
        target,
        Optional.empty(),
        OptionalLong.empty(),
        false,
        newest
            .region()
            .flatMap(moment.policy().units()::unitFor)
            .orElse(moment.policy().units().fallback()),
        newest.region(),
        Optional.empty(),
        List.of(),
        List.of(why),
        reached);
  }
}
