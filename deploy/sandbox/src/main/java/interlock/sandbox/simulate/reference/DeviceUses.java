package interlock.sandbox.simulate.reference;

import interlock.core.event.Event;
import interlock.core.event.Transfer;
import interlock.core.event.Transfer.Channel;
import interlock.core.identity.Account;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which accounts paid from which device, and when last: over all that was told, in any version. */
public final class DeviceUses {
  private static final Set<Channel> OTHERS_USE_IT =
      Set.of(Channel.POS, Channel.COUNTER, Channel.ATM);

  private final Map<String, Map<Account, Long>> newest = new TreeMap<>();

  public DeviceUses(Collection<Event> told) {
    for (Event event : told) {
      if (event instanceof Transfer t
          && t.device().isPresent()
          && t.payer().account().isPresent()
          && !OTHERS_USE_IT.contains(t.channel())) {
        newest
            .computeIfAbsent("d:" + t.device().get().reveal(), unused -> new TreeMap<>())
            .merge(t.payer().account().get(), t.origin().occurredAt(), Math::max);
      }
    }
  }

  /** The devices' desks by their keys. */
  public Set<String> desks() {
    return newest.keySet();
  }

  /** How many accounts ever used it. */
  public int accounts(String desk) {
    return newest.get(desk).size();
  }

  /** When each account used it last, of those that did since then. Epoch milliseconds. */
  public Map<Account, Long> since(String desk, long at) {
    Map<Account, Long> since = new TreeMap<>(newest.get(desk));
    since.values().removeIf(last -> last < at);
    return since;
  }
}
