package interlock.metrics;

import static interlock.metrics.Instances.MAX;
import static interlock.metrics.Instances.SUM;
import static interlock.metrics.MeterType.COUNTER;
import static interlock.metrics.MeterType.GAUGE;
import static interlock.metrics.MeterType.HISTOGRAM;
import static interlock.metrics.Unit.BYTES;
import static interlock.metrics.Unit.ONE;
import static interlock.metrics.Unit.SECONDS;
import static interlock.metrics.Unit.YUAN;

import java.util.List;

/**
 * Every metric of Interlock's own. A new one is an entry here; the reference page follows from it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are copies that nobody can change
public enum Meter {
  INTAKE_READ(
      Section.INTAKE,
      "interlock_intake_read_total",
      COUNTER,
      ONE,
      SUM,
      "Records that Intake read",
      "接收环节读取的记录数",
      Label.PARTY),
  INTAKE_LEFT(
      Section.INTAKE,
      "interlock_intake_left_total",
      COUNTER,
      ONE,
      SUM,
      "Records that left Intake, by their door: of each party as many as were read",
      "离开接收环节的记录数（按去向）；各方之和等于读取数",
      Label.PARTY,
      Label.DOOR),
  INTAKE_REJECTED(
      Section.INTAKE,
      "interlock_intake_rejected_total",
      COUNTER,
      ONE,
      SUM,
      "Records that Intake refused; a series appears with its first record",
      "被拒收的记录数（按原因）；首次出现时才有该序列",
      Label.PARTY,
      Label.REASON),
  SOURCE_LAST_EVENT(
      Section.INTAKE,
      "interlock_source_last_event_timestamp_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "When the newest event or heartbeat of a source that was admitted was received, epoch seconds; 0 before the first one that this process reads",
      "某来源最近一次获准的事件或心跳的接收时间（纪元秒）；本进程尚未读到时为 0",
      Label.SOURCE),
  SOURCE_EVENTS(
      Section.INTAKE,
      "interlock_source_events_total",
      COUNTER,
      ONE,
      SUM,
      "Readable records of a source, refused ones included",
      "某来源可读记录数（含拒收）",
      Label.SOURCE),
  SOURCE_HEARTBEATS(
      Section.INTAKE,
      "interlock_source_heartbeats_total",
      COUNTER,
      ONE,
      SUM,
      "Heartbeats of a source, refused ones not included",
      "某来源的心跳数（不含拒收）",
      Label.SOURCE),
  APPEALS(
      Section.INTAKE,
      "interlock_appeals_total",
      COUNTER,
      ONE,
      SUM,
      "Appeals as the police report them",
      "公安上报的申诉数",
      Label.APPEAL),
  DEAD_LETTERS(
      Section.INTAKE,
      "interlock_dead_letters_total",
      COUNTER,
      ONE,
      SUM,
      "Records and mail that could not be read or answered and went to dead-letter whole",
      "无法读取或处理、整条进入死信的记录与信件数",
      Label.FROM),

  TASKS_OPENED(
      Section.TASKS,
      "interlock_tasks_opened_total",
      COUNTER,
      ONE,
      SUM,
      "Tasks that were opened",
      "新开任务数",
      Label.KIND,
      Label.LEVEL),
  TASKS_REVISED(
      Section.TASKS,
      "interlock_tasks_revised_total",
      COUNTER,
      ONE,
      SUM,
      "Revisions of tasks that were open already",
      "已有任务的修订数",
      Label.KIND,
      Label.LEVEL),
  TASKS_RAISED(
      Section.TASKS,
      "interlock_tasks_raised_total",
      COUNTER,
      ONE,
      SUM,
      "Dissuasion tasks that rose to this level",
      "升至该等级的劝阻任务数",
      Label.OWN_LEVEL),
  TASKS_MERGED(
      Section.TASKS,
      "interlock_tasks_merged_total",
      COUNTER,
      ONE,
      SUM,
      "Dissuasion tasks that ended because they are about a person who has another",
      "并入同一人其他任务的劝阻任务数",
      Label.OWN_LEVEL),
  TASKS_CONCLUDED(
      Section.TASKS,
      "interlock_tasks_concluded_total",
      COUNTER,
      ONE,
      SUM,
      "Dissuasion tasks that were concluded, by how",
      "办结的劝阻任务数（按结论）",
      Label.OWN_LEVEL,
      Label.CONCLUSION),
  TASKS_NOWHERE(
      Section.TASKS,
      "interlock_tasks_nowhere_total",
      COUNTER,
      ONE,
      SUM,
      "Dissuasion tasks opened at the national desk, the person's place being unknown or one for which no unit answers",
      "因地区未知或无对应单位而开在全国台的劝阻任务数"),
  STEPS(
      Section.TASKS,
      "interlock_steps_total",
      COUNTER,
      ONE,
      SUM,
      "Steps of dissuasion that were done, became overdue or were skipped",
      "劝阻步骤完成、超期、略过的次数",
      Label.MEASURE,
      Label.OWN_LEVEL,
      Label.STEP),
  CHEATED(
      Section.TASKS,
      "interlock_cheated_total",
      COUNTER,
      ONE,
      SUM,
      "Persons defrauded after a measure of the warning was done, or after the task was opened but before any",
      "预警后被骗（已有措施）与来不及（开案后、措施前）的人数",
      Label.CHEATED),
  EVENT_TO_TASK(
      Section.TASKS,
      "interlock_event_to_task_seconds",
      HISTOGRAM,
      SECONDS,
      SUM,
      "From the receipt of an event to the task's revision that follows from it, before its commit",
      "从接收事件到产生任务修订的时长（提交之前）",
      Buckets.FAST,
      Label.KIND,
      Label.LEVEL),
  SOURCE_TO_TASK(
      Section.TASKS,
      "interlock_source_to_task_seconds",
      HISTOGRAM,
      SECONDS,
      SUM,
      "From the moment when the fact happened to the opening of the task that follows from it",
      "从事实发生到开出任务的时长",
      Buckets.SLOW,
      Label.KIND,
      Label.LEVEL),

  STOPS(
      Section.STOPS,
      "interlock_stops_total",
      COUNTER,
      ONE,
      SUM,
      "Stop payments that came into a state: asked for (REQUESTED), at the bank (RECEIVED), held (ACTIVE, PARTIAL, FROZEN), ended (LIFTED, EXPIRED: lapsed, REFUSED, CANCELLED)",
      "进入各状态的止付任务数（请求、已收、已止付、部分、冻结、解除、到期失效、被拒、取消）",
      Label.STOP_KIND,
      Label.STOP_STATE),
  STOPS_YUAN(
      Section.STOPS,
      "interlock_stops_yuan_total",
      COUNTER,
      YUAN,
      SUM,
      "The money of these: what the bank holds or held, and before that, and if refused, what was asked for",
      "对应金额（元）：已止付为银行所控金额，此前及被拒为请求金额",
      Label.STOP_KIND,
      Label.STOP_STATE),
  STOP_COMMANDS(
      Section.STOPS,
      "interlock_stop_commands_total",
      COUNTER,
      ONE,
      SUM,
      "Commands that were issued",
      "发出的止付类指令数",
      Label.STOP_KIND,
      Label.COMMAND),
  STOP_LIFTS(
      Section.STOPS,
      "interlock_stop_lifts_total",
      COUNTER,
      ONE,
      SUM,
      "LIFT and RELEASE commands, by what set them going",
      "解除与放行指令数（按起因）",
      Label.LIFTED_BY),
  STOP_REFUSED(
      Section.STOPS,
      "interlock_stop_refused_total",
      COUNTER,
      ONE,
      SUM,
      "Answers by which an institution did not carry out a command, by its result code; a series appears with its first answer",
      "机构答复未执行的次数（按结果码）；首次出现时才有该序列",
      Label.INSTITUTION,
      Label.CODE),
  STOP_REFUSED_YUAN(
      Section.STOPS,
      "interlock_stop_refused_yuan_total",
      COUNTER,
      YUAN,
      SUM,
      "What was asked for by stop payments that ended refused, by the institution's result code; other where no answer of an institution ended it. A series appears with its first refusal",
      "被拒止付任务所请求的金额（元，按机构与结果码）；非因机构答复而终止的为 other；首次出现时才有该序列",
      Label.INSTITUTION,
      Label.CODE),
  STOP_LEG(
      Section.STOPS,
      "interlock_stop_leg_seconds",
      HISTOGRAM,
      SECONDS,
      MAX,
      "From the sending of a STOP or HOLD to the institution's first answer (receipt), and to its result",
      "从发出止付（HOLD 同）到机构首次应答、到结果的时长",
      Buckets.SLOW,
      Label.INSTITUTION,
      Label.LEG),
  BREAKER_CHANGED(
      Section.STOPS,
      "interlock_breaker_changed_total",
      COUNTER,
      ONE,
      SUM,
      "Breakers on stops that opened or closed",
      "止付熔断的打开与关闭次数",
      Label.SCOPE,
      Label.BREAKER),
  BREAKER_OPEN(
      Section.STOPS,
      "interlock_breaker_open",
      GAUGE,
      ONE,
      SUM,
      "Breakers that are open now: officers have the stops that they hold back",
      "当前打开的熔断数：被拦下的止付由民警审核",
      Label.SCOPE),

  TASKS_OPEN(
      Section.OPEN,
      "interlock_tasks_open",
      GAUGE,
      ONE,
      MAX,
      "Tasks that are open, as any reader of the topics sees them; a series appears with its first task",
      "当前未结任务数；首次出现时才有该序列",
      Label.KIND,
      Label.LEVEL,
      Label.STATE),
  TASKS_UNSIGNED(
      Section.OPEN,
      "interlock_tasks_unsigned",
      GAUGE,
      ONE,
      MAX,
      "Dissuasion tasks that nobody has signed for",
      "未签收的劝阻任务数",
      Label.OWN_LEVEL),
  UNSIGNED_OLDEST(
      Section.OPEN,
      "interlock_tasks_unsigned_oldest_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "For how long the oldest of these has waited at this level; 0 if there is none",
      "最久未签收任务处于该等级的等待时长；没有则为 0",
      Label.OWN_LEVEL),
  STEPS_OPEN(
      Section.OPEN,
      "interlock_steps_open",
      GAUGE,
      ONE,
      MAX,
      "Steps of open dissuasion tasks still to be done; a series appears with its first step",
      "未完成的劝阻步骤数（是否超期）；首次出现时才有该序列",
      Label.MEASURE,
      Label.OWN_LEVEL,
      Label.OVERDUE),
  STOPS_OPEN(
      Section.OPEN,
      "interlock_stops_open",
      GAUGE,
      ONE,
      MAX,
      "Stop payments that are open",
      "当前未结的止付任务数",
      Label.STOP_KIND,
      Label.STOP_STATE),
  STOPS_OPEN_YUAN(
      Section.OPEN,
      "interlock_stops_open_yuan",
      GAUGE,
      YUAN,
      MAX,
      "The money of these: what the bank holds, and before that what was asked for",
      "对应金额（元）：已止付为银行所控金额，此前为请求金额",
      Label.STOP_KIND,
      Label.STOP_STATE),
  STOPS_UNANSWERED_OLDEST(
      Section.OPEN,
      "interlock_stops_unanswered_oldest_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "How long ago the oldest command was sent for which no receipt has come from the institution; 0 if there is none",
      "最久未获机构签收的指令已等待的时长；没有则为 0",
      Label.INSTITUTION),
  CASES(
      Section.OPEN,
      "interlock_cases",
      GAUGE,
      ONE,
      MAX,
      "Reported cases that are kept (retention.closed)",
      "留存的报案数（retention.closed）"),
  CASES_YUAN(
      Section.OPEN,
      "interlock_cases_yuan",
      GAUGE,
      YUAN,
      MAX,
      "The money of these, by what became of it",
      "这些案件的金额（元），按去向",
      Label.MONEY),
  FIRST_STOP(
      Section.OPEN,
      "interlock_report_to_first_stop_seconds",
      HISTOGRAM,
      SECONDS,
      MAX,
      "From the receipt of a report to the first stop that a bank acknowledged",
      "从接到报案到首个止付被银行确认的时长",
      Buckets.SLOW),
  CHEATED_LAST(
      Section.OPEN,
      "interlock_cheated_last_timestamp_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "When that happened last among the tasks that are kept, epoch seconds; 0 if to nobody",
      "留存任务中最近一次发生的时间（纪元秒）；没有则为 0",
      Label.CHEATED),
  EVENT_TO_READABLE(
      Section.OPEN,
      "interlock_event_to_readable_seconds",
      HISTOGRAM,
      SECONDS,
      MAX,
      "From the receipt of an event to the moment when a read_committed reader has the task that follows from it",
      "从接收事件到任务可被（read_committed）读取的时长",
      Buckets.FAST,
      Label.KIND,
      Label.LEVEL),
  FOLLOWER_TROUBLES(
      Section.OPEN,
      "interlock_tasks_troubles_total",
      COUNTER,
      ONE,
      SUM,
      "Troubles in following tasks: a record that is not shown, or a reading that failed by a fault and was tried again, not ready meanwhile",
      "跟读任务时的故障：无法显示的记录，或读取失败后重试（其间未就绪）",
      Label.TROUBLE),

  MAIL_READ(
      Section.DESKS,
      "interlock_mail_read_total",
      COUNTER,
      ONE,
      SUM,
      "Mail that desks read, by what came of it",
      "工位处理的信件数（按结果）",
      Label.DESK,
      Label.MAIL),
  MAIL_LAG(
      Section.DESKS,
      "interlock_mail_lag_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "How old the mail is that a desk's mailbox has reached, in the slowest part; while it is above 5 s no deadline is judged there",
      "信箱处理的滞后（最慢的一份）；超过 5 秒时其中不判定期限",
      Label.DESK),
  WAKE_LAG(
      Section.DESKS,
      "interlock_wake_lag_seconds",
      HISTOGRAM,
      SECONDS,
      SUM,
      "How late a wake-up was mailed: deadlines are judged as late",
      "唤醒延迟：期限判定相应推迟",
      Buckets.FAST,
      Label.DESK),
  WAKES_OVERDUE(
      Section.DESKS,
      "interlock_wakes_overdue_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "How long ago the oldest wake-up was due that is not mailed yet; 0 if there is none",
      "最早到期而尚未发出的唤醒已逾时长；没有则为 0",
      Label.DESK),
  OUTBOX_WAITING(
      Section.DESKS,
      "interlock_outbox_waiting",
      GAUGE,
      ONE,
      SUM,
      "Letters that wait for a later page",
      "待发的信件数（分页）",
      Label.DESK),
  OUTBOX_WAITED(
      Section.DESKS,
      "interlock_outbox_waited_total",
      COUNTER,
      ONE,
      SUM,
      "Letters that had to wait for a later page, a decision having too many",
      "因一次决定信件过多而分页待发的信件数",
      Label.DESK),

  FILES_FORGOTTEN(
      Section.DESKS,
      "interlock_files_forgotten_total",
      COUNTER,
      ONE,
      SUM,
      "Files forgotten, nothing having happened for retention.idle",
      "因长期无动态而清除的档案数",
      Label.DESK),

  POLICY_INFO(
      Section.POLICY,
      "interlock_policy_info",
      GAUGE,
      ONE,
      MAX,
      "1 for the version in force",
      "生效中的策略版本，值为 1",
      Label.VERSION),
  POLICY_EFFECTIVE(
      Section.POLICY,
      "interlock_policy_effective_timestamp_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "From when the version in force holds, epoch seconds; 0 for the packaged one",
      "生效版本的生效时间（纪元秒）；内置版本为 0"),
  POLICY_VERSIONS(
      Section.POLICY,
      "interlock_policy_versions_total",
      COUNTER,
      ONE,
      MAX,
      "Versions that were read; a refused one was published by something else than `interlock policy`, and decides nothing",
      "读取的策略版本数；被拒版本不生效",
      Label.POLICY),

  KEYS_KNOWN(
      Section.POLICY,
      "interlock_keys_known",
      GAUGE,
      ONE,
      MAX,
      "Keys with which sources sign, revoked and expired ones included",
      "已知的来源签名密钥数，含已吊销与过期的"),
  KEYS_REFUSED(
      Section.POLICY,
      "interlock_keys_refused_total",
      COUNTER,
      ONE,
      MAX,
      "Records of control.key that cannot be used; something else than `interlock keys` published them, and what their source signs is refused",
      "无法使用的密钥记录数；其来源的签名将被拒收"),

  BUILD_INFO(
      Section.PROCESS,
      "interlock_build_info",
      GAUGE,
      ONE,
      SUM,
      "1 for the version of Interlock that runs",
      "运行中的 Interlock 版本，值为 1",
      Label.VERSION),
  READY(
      Section.PROCESS,
      "interlock_ready",
      GAUGE,
      ONE,
      SUM,
      "1 when the part runs with all that it needs: instances that are ready",
      "该部分就绪为 1；求和即就绪实例数",
      Label.PART),
  THREADS(
      Section.PROCESS,
      "interlock_streams_threads",
      GAUGE,
      ONE,
      SUM,
      "Stream threads",
      "流处理线程数",
      Label.APP,
      Label.THREAD),
  THREADS_REPLACED(
      Section.PROCESS,
      "interlock_streams_threads_replaced_total",
      COUNTER,
      ONE,
      SUM,
      "Stream threads that ended by a fault and were replaced; 11 within five minutes end the process",
      "因故障被替换的流线程数；五分钟内达 11 次则进程退出",
      Label.APP),
  STREAMS_TASKS(
      Section.PROCESS,
      "interlock_streams_tasks",
      GAUGE,
      ONE,
      SUM,
      "Parts of the work that this instance has, or keeps a copy of",
      "本实例承担或备份的流任务数",
      Label.APP,
      Label.TASK),
  STREAMS_RESTORING(
      Section.PROCESS,
      "interlock_streams_restore_remaining",
      GAUGE,
      ONE,
      SUM,
      "Records that are still to be restored before all desks of this instance are open",
      "恢复状态尚余的记录数",
      Label.APP),
  STREAMS_STANDBY_LAG(
      Section.PROCESS,
      "interlock_streams_standby_lag",
      GAUGE,
      ONE,
      SUM,
      "Records by which this instance's copies are behind",
      "本实例备份状态落后的记录数",
      Label.APP),
  STREAMS_LAG(
      Section.PROCESS,
      "interlock_streams_lag",
      GAUGE,
      ONE,
      SUM,
      "Records of a topic that wait to be read",
      "各主题待处理的记录数",
      Label.APP,
      Label.TOPIC),
  STREAMS_ACTIVITY(
      Section.PROCESS,
      "interlock_streams_activity_ratio",
      GAUGE,
      ONE,
      MAX,
      "Part of its time that the busiest stream thread spends so, 0 to 1",
      "最忙流线程的时间占比（0 到 1）",
      Label.APP,
      Label.ACTIVITY),
  STREAMS_COMMIT(
      Section.PROCESS,
      "interlock_streams_commit_max_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "The longest commit of the last minute",
      "近一分钟内最长的提交耗时",
      Label.APP),
  STREAMS_REBALANCES(
      Section.PROCESS,
      "interlock_streams_rebalances_total",
      COUNTER,
      ONE,
      SUM,
      "Times that this instance took part in sharing out the work anew",
      "重新分配任务的次数",
      Label.APP),
  STATE_BYTES(
      Section.PROCESS,
      "interlock_state_bytes",
      GAUGE,
      BYTES,
      SUM,
      "A store's files on this instance's disk and what of it is in memory only, copies included",
      "本实例的状态大小：磁盘文件与尚在内存的部分（含备份）",
      Label.STORE),
  STATE_KEYS(
      Section.PROCESS,
      "interlock_state_keys",
      GAUGE,
      ONE,
      SUM,
      "Keys in a store, as RocksDB estimates them, copies included",
      "状态键数（RocksDB 估计，含备份）",
      Label.STORE),

  GROUP_LAG(
      Section.CONSUMERS,
      "interlock_group_lag",
      GAUGE,
      ONE,
      MAX,
      "Offsets that a consumer group has still to read, markers of transactions among them but not the last one alone",
      "消费组尚未读取的位移数（含事务标记，仅余末尾标记时为 0）",
      Label.GROUP,
      Label.TOPIC),
  GROUP_COMMITTED(
      Section.CONSUMERS,
      "interlock_group_committed",
      GAUGE,
      ONE,
      MAX,
      "How far it has committed, all partitions together; stands still while it does not consume",
      "消费组已提交的位移之和；不消费时不变",
      Label.GROUP,
      Label.TOPIC),
  GROUP_MEMBERS(
      Section.CONSUMERS,
      "interlock_group_members",
      GAUGE,
      ONE,
      MAX,
      "Members that it has",
      "消费组的成员数",
      Label.GROUP),
  GROUPS_POLLED(
      Section.CONSUMERS,
      "interlock_groups_polled_timestamp_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "When the cluster was last asked about the groups, epoch seconds",
      "最近一次查询消费组的时间（纪元秒）"),

  CANARY_SECONDS(
      Section.CANARY,
      "interlock_canary_seconds",
      HISTOGRAM,
      SECONDS,
      SUM,
      "From the sending of an event about nobody until what it became can be read",
      "自检事件从发出到其结果可读取的秒数",
      Buckets.FAST,
      Label.PATH),
  CANARY_LAST_SUCCESS(
      Section.CANARY,
      "interlock_canary_last_success_timestamp_seconds",
      GAUGE,
      SECONDS,
      MAX,
      "When a round of the canary was last seen whole, epoch seconds; before the first, since when it runs; NaN while the policy wants no such tasks",
      "最近一次完整自检成功的时间（纪元秒）；首次成功前为自检开始时间；策略关闭该类任务时为 NaN",
      Label.PATH),
  CANARY_FAILURES(
      Section.CANARY,
      "interlock_canary_failures_total",
      COUNTER,
      ONE,
      SUM,
      "Rounds of the canary of which something was not seen before the next was due",
      "下一轮开始前未完整观察到结果的自检次数",
      Label.PATH);

  private static final String TOTAL = "_total";
  private static final String INFO = "_info";

  private final Section section;
  private final String title;
  private final MeterType type;
  private final Unit unit;
  private final Instances instances;
  private final String english;
  private final String chinese;
  private final Buckets buckets;
  private final List<Label> labels;

  Meter(
      Section section,
      String title,
      MeterType type,
      Unit unit,
      Instances instances,
      String english,
      String chinese,
      Label... labels) {
    this(section, title, type, unit, instances, english, chinese, Buckets.NONE, labels);
  }

  Meter(
      Section section,
      String title,
      MeterType type,
      Unit unit,
      Instances instances,
      String english,
      String chinese,
      Buckets buckets,
      Label... labels) {
    this.section = section;
    this.title = title;
    this.type = type;
    this.unit = unit;
    this.instances = instances;
    this.english = english;
    this.chinese = chinese;
    this.buckets = buckets;
    this.labels = List.of(labels);
  }

  /** Where it stands on the page. */
  public enum Section {
    INTAKE("Intake", "接收"),
    TASKS("Tasks as they are published", "任务的发布"),
    STOPS("Stop payments", "止付"),
    OPEN("What is open now", "当前未结"),
    DESKS("Desks", "工位"),
    POLICY("Policy", "策略"),
    PROCESS("Process", "进程"),
    CONSUMERS("Consumers of the tasks", "任务的消费方"),
    CANARY("Canary", "自检（金丝雀）");

    private final String english;
    private final String chinese;

    Section(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    public String english() {
      return english;
    }

    public String chinese() {
      return chinese;
    }
  }

  public Section section() {
    return section;
  }

  /** As Prometheus shows it; of a histogram without {@code _bucket} and the like. */
  public String title() {
    return title;
  }

  /** As Micrometer wants it: these endings are Prometheus' own. */
  String base() {
    if (title.endsWith(INFO)) {
      return title.substring(0, title.length() - INFO.length()) + ".info";
    }
    return title.endsWith(TOTAL) ? title.substring(0, title.length() - TOTAL.length()) : title;
  }

  public MeterType type() {
    return type;
  }

  public Unit unit() {
    return unit;
  }

  public Instances instances() {
    return instances;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }

  /** Of a histogram; none of others. */
  public Buckets buckets() {
    return buckets;
  }

  public List<Label> labels() {
    return labels;
  }
}
