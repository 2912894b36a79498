package interlock.core.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules between settings; each setting's own range is {@link Ranges}' affair. */
final class PolicyRules {
  /** What a phone would make a link of. */
  private static final Pattern LINK =
      Pattern.compile("(?i)://|www\\.|[a-z0-9]\\.(com|cn|net|org|top|xyz|vip|cc)\\b");

  private final List<Violation> violations = new ArrayList<>();

  private PolicyRules() {}

  static List<Violation> violations(
      Risk risk,
      Playbook playbook,
      StopPayment stopPayment,
      LineTimes lineControl,
      Patterns patterns,
      Priority priority,
      Retention retention,
      Sources sources,
      Units units) {
    PolicyRules rules = new PolicyRules();
    rules.violations.addAll(RiskRules.violations(risk));
    rules.playbook(playbook);
    rules.messages(playbook);
    rules.rulings("raise", playbook.rulings().raise());
    rules.rulings("lower", playbook.rulings().lower());
    rules.stops(stopPayment);
    rules.lines(lineControl, retention);
    rules.patterns(patterns);
    rules.priority(priority);
    rules.retention(retention, playbook, stopPayment);
    rules.sources(sources);
    rules.units(units);
    return List.copyOf(rules.violations);
  }

  private void sources(Sources sources) {
    Map<String, Integer> rows = new HashMap<>();
    for (int i = 0; i < sources.rules().size(); i++) {
      String source = sources.rules().get(i).source();
      Integer first = rows.putIfAbsent(source, i);
      if (first != null) {
        add(
            "sources.rules[" + i + "].source",
            "has a rule already, the " + (first + 1) + ". of the list",
            "one rule for a source");
      }
    }
    if (sources.listedOnly() && sources.rules().isEmpty()) {
      add(
          "sources.listedOnly",
          "nobody could send anything, for no source has a rule",
          "give each source a rule, or leave it false");
    }
  }

  private void playbook(Playbook playbook) {
    Map<List<Object>, Integer> rows = new HashMap<>();
    for (int i = 0; i < playbook.steps().size(); i++) {
      StepRule row = playbook.steps().get(i);
      String path = "playbook.steps[" + i + "]";
      for (WarningClass warningClass : row.classes()) {
        Integer first =
            rows.putIfAbsent(List.of(row.measure(), row.when(), row.unit(), warningClass), i);
        if (first != null) {
          add(
              path,
              row.measure() + " for " + warningClass + " is already in row " + (first + 1),
              "one row for a measure, condition, class and unit");
        }
      }
      if (row.classes().isEmpty()) {
        add(path + ".classes", "the row applies to nothing", "name a class, or leave classes out");
      }
      ordered(row, path);
      if (row.measure() == Measure.PROTECTIVE) {
        add(path + ".measure", "PROTECTIVE is only for an officer to order", "leave the row out");
      }
      if (row.measure() != Measure.SMS
          && row.when() != StepCondition.REVISIT_DUE
          && row.withinMillis().containsKey(Level.LOW)) {
        add(path + ".within.LOW", "a LOW case has messages only", "begin at MEDIUM");
      }
    }
  }

  private void messages(Playbook playbook) {
    Map<List<Object>, Integer> templates = new HashMap<>();
    for (int i = 0; i < playbook.messages().size(); i++) {
      MessageTemplate template = playbook.messages().get(i);
      String path = "playbook.messages[" + i + "]";
      if (template.text().codePoints().anyMatch(Character::isDigit)) {
        add(path + ".text", "holds a number", "say it without one: fraudsters send numbers");
      }
      if (LINK.matcher(template.text()).find()) {
        add(path + ".text", "holds a link", "say it without one: fraudsters send links");
      }
      for (Level level : template.levels()) {
        Integer first = templates.putIfAbsent(List.of(template.fraudType(), level), i);
        if (first != null) {
          add(path, level + " is already in template " + (first + 1), "one text for each");
        }
      }
    }
    List<Level> silent =
        Arrays.stream(Level.values())
            .filter(level -> playbook.message(Optional.empty(), level).isEmpty())
            .toList();
    if (!playbook.messages().isEmpty() && !silent.isEmpty()) {
      add("playbook.messages", "no text for " + silent, "give one without a fraudType");
    }
  }

  private void rulings(String direction, Map<Level, Approval> approvals) {
    for (Level level : Level.values()) {
      if (approvals.get(level) == Approval.AUTO) {
        add(
            "playbook.rulings." + direction + "." + level,
            "AUTO asks nobody, but an officer has spoken already",
            "give ONE or TWO");
      }
    }
  }

  private void ordered(StepRule row, String path) {
    long longest = 0;
    for (Level level : List.of(Level.values()).reversed()) {
      Long within = row.withinMillis().get(level);
      if (within == null) {
        continue;
      }
      if (within < longest) {
        add(
            path + ".within." + level,
            "is due sooner than at a higher level",
            "give at least " + Quantity.SPAN.text(longest));
      }
      longest = Math.max(longest, within);
    }
  }

