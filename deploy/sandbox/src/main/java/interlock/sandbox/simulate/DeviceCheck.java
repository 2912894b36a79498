package interlock.sandbox.simulate;

import interlock.core.device.DeviceFile;
import interlock.core.identity.Account;
import interlock.core.lead.Lead;
import interlock.core.policy.SharedDevice;
import interlock.core.task.LeadTask;
import interlock.sandbox.simulate.reference.DeviceUses;
import java.util.Map;
import java.util.TreeMap;

/**
 * A device's desk has on file exactly who used it within the window, and once so many accounts did
 * there is a lead that tells of more than half of them.
 */
final class DeviceCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    SharedDevice rule = world.policy().patterns().sharedDevice();
    var uses = new DeviceUses(world.told());
    for (Map.Entry<String, DeviceFile> entry : rest.devices().entrySet()) {
      if (!uses.desks().contains(entry.getKey())) {
        throw broken(names, entry.getKey(), "nobody used it");
      }
    }
    for (String desk : uses.desks()) {
      DeviceFile file = rest.devices().get(desk);
      if (file == null || file.folded() > 0) {
        if (file == null && !uses.since(desk, world.restAt() - rule.windowMillis()).isEmpty()) {
          throw broken(names, desk, "nothing is on file");
        }
        continue;
      }
      long since = Math.max(world.restAt(), file.asOf()) - rule.windowMillis();
      Map<Account, Long> ought = uses.since(desk, since);
      Map<Account, Long> kept = new TreeMap<>();
      file.uses().stream().filter(u -> u.at() >= since).forEach(u -> kept.put(u.account(), u.at()));
      if (!kept.equals(ought)) {
        throw broken(names, desk, kept.size() + " accounts are on file of " + ought.size());
      }
      int said = said(file, rest, desk, names);
      if (said == 0 ? ought.size() >= rule.accounts() : ought.size() >= 2 * said) {
        throw broken(names, desk, ought.size() + " accounts, the lead says " + said);
      }
      if (said > uses.accounts(desk)) {
        throw broken(names, desk, "the lead says " + said + " of " + uses.accounts(desk));
      }
    }
  }

  /** How many the lead on file says; 0: there is none. */
  private static int said(DeviceFile file, AtRest rest, String desk, Nicknames names)
      throws Broken {
    if (file.leads().isEmpty()) {
      return 0;
    }
    Lead lead = file.leads().getFirst();
    boolean published =
        rest.tasks().last(lead.taskId()).orElse(null) instanceof LeadTask task
            && task.kind() == LeadTask.Kind.CARD_GANG
            && task.head().revision() == lead.revision();
    if (!published) {
      throw new Broken(Invariant.PUBLISHED, "the lead of " + names.of(desk));
    }
    return lead.count();
  }

  private static Broken broken(Nicknames names, String desk, String what) {
    return new Broken(Invariant.DEVICES, names.of(desk) + ": " + what);
  }
}
