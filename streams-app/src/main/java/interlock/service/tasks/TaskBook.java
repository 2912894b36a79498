package interlock.service.tasks;

import interlock.casefile.CaseSummary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The newest revision of every open task, and of those that ended within the policy's {@code
 * retention.closed}; case summaries as long. One thread writes, any number reads; a reader sees
 * each task whole, and a list as it was at some moment while it was read.
 */
public final class TaskBook {
  /** Ended tasks that are kept; beyond these the one that ended first goes, whatever its age. */
  public static final int MOST_ENDED = 500_000;

  private final IntSupplier agePerHour;
  private final LongSupplier keepEndedMillis;
  private final int mostEnded;
  private final Map<String, TaskRow> rows = new ConcurrentHashMap<>();
  private final Map<String, PackedRecord> summaries = new ConcurrentHashMap<>();
  private final List<TaskChanges> listeners = new CopyOnWriteArrayList<>();

  /** Task ids by identifier and by case. */
  private final Map<String, Set<String>> byName = new HashMap<>();

  private final Map<String, Set<String>> byCase = new HashMap<>();

  /** Ids of ended tasks, and of cases. */
  private final Ages ended = new Ages();

  private final Ages cases = new Ages();

  private volatile ConcurrentSkipListMap<Rank, TaskRow> ranked = new ConcurrentSkipListMap<>();
  private volatile int rankedBy;

  /** When the newest ended task changed last that had to go before its time; 0: none had to. */
  private volatile long lostUpTo;

  /**
   * An empty book.
   *
   * @param agePerHour points of priority that an hour's waiting adds, by the policy in force
   * @param keepEndedMillis how long an ended task is kept, by the policy in force
   */
  public TaskBook(IntSupplier agePerHour, LongSupplier keepEndedMillis) {
    this(agePerHour, keepEndedMillis, MOST_ENDED);
  }

  TaskBook(IntSupplier agePerHour, LongSupplier keepEndedMillis, int mostEnded) {
    this.agePerHour = agePerHour;
    this.keepEndedMillis = keepEndedMillis;
    this.mostEnded = mostEnded;
    rankedBy = agePerHour.getAsInt();
  }

  /** Tells of every revision from now on. */
  public void listen(TaskChanges listener) {
    listeners.add(listener);
  }

  public void hearNoMore(TaskChanges listener) {
    listeners.remove(listener);
  }

  /** Takes a revision, unless a newer one is known. */
  public void put(TaskRow row) {
    TaskRow before;
    synchronized (this) {
      before = rows.get(row.taskId());
      if (before != null && before.revision() > row.revision()) {
        return;
      }
      // The new one first: whoever reads meanwhile never misses the task.
      rows.put(row.taskId(), row);
      ranked.put(Rank.of(row, rankedBy), row);
      if (before != null) {
        forget(before, Optional.of(Rank.of(row, rankedBy)));
      }
      row.names().forEach(name -> add(byName, name, row.taskId()));
      row.cases().forEach(caseId -> add(byCase, caseId, row.taskId()));
      if (row.isOpen()) {
        ended.remove(row.taskId());
      } else {
        ended.put(row.taskId(), row.updatedAt());
      }
    }
    listeners.forEach(listener -> listener.changed(Optional.ofNullable(before), row));
  }

  /** The task is gone, by a tombstone or by its age. */
  public void remove(String taskId) {
    TaskRow gone;
    synchronized (this) {
      gone = rows.remove(taskId);
      if (gone == null) {
        return;
      }
      forget(gone, Optional.empty());
      ended.remove(taskId);
    }
    listeners.forEach(listener -> listener.gone(gone));
  }

  /**
   * Drops what ended too long ago: tasks, and cases that no task names any more.
   *
   * @param now epoch milliseconds
   */
  public void dropEnded(long now) {
    long before = now - keepEndedMillis.getAsLong();
    Optional<String> old = oldestEnded(before);
    while (old.isPresent()) {
      remove(old.get());
      old = oldestEnded(before);
    }
    dropCases(before, now);
  }

  private synchronized Optional<String> oldestEnded(long before) {
    if (ended.size() <= mostEnded) {
      return ended.oldestBefore(before);
    }
    Optional<String> goes = ended.oldest();
    goes.map(rows::get).ifPresent(row -> lostUpTo = Math.max(lostUpTo, row.updatedAt()));
    return goes;
  }

  /**
   * Since when the book holds every ended task, epoch milliseconds: those that changed later than
   * that are all here. Open tasks always are.
   *
   * @param now epoch milliseconds
   */
  public long completeSince(long now) {
    return Math.max(lostUpTo, now - keepEndedMillis.getAsLong());
  }

