package interlock.sandbox.console;

import interlock.common.Contact;
import interlock.common.Party;
import interlock.core.codes.ReasonCode;
import interlock.core.identity.Masks;
import interlock.service.wording.Language;
import interlock.task.AccountQueryTask;
import interlock.task.DissuasionTask;
import interlock.task.LeadTask;
import interlock.task.LineControlTask;
import interlock.task.Reason;
import interlock.task.Step;
import interlock.task.StepState;
import interlock.task.StopPaymentTask;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** One task as a few lines: how bad, who (masked), why, what to do by when, how fast it came. */
public final class TaskPrinter {
  private final Language language;
  private final DateTimeFormatter clock;

  public TaskPrinter(Language language, ZoneId zone) {
    this.language = language;
    this.clock = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
  }

  /** A task to print. Larger priority first where several came together. */
  public record Shown(int priority, String text) {}

  /**
   * Renders a task record.
   *
   * @param sinceEvent how long after its event the task was readable
   * @return empty for a record that is no task
   */
  public Optional<Shown> print(SpecificRecord task, Duration sinceEvent) {
    return switch (task) {
      case DissuasionTask t -> Optional.of(new Shown(t.getPriority(), dissuasion(t, sinceEvent)));
      case StopPaymentTask t -> Optional.of(new Shown(t.getPriority(), stop(t, sinceEvent)));
      case AccountQueryTask t -> Optional.of(new Shown(t.getPriority(), query(t, sinceEvent)));
      case LineControlTask t -> Optional.of(new Shown(t.getPriority(), line(t, sinceEvent)));
      case LeadTask t -> Optional.of(new Shown(t.getPriority(), lead(t, sinceEvent)));
      default -> Optional.empty();
    };
  }

  private String dissuasion(DissuasionTask t, Duration since) {
    var flags = new ArrayList<String>();
    if (t.getOnCallNow()) {
      flags.add(language.pick("ON THE CALL NOW", "正在通话"));
    }
    if (t.getFundsInFlight()) {
      flags.add(language.pick("MONEY IN FLIGHT", "资金在途"));
    }
    if (t.getAmountAtRisk() != null) {
      flags.add(language.pick("at risk ", "涉险 ") + yuan(t.getAmountAtRisk()));
    }
    if (t.getConclusion() != null) {
      flags.add(word(t.getConclusion()));
    }
    return head(
            "▲",
            word(t.getLevel()) + " " + word(t.getWarningClass()),
            language.pick("dissuade ", "劝阻 ") + who(t),
            word(t.getState()),
            flags)
        + why(t.getReasons())
        + steps(t.getSteps())
        + foot(t.getTaskId(), t.getRevision(), t.getPriority(), t.getResponsibleUnit(), since);
  }

  private String stop(StopPaymentTask t, Duration since) {
    var flags = new ArrayList<String>();
    flags.add(yuan(t.getAmount()));
    flags.add(word(t.getScope()));
    flags.add(language.pick("hop ", "第 ") + t.getHop() + language.pick("", " 级"));
    if (t.getUrgent()) {
      flags.add(language.pick("URGENT", "加急"));
    }
    if (t.getAmountHeld() != null) {
      flags.add(language.pick("held ", "已止付 ") + yuan(t.getAmountHeld()));
    }
    return head(
            "■",
            word(t.getCommand()),
            language.pick("account ", "账户 ") + party(t.getTarget()),
            word(t.getState()),
            flags)
        + why(t.getReasons())
        + due(t.getResponseDueAt())
        + foot(t.getTaskId(), t.getRevision(), t.getPriority(), t.getUnit(), since);
  }

  private String query(AccountQueryTask t, Duration since) {
    return head(
            "?",
            word(t.getCommand()),
            language.pick("account ", "账户 ") + party(t.getTarget()),
            word(t.getState()),
            List.of())
        + why(t.getReasons())
        + foot(t.getTaskId(), t.getRevision(), t.getPriority(), t.getUnit(), since);
  }

