package interlock.sandbox.simulate;

import interlock.core.account.AccountFile;
import interlock.core.casefile.CaseFile;
import interlock.core.contact.ContactFile;
import interlock.core.desk.DeskFile;
import interlock.core.device.DeviceFile;
import interlock.core.subject.SubjectFile;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * A world in which no mail is on its way and nothing is due.
 *
 * @param subjects the files by desk key, likewise the other four
 * @param wakes when each desk that waits is to be woken, epoch milliseconds, by desk key
 * @param answered desks whose tasks somebody answered or decided about, or appealed against
 */
public record AtRest(
    Map<String, SubjectFile> subjects,
    Map<String, AccountFile> accounts,
    Map<String, ContactFile> contacts,
    Map<String, CaseFile> cases,
    Map<String, DeviceFile> devices,
    Map<String, Long> wakes,
    Set<String> answered,
    TaskBook tasks) {

  static AtRest of(Iterable<Slot> slots, Set<String> answered, TaskBook tasks) {
    Map<String, SubjectFile> subjects = new TreeMap<>();
    Map<String, AccountFile> accounts = new TreeMap<>();
    Map<String, ContactFile> contacts = new TreeMap<>();
    Map<String, CaseFile> cases = new TreeMap<>();
    Map<String, DeviceFile> devices = new TreeMap<>();
    Map<String, Long> wakes = new TreeMap<>();
    for (Slot slot : slots) {
      String key = slot.address.key();
      DeskFile file = slot.file.map(DeskFile.class::cast).orElse(null);
      if (file instanceof SubjectFile subject) {
        subjects.put(key, subject);
      } else if (file instanceof AccountFile account) {
        accounts.put(key, account);
      } else if (file instanceof ContactFile contact) {
        contacts.put(key, contact);
      } else if (file instanceof CaseFile caseFile) {
        cases.put(key, caseFile);
      } else if (file instanceof DeviceFile device) {
        devices.put(key, device);
      }
      OptionalLong pending = slot.pending;
      if (pending.isPresent()) {
        wakes.put(key, pending.getAsLong());
      }
    }
    return new AtRest(subjects, accounts, contacts, cases, devices, wakes, answered, tasks);
  }

  /** Whether some desk dropped facts because its file was full. */
  boolean folded() {
    return subjects.values().stream().anyMatch(f -> f.knowledge().folded() > 0)
        || accounts.values().stream().anyMatch(f -> f.folded() > 0)
        || contacts.values().stream().anyMatch(f -> f.folded() > 0);
  }
}
