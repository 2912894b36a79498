package interlock.service.api;

import interlock.common.Level;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.PhoneParser;
import interlock.core.identity.PhoneReading;
import interlock.core.policy.Priority;
import interlock.service.explain.TaskId;
import interlock.service.tasks.Area;
import interlock.service.tasks.CurrentWorkload;
import interlock.service.tasks.DayReport;
import interlock.service.tasks.HumanStep;
import interlock.service.tasks.Rank;
import interlock.service.tasks.RecordJson;
import interlock.service.tasks.TaskBook;
import interlock.service.tasks.TaskFilter;
import interlock.service.tasks.TaskFilter.Openness;
import interlock.service.tasks.TaskKind;
import interlock.service.tasks.TaskPage;
import interlock.service.tasks.TaskRow;
import interlock.task.DissuasionState;
import interlock.task.LeadState;
import interlock.task.LineControlState;
import interlock.task.QueryState;
import interlock.task.StopPaymentState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked about tasks, answered from the book. */
final class TaskAnswers {
  static final int PAGE = 50;
  static final int MOST = 200;

  /** Hours of a report. */
  private static final int DAY = 24;

  private static final int LONGEST_REPORT = 31 * DAY;

  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  private static final String ALL = "all";
  private static final Set<String> STATES =
      Stream.<Stream<? extends Enum<?>>>of(
              Arrays.stream(DissuasionState.values()),
              Arrays.stream(StopPaymentState.values()),
              Arrays.stream(QueryState.values()),
              Arrays.stream(LineControlState.values()),
              Arrays.stream(LeadState.values()))
          .flatMap(states -> states.map(Enum::name))
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> LEVELS =
      EnumSet.complementOf(EnumSet.of(Level.UNKNOWN)).stream()
          .map(Enum::name)
          .collect(Collectors.toUnmodifiableSet());

  private static final String COMPLETE_SINCE = "completeSince";

  private final TaskBook book;
  private final Supplier<Priority> priority;
  private final Histories histories;
  private final AccessLog accesses;
  private final Writes writes;
  private final InstantSource clock;
  private final CurrentWorkload workload;

  /** One at a time: a report unpacks every task of its span, beside the engine. */
  private final Semaphore reports = new Semaphore(1);

  TaskAnswers(
      TaskBook book,
      Supplier<Priority> priority,
      Histories histories,
      AccessLog accesses,
      Writes writes,
      InstantSource clock) {
    this.book = book;
    this.priority = priority;
    this.histories = histories;
    this.accesses = accesses;
    this.writes = writes;
    this.clock = clock;
    workload = new CurrentWorkload(book, clock);
  }

  void list(Request request) {
    TaskFilter filter = filter(request);
    Optional<Rank> after =
        request
            .text("cursor")
            .map(
                cursor ->
                    Rank.ofCursor(cursor)
                        .orElseThrow(
                            () ->
                                ApiProblem.badField(
                                    "cursor",
                                    "is none of ours",
                                    "copy next of the page before, or leave it out")));
    Optional<OwnList> own = OwnList.of(request, workload);
    Predicate<TaskRow> shown = since(request).and(own.map(filter::and).orElse(filter));
    TaskPage page = book.page(shown, after, request.count("limit", PAGE, MOST));
    Map<String, Object> body = tasks(request, page.rows());
    body.put(COMPLETE_SINCE, completeSince());
    own.ifPresent(list -> body.put("fromBelow", list.fromBelow(page.rows())));
    page.next().ifPresent(next -> body.put("next", next.cursor()));
    request.answer(200, body);
  }

  /** What changed at that moment or later; without one, anything. */
  private static Predicate<TaskRow> since(Request request) {
    long since = request.moment("since").map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
    return row -> row.updatedAt() >= since;
  }