  private synchronized void dropCases(long before, long now) {
    Optional<String> old = cases.oldestBefore(before);
    while (old.isPresent()) {
      if (byCase.containsKey(old.get())) {
        // It still has tasks: looked at again after another such span.
        cases.put(old.get(), now);
      } else {
        removeCase(old.get());
      }
      old = cases.oldestBefore(before);
    }
  }

  /** Where a revision stood that is gone, or that another has replaced at {@code kept}. */
  private void forget(TaskRow former, Optional<Rank> kept) {
    Rank rank = Rank.of(former, rankedBy);
    if (!kept.equals(Optional.of(rank))) {
      ranked.remove(rank);
    }
    former.names().forEach(name -> drop(byName, name, former.taskId()));
    former.cases().forEach(caseId -> drop(byCase, caseId, former.taskId()));
  }

  public synchronized void put(CaseSummary summary) {
    PackedRecord before = summaries.put(summary.getCaseId(), PackedRecord.of(summary));
    cases.put(summary.getCaseId(), summary.getUpdatedAt().toEpochMilli());
    var former = Optional.ofNullable(before).map(packed -> (CaseSummary) packed.unpack());
    listeners.forEach(listener -> listener.summed(former, summary));
  }

  public synchronized void removeCase(String caseId) {
    PackedRecord last = summaries.remove(caseId);
    cases.remove(caseId);
    if (last != null) {
      listeners.forEach(listener -> listener.caseGone((CaseSummary) last.unpack()));
    }
  }

  public int size() {
    return rows.size();
  }

  public Optional<TaskRow> task(String taskId) {
    return Optional.ofNullable(rows.get(taskId));
  }

  public Optional<CaseSummary> summary(String caseId) {
    return Optional.ofNullable(summaries.get(caseId)).map(packed -> (CaseSummary) packed.unpack());
  }

  /** Tasks about one of these identifiers, given by desk key; in the order of lists. */
  public synchronized List<TaskRow> naming(Collection<String> names) {
    return sorted(byName, names);
  }

  /** Tasks of a case, in the order of lists. */
  public synchronized List<TaskRow> ofCase(String caseId) {
    return sorted(byCase, List.of(caseId));
  }

  /**
   * A part of the list of those that the filter accepts, the most pressing first.
   *
   * @param after the place after which it begins; empty for the beginning
   * @param limit how many rows at most
   */
  public TaskPage page(Predicate<TaskRow> filter, Optional<Rank> after, int limit) {
    var all = ranked();
    var from = after.map(rank -> all.tailMap(rank, false)).orElse(all);
    List<TaskRow> found = new ArrayList<>();
    Rank last = null;
    for (Map.Entry<Rank, TaskRow> entry : from.entrySet()) {
      if (filter.test(entry.getValue())) {
        if (found.size() == limit) {
          return new TaskPage(found, Optional.ofNullable(last));
        }
        found.add(entry.getValue());
        last = entry.getKey();
      }
    }
    return new TaskPage(found, Optional.empty());
  }

  /** All that the filter accepts, in the order of lists. */
  public List<TaskRow> all(Predicate<TaskRow> filter) {
    return page(filter, Optional.empty(), Integer.MAX_VALUE).rows();
  }

  /** Sorted anew when another policy lets tasks age at another pace. */
  private ConcurrentSkipListMap<Rank, TaskRow> ranked() {
    int pace = agePerHour.getAsInt();
    if (pace != rankedBy) {
      synchronized (this) {
        if (pace != rankedBy) {
          var anew = new ConcurrentSkipListMap<Rank, TaskRow>();
          rows.values().forEach(row -> anew.put(Rank.of(row, pace), row));
          ranked = anew;
          rankedBy = pace;
        }
      }
    }
    return ranked;
  }

  private List<TaskRow> sorted(Map<String, Set<String>> index, Collection<String> keys) {
    return keys.stream()
        .flatMap(key -> index.getOrDefault(key, Set.of()).stream())
        .distinct()
        .map(rows::get)
        .sorted((a, b) -> Rank.of(a, rankedBy).compareTo(Rank.of(b, rankedBy)))
        .toList();
  }

  private static void add(Map<String, Set<String>> index, String key, String taskId) {
    index.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(taskId);
  }

  private static void drop(Map<String, Set<String>> index, String key, String taskId) {
    index.computeIfPresent(
        key,
        (k, ids) -> {
          ids.remove(taskId);
          return ids.isEmpty() ? null : ids;
        });
  }
}