  private String line(LineControlTask t, Duration since) {
    return head(
            "●",
            word(t.getCommand()),
            language.pick("contact ", "联系方式 ") + contact(t.getTarget()),
            word(t.getState()),
            List.of())
        + why(t.getReasons())
        + foot(t.getTaskId(), t.getRevision(), t.getPriority(), t.getUnit(), since);
  }

  private String lead(LeadTask t, Duration since) {
    Integer people = t.getPeopleNotWarned();
    return head(
            "◆",
            word(t.getCommand()),
            t.getContact() == null
                ? language.pick("account ", "账户 ") + party(t.getTarget())
                : language.pick("contact ", "联系方式 ") + contact(t.getContact()),
            word(t.getState()),
            people == null
                ? List.of()
                : List.of(language.pick(people + " not warned", people + " 人未预警")))
        + why(t.getReasons())
        + foot(t.getTaskId(), t.getRevision(), t.getPriority(), t.getUnit(), since);
  }

  private String head(String sign, String rank, String whom, String state, List<String> flags) {
    return sign
        + " "
        + rank
        + " · "
        + whom
        + " · "
        + state
        + (flags.isEmpty() ? "" : " · " + String.join(", ", flags))
        + "\n";
  }

  private String why(List<Reason> reasons) {
    if (reasons.isEmpty()) {
      return "";
    }
    String text =
        reasons.stream()
            .map(
                r ->
                    ReasonCode.of(r.getCode()).map(language::of).orElse(r.getCode())
                        + (r.getPoints() == 0 ? "" : " (" + r.getPoints() + ")"))
            .collect(Collectors.joining("; "));
    return language.pick("    why  ", "    原因 ") + text + "\n";
  }

  private String steps(List<Step> steps) {
    String text =
        steps.stream()
            .filter(s -> s.getState() != StepState.SKIPPED)
            .map(this::step)
            .collect(Collectors.joining(" · "));
    return text.isEmpty() ? "" : language.pick("    do   ", "    措施 ") + text + "\n";
  }

  private String step(Step step) {
    return switch (step.getState()) {
      case DONE -> word(step.getMeasure()) + " ✓";
      case OVERDUE ->
          word(step.getMeasure())
              + language.pick(" OVERDUE since ", " 已超时 ")
              + clock.format(step.getDueAt());
      case PENDING, SKIPPED, UNKNOWN ->
          word(step.getMeasure()) + language.pick(" by ", " 限 ") + clock.format(step.getDueAt());
    };
  }

  private String due(Instant at) {
    return at == null ? "" : language.pick("    answer by ", "    反馈时限 ") + clock.format(at) + "\n";
  }

  private String foot(String taskId, int revision, int priority, String unit, Duration since) {
    return "    "
        + (unit == null ? "" : language.pick("unit ", "单位 ") + unit + " · ")
        + language.pick("priority ", "优先级 ")
        + priority
        + " · "
        + taskId
        + " r"
        + revision
        + " · "
        + since.toMillis()
        + language.pick(" ms after the event", " 毫秒");
  }

  private String who(DissuasionTask t) {
    var names = new ArrayList<String>();
    t.getSubject()
        .getPhones()
        .forEach(p -> names.add(language.pick("phone ", "电话") + Masks.tail(p)));
    t.getSubject()
        .getAccounts()
        .forEach(a -> names.add(language.pick("account ", "账户") + Masks.tail(a)));
    if (t.getSubject().getPersonId() != null) {
      names.add(language.pick("person ", "人员") + Masks.tail(t.getSubject().getPersonId()));
    }
    return String.join(" + ", names);
  }

  private static String party(Party party) {
    String account = party.getAccount() == null ? "**" : Masks.tail(party.getAccount());
    return party.getInstitution() == null ? account : party.getInstitution() + " " + account;
  }

  private static String contact(Contact contact) {
    String value =
        contact.getPhone() != null
            ? contact.getPhone()
            : contact.getUrl() != null ? contact.getUrl() : contact.getApp();
    return contact.getKind() + " " + (value == null ? "**" : Masks.tail(value));
  }

  private String word(Object symbol) {
    return language.word(symbol);
  }

  private static String yuan(BigDecimal amount) {
    return "¥"
        + new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(amount);
  }
}
