package interlock.core.lead;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.event.DissuasionFeedback;
import interlock.core.policy.Policy;
import interlock.core.task.LeadTask;
import interlock.core.task.LeadTask.State;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The leads on a desk's file, by task id: each is raised, signed for, handed over, concluded,
 * raised again. Nothing takes a reason from a lead while it stands.
 */
public final class LeadBook {
  private LeadBook() {}

  /** Which leads are on file after a decision, and those that are to be told. */
  public record Published(List<Lead> leads, List<LeadTask> tasks) {
    public Published {
      leads = List.copyOf(leads);
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * Files what a desk found; the same list if that is known. What comes to a lead that has ended
   * opens it again: nobody has looked at that yet.
   */
  public static List<Lead> raise(List<Lead> leads, LeadNews news, Moment moment) {
    Optional<Lead> known = find(leads, news.taskId());
    if (known.filter(news::isKnownTo).isPresent()) {
      return leads;
    }
    long now = moment.now();
    var draft = known.map(LeadDraft::new).orElseGet(() -> new LeadDraft(news, now));
    if (draft.state == State.CANCELLED) {
      draft.caseIds = List.of();
      draft.reasons = List.of();
    }
    boolean again = draft.state == State.CONCLUDED || draft.state == State.CANCELLED;
    if (again) {
      draft.state = State.OPEN;
      draft.outcome = Optional.empty();
      draft.openSinceAt = now;
    }
    take(draft, news);
    if (draft.state == State.OPEN) {
      long due = now + signMillis(moment.policy(), news.urgent());
      boolean fresh = again || known.isEmpty();
      draft.signDueAt = OptionalLong.of(fresh ? due : Math.min(due, draft.signDueAt.orElse(due)));
      draft.late = !fresh && draft.late;
    }
    return with(leads, draft.lead());
  }

  private static void take(LeadDraft draft, LeadNews news) {
    draft.target = news.target();
    draft.contact = news.contact();
    draft.amountFen = news.amountFen();
    draft.urgent = news.urgent();
    draft.region = news.region();
    draft.branch = news.branch();
    draft.count = news.count();
    if (draft.state == State.OPEN && !draft.moved) {
      draft.unit = news.unit();
    }
    add(draft, news.caseIds(), news.reasons());
  }

  private static void add(LeadDraft draft, List<String> caseIds, List<Reason> why) {
    var cases = new TreeSet<>(draft.caseIds);
    cases.addAll(caseIds);
    draft.caseIds = List.copyOf(cases);
    List<ReasonCode> known = draft.reasons.stream().map(Reason::code).toList();
    List<Reason> reasons = new ArrayList<>(draft.reasons);
    why.stream().filter(r -> !known.contains(r.code())).forEach(reasons::add);
    draft.reasons = List.copyOf(reasons);
  }

  /**
   * With those of another desk whose file came here; of two of one lead the one told more often.
   */
  public static List<Lead> lasting(List<Lead> leads, List<Lead> others) {
    List<Lead> all = leads;
    for (Lead other : others) {
      if (find(leads, other.taskId()).map(Lead::revision).orElse(0) < other.revision()) {
        all = with(all, other);
      }
    }
    return all;
  }

  /** The same, each with the cases and reasons of both. */
  public static List<Lead> merged(List<Lead> leads, List<Lead> others) {
    List<Lead> all = lasting(leads, others);
    for (Lead each : Stream.concat(leads.stream(), others.stream()).toList()) {
      all = change(all, each.taskId(), draft -> add(draft, each.caseIds(), each.reasons()));
    }
    return all;
  }

  /** Nothing speaks for that lead any more; the same list if it does not stand. */
  public static List<Lead> cancel(List<Lead> leads, String taskId) {
    return change(
        leads,
        taskId,
        draft -> {
          if (draft.state == State.OPEN || draft.state == State.SIGNED) {
            draft.state = State.CANCELLED;
            draft.count = 0;
            draft.signDueAt = OptionalLong.empty();
          } else if (draft.state == State.CONCLUDED) {
            // Should it become so again, that is news.
            draft.count = 0;
          }
        });
  }

  /** The number that a lead tells of is over: the next wave is news, whatever its number. */
  public static List<Lead> countAnew(List<Lead> leads, String taskId) {
    return change(leads, taskId, draft -> draft.count = 0);
  }

  /** What a unit says of one of them; the same list if it changes nothing. */
  public static List<Lead> read(List<Lead> leads, DissuasionFeedback feedback, Moment moment) {
    return change(leads, feedback.taskId(), draft -> LeadWords.read(draft, feedback, moment));
  }

  /**
   * Whoever is above the unit has a copy of what nobody has signed for in time, once, and so has
   * who acts for that one while it is off duty.
   */
  public static List<Lead> judge(List<Lead> leads, Moment moment) {
    boolean due = leads.stream().anyMatch(l -> l.nextDue().orElse(Long.MAX_VALUE) <= moment.now());
    return due ? leads.stream().map(lead -> judged(lead, moment)).toList() : leads;
  }

  private static Lead judged(Lead lead, Moment moment) {
    if (lead.nextDue().orElse(Long.MAX_VALUE) > moment.now()) {
      return lead;
    }
    var draft = new LeadDraft(lead);
    draft.late = true;
    String above = moment.policy().units().above(lead.unit());
    LeadWords.copy(draft, above);
    LeadWords.copy(draft, moment.policy().units().onDuty(above, moment.now()));
    return draft.lead();
  }

  /** The next deadline of any that is not judged yet, epoch milliseconds. */
  public static OptionalLong nextDue(List<Lead> leads) {
    return leads.stream().flatMapToLong(l -> l.nextDue().stream()).min();
  }

  public static Optional<Lead> find(List<Lead> leads, String taskId) {
    return leads.stream().filter(l -> l.taskId().equals(taskId)).findFirst();
  }

  /**
   * One revision more of each that reads otherwise than before this decision.
   *
   * @param key of the desk whose leads they are
   */
  public static Published publish(List<Lead> before, List<Lead> after, Address key, Moment moment) {
    if (after.equals(before)) {
      return new Published(after, List.of());
    }
    List<Lead> leads = new ArrayList<>(after.size());
    List<LeadTask> tasks = new ArrayList<>();
    for (Lead lead : after) {
      Optional<Lead> was = find(before, lead.taskId());
      if (was.filter(w -> readsAs(w, lead)).isPresent()) {
        leads.add(lead);
      } else {
        var draft = new LeadDraft(lead);
        draft.revision++;
        leads.add(draft.lead());
        tasks.add(LeadTasks.task(draft.lead(), key, moment));
      }
    }
    return new Published(leads, tasks);
  }

  /** That words came which changed nothing, or that a number is over, nobody reads. */
  private static boolean readsAs(Lead was, Lead is) {
    var draft = new LeadDraft(was);
    draft.heardAt = is.heardAt();
    draft.openSinceAt = is.openSinceAt();
    if (is.count() == 0) {
      draft.count = 0;
    }
    return draft.lead().equals(is);
  }

  static long signMillis(Policy policy, boolean urgent) {
    return urgent ? policy.leads().signUrgentMillis() : policy.leads().signMillis();
  }

  private static List<Lead> change(List<Lead> leads, String taskId, Consumer<LeadDraft> change) {
    Optional<Lead> known = find(leads, taskId);
    if (known.isEmpty()) {
      return leads;
    }
    var draft = new LeadDraft(known.get());
    change.accept(draft);
    Lead next = draft.lead();
    return next.equals(known.get()) ? leads : with(leads, next);
  }

  private static List<Lead> with(List<Lead> leads, Lead lead) {
    List<Lead> all = new ArrayList<>(leads);
    all.removeIf(l -> l.taskId().equals(lead.taskId()));
    all.add(lead);
    all.sort(Comparator.comparing(Lead::taskId));
    return List.copyOf(all);
  }

  /** By task id, whether somebody is still to sign or conclude it. */
  public static Map<String, Boolean> openness(List<Lead> leads) {
    return leads.stream()
        .collect(
            Collectors.toMap(
                Lead::taskId, lead -> lead.state() == State.OPEN || lead.state() == State.SIGNED));
  }
}