  private void stops(StopPayment stops) {
    if (stops.extendBeforeMillis() >= stops.durationMillis()) {
      add(
          "stopPayment.extendBefore",
          "is not shorter than the stop itself",
          "give less than " + Quantity.SPAN.text(stops.durationMillis()));
    }
    if (stops.urgentBeforeMillis() >= stops.extendBeforeMillis()) {
      add(
          "stopPayment.urgentBefore",
          "is not shorter than extendBefore",
          "give less than " + Quantity.SPAN.text(stops.extendBeforeMillis()));
    }
    if (stops.renewFreezeBeforeMillis() >= stops.freezeMillis()) {
      add(
          "stopPayment.renewFreezeBefore",
          "is not shorter than the freeze itself",
          "give less than " + Quantity.SPAN.text(stops.freezeMillis()));
    }
    if (stops.urgentBeforeMillis() >= stops.renewFreezeBeforeMillis()) {
      add(
          "stopPayment.renewFreezeBefore",
          "is not longer than urgentBefore",
          "give more than " + Quantity.SPAN.text(stops.urgentBeforeMillis()));
    }
    if (stops.modes().get(StopCommand.REVIEW) != CommandMode.LIVE) {
      add("stopPayment.modes.REVIEW", "a review goes to officers, to no bank", "give LIVE");
    }
    for (StopCommand letsGo : List.of(StopCommand.LIFT, StopCommand.RELEASE)) {
      if (stops.modes().get(letsGo) == CommandMode.OFF) {
        add(
            "stopPayment.modes." + letsGo,
            "what is held could not be let go any more",
            "give LIVE, or ADVISE so that an officer sends each");
      }
    }
  }

  private void lines(LineTimes lines, Retention retention) {
    if (lines.lift() == Approval.AUTO) {
      add(
          "lineControl.lift",
          "AUTO asks nobody, but an officer has spoken already",
          "give ONE or TWO");
    }
    if (lines.longestMillis() > retention.closedMillis()) {
      add(
          "lineControl.longest",
          "is longer than retention.closed: the task would leave its topic while the line is down",
          "give at most " + Quantity.SPAN.text(retention.closedMillis()));
    }
  }

  private void patterns(Patterns patterns) {
    GrowingPattern growing = patterns.growing();
    if (growing.firstAtMostFen() < growing.ignoreBelowFen()) {
      add(
          "patterns.growing.firstAtMost",
          "is below ignoreBelow: no payment could be the first",
          "give at least " + Quantity.MONEY.text(growing.ignoreBelowFen()));
    }
    if (growing.lastAtLeastFen() < growing.ignoreBelowFen()) {
      add(
          "patterns.growing.lastAtLeast",
          "is below ignoreBelow and so says nothing",
          "give at least " + Quantity.MONEY.text(growing.ignoreBelowFen()));
    }
    if (patterns.opening().total() < patterns.opening().count()) {
      add(
          "patterns.opening.total",
          "is less than the accounts that are many within a few days",
          "give at least " + patterns.opening().count());
    }
  }

  private void priority(Priority priority) {
    int extras =
        priority.inFlight() + priority.onCall() + priority.careList() + priority.lossMost();
    for (Level level : Level.values()) {
      int begin = priority.levels().get(level);
      int end = level == Level.SPECIAL_HIGH ? Priority.MOST + 1 : priority.levels().get(level.up());
      if (begin + extras >= end) {
        add(
            "priority.levels." + level,
            begin + " with every extra (" + extras + ") reaches the next level's " + end,
            "level comes first: leave more than " + extras + " between levels, and up to 1000");
      }
    }
    if (priority.stopCash() < priority.stopUrgent()) {
      add("priority.stopCash", "is below stopUrgent", "give at least " + priority.stopUrgent());
    }
  }

  private void retention(Retention retention, Playbook playbook, StopPayment stops) {
    long needed =
        Math.max(
            Math.max(retention.closedMillis(), stops.taint().maxAgeMillis()),
            Math.max(
                Math.max(playbook.cheatedWithinMillis(), playbook.revisitAfterMillis()),
                playbook.concludeAfterMillis()));
    if (retention.idleMillis() < needed) {
      add(
          "retention.idle",
          "a desk would forget what a rule still asks for",
          "give at least "
              + Quantity.SPAN.text(needed)
              + ", the longest of retention.closed, stopPayment.taint.maxAge,"
              + " playbook.cheatedWithin, playbook.revisitAfter and playbook.concludeAfter");
    }
  }

  private void units(Units units) {
    Set<String> ids = new HashSet<>();
    Set<String> prefixes = new HashSet<>();
    for (int i = 0; i < units.directory().size(); i++) {
      Unit unit = units.directory().get(i);
      String path = "units.directory[" + i + "]";
      if (!ids.add(unit.unit())) {
        add(path + ".unit", unit.unit() + " is there twice", "give every unit its own id");
      }
      for (int j = 0; j < unit.prefixes().size(); j++) {
        if (!prefixes.add(unit.prefixes().get(j))) {
          add(
              path + ".prefixes[" + j + "]",
              unit.prefixes().get(j) + " belongs to another unit already",
              "give every prefix to one unit");
        }
      }
    }
    for (int i = 0; i < units.directory().size(); i++) {
      Unit unit = units.directory().get(i);
      String path = "units.directory[" + i + "].parent";
      if (!unit.parent().isEmpty() && !units.knows(unit.parent())) {
        add(
            path,
            unit.parent() + " is neither in the directory nor a division",
            "name a unit, or leave it out");
      } else if (!units.chain(unit.unit()).contains(units.fallback())
          && !unit.unit().equals(units.fallback())) {
        add(path, "does not lead to the fallback", "let parents end at the fallback");
      }
    }
  }

  private void add(String path, String message, String fix) {
    violations.add(new Violation(path, message, fix));
  }
}