  /** What the query asks for, within what the caller may see. */
  static TaskFilter filter(Request request) {
    Set<String> kinds = request.words("kind", Set.copyOf(TaskKind.labels()));
    String state = request.text("state").orElse(OPEN);
    boolean named = !List.of(OPEN, CLOSED, ALL).contains(state);
    return new TaskFilter(
        request.seen(),
        request.unit(),
        named ? request.words("state", states()) : Set.of(),
        named ? Openness.ALL : Openness.valueOf(state.toUpperCase(Locale.ROOT)),
        request.words("level", LEVELS),
        kinds.stream()
            .flatMap(label -> TaskKind.ofLabel(label).stream())
            .collect(Collectors.toSet()),
        request.flag("human", false));
  }

  private static Set<String> states() {
    Set<String> states = new LinkedHashSet<>(STATES);
    states.addAll(List.of(OPEN, CLOSED, ALL));
    return states;
  }

  void task(Request request) {
    TaskId id = id(request.context().pathParam("id")).orElseThrow(() -> noTask());
    TaskRow row = visible(request, id.text()).orElseThrow(() -> noTask());
    boolean reveal = reveal(request, List.of(row));
    Map<String, Object> body = item(row, reveal, clock.instant());
    if (request.flag("history", true)) {
      Histories.History history = histories.of(row, reveal);
      body.put("history", history.entries());
      body.put("historyComplete", history.isComplete());
    }
    request.answer(200, body);
  }

  void subject(Request request) {
    found(request, book.naming(asked(request)), "subject", new LinkedHashMap<>());
  }

  /** Whom the path names: by a task about him, or by an identifier. */
  private Collection<String> asked(Request request) {
    String asked = request.context().pathParam("id");
    return id(asked)
        .map(
            id ->
                (Collection<String>)
                    visible(request, id.text()).orElseThrow(() -> noTask()).names())
        .orElseGet(() -> identifiers(asked));
  }

  /** What restricts a person now, by all the identifiers that a case joins for him. */
  void restrictions(Request request) {
    Set<String> names = new LinkedHashSet<>(asked(request));
    Area area = request.seen();
    for (TaskRow row : book.naming(names)) {
      if (row.kind() == TaskKind.DISSUASION && area.coversAny(row.units())) {
        names.addAll(row.names());
      }
    }
    Map<Boolean, List<TaskRow>> bySight =
        book.naming(names).stream()
            .filter(Restrictions::restricts)
            .collect(Collectors.partitioningBy(row -> area.coversAny(row.units())));
    List<TaskRow> seen = bySight.get(true);
    List<TaskRow> rows = seen.subList(0, Math.min(seen.size(), MOST));
    var restrictions = new Restrictions(reveal(request, rows));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("asOf", clock.instant().toString());
    body.put("restrictions", rows.stream().map(restrictions::of).toList());
    body.put("truncated", rows.size() < seen.size());
    body.put("elsewhere", Restrictions.elsewhere(bySight.get(false)));
    request.answer(200, body);
  }

  /** Ended tasks that are older may be missing. */
  private String completeSince() {
    return Instant.ofEpochMilli(book.completeSince(clock.instant().toEpochMilli())).toString();
  }

  /** The numbers of the last hours, unit by unit. */
  void report(Request request) {
    var span = Duration.ofHours(request.count("hours", DAY, LONGEST_REPORT));
    if (!reports.tryAcquire()) {
      throw ApiProblem.unavailable("Another report is being made; ask again");
    }
    try {
      List<TaskRow> rows = book.all(TaskFilter.any(request.seen(), request.unit()));
      Map<String, Object> report = DayReport.of(rows, book::summary, clock.instant(), span).json();
      report.put(COMPLETE_SINCE, completeSince());
      request.answer(200, report);
    } finally {
      reports.release();
    }
  }

  void account(Request request) {
    List<String> names =
        Account.parse(request.context().pathParam("account")).value().stream()
            .map(Identifier::key)
            .toList();
    found(request, book.naming(names), "account", new LinkedHashMap<>());
  }

