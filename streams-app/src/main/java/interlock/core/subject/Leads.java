package interlock.core.subject;

import interlock.core.account.pattern.WorkingDays;
import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.joining.Standing;
import interlock.core.lead.Lead;
import interlock.core.lead.LeadBook;
import interlock.core.lead.LeadNews;
import interlock.core.mail.JoiningMail.Absorbed;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.OpeningPattern;
import interlock.core.policy.SharedPhone;
import interlock.core.task.LeadTask;
import interlock.core.task.Output;
import interlock.core.task.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Leads that a subject's bindings give (domain codes 1001 and 1002), and those of a phone that many
 * share: CARD_GANG, one for each person token or phone (ADR 0012).
 *
 * <p>The person's goes where the person's file goes; the phone's stays at the desk of the phone,
 * whoever is the root.
 */
final class Leads {
  /** Of the bindings or neighbours behind a reason. */
  private static final int MOST_EVENTS = 8;

  private Leads() {}

  /** The decision, with what it means for the leads on file. */
  static Decision<SubjectFile> with(
      Decision<SubjectFile> decision,
      Address key,
      SubjectFile before,
      SubjectMail mail,
      Moment moment,
      TaskIds ids) {
    SubjectFile after = decision.file().orElse(before);
    List<Lead> came =
        mail instanceof Absorbed absorbed ? moving(absorbed.file().leads()) : List.of();
    List<Lead> leads = LeadBook.merged(after.leads(), came);
    if (!after.equals(before)) {
      for (LeadNews news : news(key, before, after, moment, ids)) {
        leads = LeadBook.raise(leads, news, moment);
      }
    }
    Optional<DissuasionFeedback> word = feedback(mail);
    if (word.isPresent()) {
      leads = LeadBook.read(leads, word.get(), moment);
    }
    LeadBook.Published published =
        LeadBook.publish(
            LeadBook.lasting(before.leads(), came), LeadBook.judge(leads, moment), key, moment);
    OptionalLong wakeAt =
        LongStream.concat(decision.wakeAt().stream(), LeadBook.nextDue(published.leads()).stream())
            .min();
    if (published.leads().equals(after.leads())) {
      return new Decision<>(decision.file(), decision.mail(), decision.outputs(), wakeAt);
    }
    List<Output> outputs = new ArrayList<>(decision.outputs());
    outputs.addAll(published.tasks());
    return new Decision<>(
        Optional.of(after.withLeads(published.leads()).at(moment.now())),
        decision.mail(),
        outputs,
        wakeAt);
  }

  /** Those of a phone, which stay at its desk when its file goes to another. */
  static List<Lead> staying(List<Lead> leads) {
    return leads.stream().filter(l -> l.target().phone().isPresent()).toList();
  }

  private static List<Lead> moving(List<Lead> leads) {
    return leads.stream().filter(l -> l.target().phone().isEmpty()).toList();
  }

  private static Optional<DissuasionFeedback> feedback(SubjectMail mail) {
    SubjectMail read = mail instanceof SubjectMail.Forwarded(SubjectMail inner) ? inner : mail;
    return read instanceof SubjectMail.FedBack(var feedback)
        ? Optional.of(feedback)
        : Optional.empty();
  }

  private static List<LeadNews> news(
      Address key, SubjectFile before, SubjectFile after, Moment moment, TaskIds ids) {
    List<LeadNews> news = new ArrayList<>();
    opening(before, after, moment, ids).ifPresent(news::add);
    sharedPhone(key, before.standing(), after.standing(), moment, ids).ifPresent(news::add);
    return news;
  }

  private static Optional<LeadNews> opening(
      SubjectFile before, SubjectFile after, Moment moment, TaskIds ids) {
    OpeningPattern rule = moment.policy().patterns().opening();
    Optional<PersonToken> person = after.knowledge().personId();
    if (!rule.enabled() || person.isEmpty() || after.bindings().equals(before.bindings())) {
      return Optional.empty();
    }
    List<Reason> reasons = new ArrayList<>();
    opened(after.bindings(), rule)
        .forEach((code, events) -> reasons.add(new Reason(code, 0, events)));
    if (reasons.isEmpty()) {
      return Optional.empty();
    }
    var party =
        new Party(Optional.empty(), Optional.empty(), person, Optional.empty(), Optional.empty());
    Optional<String> region =
        after.bindings().stream()
            .max(Comparator.comparingLong(IdentityBinding::validFrom))
            .flatMap(b -> b.registeredRegion().or(b::region));
    String taskId = ids.taskId("L", person.get().key(), LeadTask.Kind.CARD_GANG.name());
    return Optional.of(gang(taskId, party, region, reasons, moment));
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

  private static Optional<LeadNews> sharedPhone(
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
    return Optional.of(gang(taskId, party, Optional.empty(), List.of(reason), moment));
  }

  private static boolean isShared(Standing standing, SharedPhone rule) {
    List<Identifier> known = standing.own().known();
    return known.stream().filter(Account.class::isInstance).count() >= rule.accounts()
        || known.stream().filter(PersonToken.class::isInstance).count() >= rule.persons();
  }

  private static LeadNews gang(
      String taskId, Party target, Optional<String> region, List<Reason> reasons, Moment moment) {
    return new LeadNews(
        taskId,
        LeadTask.Kind.CARD_GANG,
        target,
        Optional.empty(),
        OptionalLong.empty(),
        false,
        region.flatMap(moment.policy().units()::unitFor).orElse(moment.policy().units().fallback()),
        region,
        Optional.empty(),
        List.of(),
        reasons,
        0);
  }
}
