package interlock.core.subject;

import interlock.core.account.pattern.WorkingDays;
import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.joining.Standing;
import interlock.core.mail.JoiningMail.Absorbed;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.OpeningPattern;
import interlock.core.policy.SharedPhone;
import interlock.core.task.LeadTask;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import interlock.core.task.TaskHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Leads that a subject's bindings give (domain codes 1001 and 1002), and those of a phone that many
 * share: CARD_GANG, one for each person token or phone (ADR 0012).
 *
 * <p>Nothing is remembered of them: a lead goes out when the file shows a reason that it did not
 * show before. Its revision is how many reasons it has.
 */
final class Leads {
  /** Of the bindings or neighbours behind a reason. */
  private static final int MOST_EVENTS = 8;

  private Leads() {}

  /** The decision, with the leads that it gives rise to. */
  static Decision<SubjectFile> with(
      Decision<SubjectFile> decision,
      Address key,
      SubjectFile before,
      SubjectMail mail,
      Moment moment,
      TaskIds ids) {
    if (decision.file().isEmpty() || decision.file().get().equals(before)) {
      return decision;
    }
    SubjectFile after = decision.file().get();
    List<Output> leads = new ArrayList<>(opening(key, before, mail, after, moment, ids));
    sharedPhone(key, before.standing(), after.standing(), moment, ids).ifPresent(leads::add);
    if (leads.isEmpty()) {
      return decision;
    }
    List<Output> outputs = new ArrayList<>(decision.outputs());
    outputs.addAll(leads);
    return new Decision<>(decision.file(), decision.mail(), outputs, decision.wakeAt());
  }

  private static List<LeadTask> opening(
      Address key,
      SubjectFile before,
      SubjectMail mail,
      SubjectFile after,
      Moment moment,
      TaskIds ids) {
    OpeningPattern rule = moment.policy().patterns().opening();
    Optional<PersonToken> person = after.knowledge().personId();
    if (!rule.enabled() || person.isEmpty() || after.bindings().equals(before.bindings())) {
      return List.of();
    }
    var known = new EnumMap<ReasonCode, List<String>>(ReasonCode.class);
    known.putAll(opened(before.bindings(), rule));
    if (mail instanceof Absorbed absorbed) {
      known.putAll(opened(absorbed.file().bindings(), rule));
    }
    Map<ReasonCode, List<String>> now = opened(after.bindings(), rule);
    var party =
        new Party(Optional.empty(), Optional.empty(), person, Optional.empty(), Optional.empty());
    Optional<String> region =
        after.bindings().stream()
            .max(Comparator.comparingLong(IdentityBinding::validFrom))
            .flatMap(b -> b.registeredRegion().or(b::region));
    String taskId = ids.taskId("L", person.get().key(), LeadTask.Kind.CARD_GANG.name());
    long openedAt = openedAt(after.bindings(), rule, moment);
    // Nothing takes a reason from a lead, and each new one is a revision.
    List<Reason> reasons = new ArrayList<>();
    known.forEach((code, events) -> reasons.add(new Reason(code, 0, events)));
    List<LeadTask> leads = new ArrayList<>();
    now.forEach(
        (code, events) -> {
          if (!known.containsKey(code)) {
            reasons.add(new Reason(code, 0, events));
            leads.add(lead(key, taskId, reasons, party, region, openedAt, moment));
          }
        });
    return leads;
  }

  /** The accounts that speak for each reason, as the events that told of them. */
  private static Map<ReasonCode, List<String>> opened(
      List<IdentityBinding> bindings, OpeningPattern rule) {
    Map<Account, IdentityBinding> first = new TreeMap<>();
    for (IdentityBinding binding : bindings) {
      if (binding.party().account().isPresent() && binding.party().personId().isPresent()) {
        first.merge(
            binding.party().account().get(),
            binding,
            (a, b) -> a.validFrom() <= b.validFrom() ? a : b);
      }
    }
    List<IdentityBinding> opened = new ArrayList<>(first.values());
    opened.sort(
        Comparator.comparingLong(IdentityBinding::validFrom)
            .thenComparing(IdentityBinding::bindingId));
    Map<ReasonCode, List<String>> found = new EnumMap<>(ReasonCode.class);
    for (int last = rule.count() - 1; last < opened.size(); last++) {
      int from = last - rule.count() + 1;
      long start = WorkingDays.start(opened.get(last).validFrom(), rule.workingDays());
      if (opened.get(from).validFrom() >= start) {
        found.put(ReasonCode.ACCOUNTS_OPENED_TOGETHER, events(opened.subList(from, last + 1)));
        break;
      }
    }
    List<IdentityBinding> still = opened.stream().filter(b -> b.end().isEmpty()).toList();
    if (still.size() >= rule.total()) {
      found.put(ReasonCode.MANY_ACCOUNTS, events(still));
    }
    return found;
  }

  private static List<String> events(List<IdentityBinding> bindings) {
    return bindings.stream().map(b -> b.origin().eventId()).limit(MOST_EVENTS).toList();
  }

  /**
   * When the bindings that had come gave the first reason, so that every revision says the same.
   */
  private static long openedAt(List<IdentityBinding> bindings, OpeningPattern rule, Moment moment) {
    List<IdentityBinding> received = new ArrayList<>(bindings);
    received.sort(Comparator.comparingLong(b -> b.origin().receivedAt()));
    for (int come = 1; come <= received.size(); come++) {
      if (!opened(received.subList(0, come), rule).isEmpty()) {
        return received.get(come - 1).origin().receivedAt();
      }
    }
    return moment.now();
  }

  private static Optional<LeadTask> sharedPhone(
      Address key, Standing before, Standing after, Moment moment, TaskIds ids) {
    SharedPhone rule = moment.policy().patterns().sharedPhone();
    if (!rule.enabled()
        || !(Generation.ofKey(key.key()).identifier() instanceof Phone phone)
        || isShared(before, rule)
        || !isShared(after, rule)) {
      return Optional.empty();
    }
    var party =
        new Party(
            Optional.of(phone),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    String event = moment.cause().eventId();
    var reason =
        new Reason(
            ReasonCode.MANY_CARDS_ONE_PHONE, 0, event.isEmpty() ? List.of() : List.of(event));
    String taskId = ids.taskId("L", key.key(), LeadTask.Kind.CARD_GANG.name());
    return Optional.of(
        lead(key, taskId, List.of(reason), party, Optional.empty(), moment.now(), moment));
  }

  private static boolean isShared(Standing standing, SharedPhone rule) {
    List<Identifier> known = standing.own().known();
    return known.stream().filter(Account.class::isInstance).count() >= rule.accounts()
        || known.stream().filter(PersonToken.class::isInstance).count() >= rule.persons();
  }

  private static LeadTask lead(
      Address key,
      String taskId,
      List<Reason> reasons,
      Party target,
      Optional<String> region,
      long openedAt,
      Moment moment) {
    return new LeadTask(
        new TaskHead(
            taskId,
            reasons.size(),
            key.key(),
            moment.policy().priority().stop(false, false, 0),
            reasons,
            moment.policy().version(),
            moment.cause(),
            openedAt,
            moment.now()),
        LeadTask.Kind.CARD_GANG,
        LeadTask.State.OPEN,
        target,
        OptionalLong.empty(),
        false,
        region.flatMap(moment.policy().units()::unitFor),
        region,
        Optional.empty(),
        List.of());
  }
}
