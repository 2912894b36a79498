package interlock.testing;

import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.Moment;
import interlock.core.desk.Room;
import interlock.core.desk.TaskIds;
import interlock.core.identity.Generation;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.Policy;
import interlock.core.subject.Evidence;
import interlock.core.subject.SubjectDesk;
import interlock.core.subject.SubjectFile;
import interlock.core.task.DissuasionTask;
import interlock.core.task.LeadTask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** SubjectDesks and their mail: in order from one sender to one receiver, else as chance has it. */
public final class SubjectTown {
  private static final byte[] SECRET = "a key that only tests use".getBytes(StandardCharsets.UTF_8);
  private static final int MOST_MAILS = 200_000;

  private final SubjectDesk desk = new SubjectDesk(new TaskIds(SECRET));
  private final Policy policy;
  private final Random random;
  private final Map<String, SubjectFile> files = new TreeMap<>();
  private final Map<String, OptionalLong> wakes = new TreeMap<>();
  private final Map<Way, Deque<SubjectMail>> mail = new LinkedHashMap<>();
  private final List<DissuasionTask> history = new ArrayList<>();
  private final List<LeadTask> leads = new ArrayList<>();
  private final List<AccountMail> asked = new ArrayList<>();
  private long now = Facts.START;
  private int read;

  private record Way(String from, String to) {}

  public SubjectTown(Policy policy, Random random) {
    this.policy = policy;
    this.random = random;
  }

  /** Puts a mail into a mailbox; one of three senders. */
  public SubjectTown post(Generation to, SubjectMail word) {
    put("intake-" + random.nextInt(3), to.key(), word);
    return this;
  }

  /** Posts, and lets all mail be read. */
  public SubjectTown say(Generation to, SubjectMail word) {
    post(to, word);
    return settle();
  }

  public SubjectTown at(long afterStart) {
    now = Facts.START + afterStart;
    return this;
  }

  public SubjectTown settle() {
    while (readOne()) {
      if (++read > MOST_MAILS) {
        throw new AssertionError("mail without end");
      }
    }
    return this;
  }

  /** Whether there was one. */
  public boolean readOne() {
    if (mail.isEmpty()) {
      return false;
    }
    List<Way> ways = List.copyOf(mail.keySet());
    Way way = ways.get(random.nextInt(ways.size()));
    SubjectMail word = mail.get(way).removeFirst();
    if (mail.get(way).isEmpty()) {
      mail.remove(way);
    }
    Address key = new Address(Room.SUBJECT, way.to());
    Decision<SubjectFile> decision =
        desk.decide(
            key,
            Optional.ofNullable(files.get(way.to())),
            word,
            new Moment(now, new Cause("test", "event", "source", now, now), policy));
    decision.file().ifPresent(f -> files.put(way.to(), f));
    wakes.put(way.to(), decision.wakeAt());
    for (Letter letter : decision.mail()) {
      switch (letter.mail()) {
        case SubjectMail next -> put(way.to(), letter.to().key(), next);
        case AccountMail asks -> asked.add(asks);
        default -> throw new AssertionError("no mail of a subject's: " + letter.to());
      }
    }
    for (var output : decision.outputs()) {
      if (output instanceof LeadTask lead) {
        leads.add(lead);
      } else if (output instanceof DissuasionTask task) {
        history.add(task);
      }
    }
    return true;
  }

  private void put(String from, String to, SubjectMail word) {
    mail.computeIfAbsent(new Way(from, to), w -> new ArrayDeque<>()).addLast(word);
  }

  public Map<String, SubjectFile> files() {
    return files;
  }

  public OptionalLong wakeAt(String key) {
    return wakes.getOrDefault(key, OptionalLong.empty());
  }

  /** Everything told, oldest first. */
  public List<DissuasionTask> history() {
    return List.copyOf(history);
  }

  /** Every lead, oldest first. */
  public List<LeadTask> leads() {
    return List.copyOf(leads);
  }

  public List<AccountMail> asked() {
    return List.copyOf(asked);
  }

  /** Each task as it was told last. */
  public Map<String, DissuasionTask> tasks() {
    Map<String, DissuasionTask> last = new LinkedHashMap<>();
    history.forEach(t -> last.put(t.head().taskId(), t));
    return last;
  }

  /** The tasks that somebody has to work on. */
  public List<DissuasionTask> openTasks() {
    return tasks().values().stream().filter(t -> t.state().open()).toList();
  }

  /** The desk on which the file of that one lies. */
  public Generation root(Generation asked) {
    Generation at = asked;
    while (files.containsKey(at.key()) && files.get(at.key()).standing().parent().isPresent()) {
      Generation parent = files.get(at.key()).standing().parent().get();
      if (parent.compareTo(at) >= 0) {
        throw new AssertionError("a pointer up");
      }
      at = parent;
    }
    return at;
  }

  /** By root, who belongs to it. */
  public Map<Generation, Set<Generation>> subjects() {
    Map<Generation, Set<Generation>> subjects = new TreeMap<>();
    for (String key : files.keySet()) {
      Generation one = Generation.ofKey(key);
      subjects.computeIfAbsent(root(one), r -> new TreeSet<>()).add(one);
    }
    return subjects;
  }

  /** Ids of all evidence on file, as often as it is. */
  public List<String> evidence() {
    return files.values().stream()
        .flatMap(f -> f.knowledge().evidence().stream())
        .map(Evidence::id)
        .sorted()
        .toList();
  }
}
