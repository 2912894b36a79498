package interlock.service.tasks;

import interlock.task.DissuasionTask;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of one unit, or of all. Amounts in yuan. */
final class UnitDay {
  /** By level, then by class. */
  final Map<String, Map<String, Integer>> opened = new TreeMap<>();

  final Map<String, Map<String, Integer>> ended = new TreeMap<>();
  final Map<String, Integer> conclusions = new TreeMap<>();
  final Map<String, Integer> measures = new TreeMap<>();
  int overdue;

  /** Deadlines that passed while Interlock itself stood still. */
  int outage;

  BigDecimal atRisk = BigDecimal.ZERO;
  BigDecimal stopped = BigDecimal.ZERO;
  BigDecimal frozen = BigDecimal.ZERO;
  BigDecimal returned = BigDecimal.ZERO;

  static void count(Map<String, Map<String, Integer>> counts, DissuasionTask task) {
    counts
        .computeIfAbsent(task.getLevel().name(), level -> new TreeMap<>())
        .merge(task.getWarningClass().name(), 1, Integer::sum);
  }

  boolean isEmpty() {
    return opened.isEmpty()
        && ended.isEmpty()
        && measures.isEmpty()
        && overdue == 0
        && outage == 0
        && stopped.signum() == 0
        && frozen.signum() == 0
        && returned.signum() == 0;
  }

  void add(UnitDay other) {
    addLevels(opened, other.opened);
    addLevels(ended, other.ended);
    addAll(conclusions, other.conclusions);
    addAll(measures, other.measures);
    overdue += other.overdue;
    outage += other.outage;
    atRisk = atRisk.add(other.atRisk);
    stopped = stopped.add(other.stopped);
    frozen = frozen.add(other.frozen);
    returned = returned.add(other.returned);
  }

  private static void addLevels(
      Map<String, Map<String, Integer>> to, Map<String, Map<String, Integer>> from) {
    from.forEach(
        (level, classes) -> addAll(to.computeIfAbsent(level, l -> new TreeMap<>()), classes));
  }

  private static void addAll(Map<String, Integer> to, Map<String, Integer> from) {
    from.forEach((name, count) -> to.merge(name, count, Integer::sum));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("opened", opened);
    json.put("ended", ended);
    json.put("conclusions", conclusions);
    json.put("falseAlarms", conclusions.getOrDefault("FALSE_ALARM", 0));
    json.put("overdue", overdue);
    json.put("outage", outage);
    json.put("measures", measures);
    json.put("atRisk", atRisk);
    json.put("stopped", stopped);
    json.put("frozen", frozen);
    json.put("returned", returned);
    return json;
  }
}