  void ofCase(Request request) {
    String caseId = request.context().pathParam("caseId");
    List<TaskRow> seen = seen(request, book.ofCase(caseId));
    Map<String, Object> head = new LinkedHashMap<>();
    // A summary names no unit: whoever sees a task of the case sees it.
    if (!seen.isEmpty() || request.seen().isEverywhere()) {
      book.summary(caseId)
          .ifPresent(summary -> head.put("summary", new RecordJson(false).of(summary)));
    }
    if (seen.isEmpty() && !head.isEmpty()) {
      request.answer(200, withTasks(head, request, seen));
      return;
    }
    found(request, seen, "case", head);
  }

  /** The task, if the caller may see it. */
  Optional<TaskRow> visible(Request request, String taskId) {
    return book.task(taskId).filter(row -> request.seen().coversAny(row.units()));
  }

  private static List<TaskRow> seen(Request request, List<TaskRow> rows) {
    Area area = request.seen();
    return rows.stream().filter(row -> area.coversAny(row.units())).limit(MOST).toList();
  }

  private void found(Request request, List<TaskRow> rows, String what, Map<String, Object> head) {
    List<TaskRow> seen = seen(request, rows);
    if (seen.isEmpty()) {
      throw ApiProblem.notFound(what);
    }
    request.answer(200, withTasks(head, request, seen));
  }

  private Map<String, Object> withTasks(
      Map<String, Object> head, Request request, List<TaskRow> rows) {
    head.putAll(tasks(request, rows));
    return head;
  }

  private Map<String, Object> tasks(Request request, List<TaskRow> rows) {
    boolean reveal = reveal(request, rows);
    Instant now = clock.instant();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("asOf", now.toString());
    body.put("tasks", rows.stream().map(row -> item(row, reveal, now)).toList());
    return body;
  }

  /** Whether to reveal; it is written down before anything is shown. */
  private boolean reveal(Request request, List<TaskRow> rows) {
    boolean reveal = request.reveals();
    if (reveal && !rows.isEmpty()) {
      List<String> ids = rows.stream().map(TaskRow::taskId).toList();
      writes.write(
          () ->
              accesses.revealed(
                  request.caller(), request.route().operation(), ids, clock.instant()));
    }
    return reveal;
  }

  /** One task as the API shows it. */
  Map<String, Object> item(TaskRow row, boolean reveal, Instant now) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("kind", row.kind().label());
    item.put("open", row.isOpen());
    item.put(
        "agedPriority", priority.get().aged(row.priority(), now.toEpochMilli() - row.updatedAt()));
    row.step().ifPresent(step -> item.put("humanStep", step(step)));
    item.put("task", new RecordJson(reveal).of(row.task()));
    return item;
  }

  private static Map<String, Object> step(HumanStep step) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("measure", step.measure());
    if (!step.unit().isEmpty()) {
      shown.put("unit", step.unit());
    }
    step.dueAt().ifPresent(at -> shown.put("dueAt", at.toString()));
    shown.put("overdue", step.overdue());
    return shown;
  }

  private static Optional<TaskId> id(String text) {
    return TaskId.parse(text);
  }

  private static ApiProblem noTask() {
    return ApiProblem.notFound("task");
  }

  /** What an identifier of unnamed kind may be: a phone, an account, a person token, a line. */
  private static Set<String> identifiers(String asked) {
    Set<String> keys = new LinkedHashSet<>();
    if (PhoneParser.parse(asked) instanceof PhoneReading.Subscriber(var phone)) {
      keys.add(phone.key());
    }
    Account.parse(asked).value().map(Identifier::key).ifPresent(keys::add);
    PersonToken.parse(asked).value().map(Identifier::key).ifPresent(keys::add);
    ContactPoint.parsePhone(asked).value().map(ContactPoint::key).ifPresent(keys::add);
    ContactPoint.parseSite(asked).value().map(ContactPoint::key).ifPresent(keys::add);
    return keys;
  }
}
