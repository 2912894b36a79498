package interlock.core.subject;

import interlock.core.desk.Address;
import interlock.core.desk.Cause;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.event.OfficerDecision;
import interlock.core.identity.Generation;
import interlock.core.joining.Joining;
import interlock.core.joining.Standing;
import interlock.core.mail.JoiningMail;
import interlock.core.mail.JoiningMail.Absorbed;
import interlock.core.mail.JoiningMail.Forgotten;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.SubjectMail.AboutParty;
import interlock.core.mail.SubjectMail.Decided;
import interlock.core.mail.SubjectMail.FedBack;
import interlock.core.mail.SubjectMail.Forwarded;
import interlock.core.mail.SubjectMail.SubjectListed;
import interlock.core.mail.SubjectMail.VictimReported;
import interlock.core.mail.Wake;
import interlock.core.task.Outcome;
import interlock.core.task.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The person's side (design.md §2–§4): joins the desks of one person, files what is said of him,
 * and decides how urgently he is to be reached, by whom and by when.
 *
 * <p>First {@link Joining}: where does this mail belong, and does it join two subjects? A desk that
 * has handed its file over only passes on. At the root, {@link Filing} puts facts on file, {@link
 * Casework} decides what follows, and {@link Revisions} tells what looks otherwise than before.
 * Whatever came of it, {@link Leads} looks at the file for what the police should know.
 */
public final class SubjectDesk implements Desk<SubjectFile, SubjectMail> {
  private final TaskIds ids;

  /**
   * @param ids names the tasks
   */
  public SubjectDesk(TaskIds ids) {
    this.ids = ids;
  }

  @Override
  public Decision<SubjectFile> decide(
      Address key, Optional<SubjectFile> file, SubjectMail mail, Moment moment) {
    Generation self = Generation.ofKey(key.key());
    if (mail instanceof Forgotten) {
      return SubjectForgetting.told(self, file, moment.now());
    }
    SubjectFile before = file.orElseGet(() -> SubjectFile.empty(self));
    return Leads.with(
        decide(key, self, file, before, mail, moment), key, before, mail, moment, ids);
  }

  private Decision<SubjectFile> decide(
      Address key,
      Generation self,
      Optional<SubjectFile> file,
      SubjectFile before,
      SubjectMail mail,
      Moment moment) {
    Joining joining =
        new Joining(self, before.standing(), moment.policy().identity(), moment.now());
    Optional<SubjectMail> forHere = join(joining, mail, moment.cause());
    Standing standing = joining.standing();

    if (joining.handsOverTo().isPresent()) {
      return handedOver(self, before, joining, moment);
    }
    if (!standing.isRoot()) {
      forHere.filter(m -> !(m instanceof Wake)).ifPresent(joining::forward);
      return new Decision<>(
          standing.equals(before.standing()) ? file : Optional.of(before.withStanding(standing)),
          joining.letters(),
          List.of(),
          OptionalLong.empty());
    }
    forHere.ifPresent(m -> split(joining, m, before));
    Decision<SubjectFile> decision =
        atRoot(key, file, before, before.withStanding(standing), forHere, moment);
    List<Letter> first =
        concat(
            joining.letters(),
            forHere.map(m -> ProtectionOrder.letters(self, before, m)).orElse(List.of()));
    List<Output> outputs = concat(decision.outputs(), withoutEffect(forHere, before, moment));
    return new Decision<>(
        decision.file(), concat(first, decision.mail()), outputs, decision.wakeAt());
  }

  private static List<Output> withoutEffect(
      Optional<SubjectMail> mail, SubjectFile before, Moment moment) {
    return mail.orElse(null) instanceof Decided(OfficerDecision decision)
            && Rulings.isVoid(before.cases(), decision)
        ? List.of(Outcome.withoutEffect(decision, moment.now()))
        : List.of();
  }

  /** What of the mail is this subject's affair, here or at its root. */
  private static Optional<SubjectMail> join(Joining joining, SubjectMail mail, Cause cause) {
    switch (mail) {
      case AboutParty about -> {
        return joining.takesIn(about, cause) ? Optional.of(mail) : Optional.empty();
      }
      case SubjectListed(var entry) -> {
        joining.listed(entry);
        return Optional.empty();
      }
      case Forwarded(SubjectMail inner) -> {
        return Optional.of(inner);
      }
      case Absorbed absorbed -> {
        joining.read(absorbed);
        return Optional.of(absorbed);
      }
      case JoiningMail joins -> {
        joining.read(joins);
        return Optional.empty();
      }
      case FedBack unused -> {
        return Optional.of(mail);
      }
      case Decided decided -> {
        boolean elsewhere = decided.decision().isErasure() && !joining.isForHolder(decided);
        return elsewhere ? Optional.empty() : Optional.of(mail);
      }
      case Wake unused -> {
        return Optional.of(mail);
      }
    }
  }

  /** An officer's word on a task of this subject. */
  private static void split(Joining joining, SubjectMail mail, SubjectFile before) {
    if (mail instanceof Decided(OfficerDecision decision)
        && decision.action() == OfficerDecision.Action.SPLIT
        && before.cases().stream().anyMatch(c -> c.answersTo(decision.taskId()))) {
      joining.split(decision);
    }
  }

  private static Decision<SubjectFile> handedOver(
      Generation self, SubjectFile before, Joining joining, Moment moment) {
    List<Letter> letters = new ArrayList<>();
    letters.add(
        new Letter(
            Address.subject(joining.handsOverTo().orElseThrow()),
            new Absorbed(self, before.withStanding(before.standing().movable()))));
    letters.addAll(joining.letters());
    SubjectFile forwarder =
        new SubjectFile(
            moment.now(),
            joining.standing(),
            Knowledge.NONE,
            List.of(),
            Leads.staying(before.leads()));
    return new Decision<>(Optional.of(forwarder), letters, List.of(), OptionalLong.empty());
  }

  private Decision<SubjectFile> atRoot(
      Address key,
      Optional<SubjectFile> file,
      SubjectFile before,
      SubjectFile standing,
      Optional<SubjectMail> mail,
      Moment moment) {
    SubjectFile filed = mail.map(m -> filed(standing, m, moment.now())).orElse(standing);
    boolean mayChange =
        !filed.knowledge().equals(before.knowledge())
            || !filed.standing().members().equals(before.standing().members())
            || mail.map(m -> asks(m, before)).orElse(false);
    if (!mayChange) {
      return settled(filed.equals(before) ? file : Optional.of(noted(filed, moment)), moment);
    }
    Casework work = new Casework(key, before, filed, moment, ids);
    Revisions revisions = new Revisions(moment).toldBy(key, before);
    Optional<DissuasionCase> merged = mail.flatMap(m -> act(work, m, before, filed, revisions));
    work.review();
    if (work.file().equals(before) && !somethingEnded(before, moment)) {
      return settled(file, moment);
    }
    merged.ifPresent(m -> revisions.merged(key, work.file(), m));
    SubjectFile told = revisions.tell(key, work.file());
    SubjectFile next = told.withCases(Kept.cases(told.cases())).at(moment.now());
    return new Decision<>(
        Optional.of(next),
        work.letters(),
        revisions.outputs(),
        Timers.wakeAt(next, moment.policy()));
  }

  /**
   * What a mail asks beside its facts.
   *
   * @return the case that ends for the sake of the open one
   */
  private static Optional<DissuasionCase> act(
      Casework work, SubjectMail mail, SubjectFile before, SubjectFile filed, Revisions revisions) {
    switch (mail) {
      case Wake unused -> work.judgeDeadlines();
      case VictimReported report -> {
        if (firstWord(before, filed, report.caseId())) {
          work.defrauded();
        }
      }
      case FedBack fedBack -> work.answered(fedBack.feedback());
      case Absorbed absorbed -> {
        revisions.toldBy(Address.subject(absorbed.from()), absorbed.file());
        return work.absorb(absorbed.file());
      }
      case AboutParty unused -> {}
      case SubjectListed unused -> {}
      case Decided decided -> work.decided(decided.decision());
      case Forwarded unused -> {}
      case JoiningMail unused -> {}
    }
    return Optional.empty();
  }

  private static SubjectFile filed(SubjectFile file, SubjectMail mail, long now) {
    return switch (mail) {
      case AboutParty about -> file.withKnowledge(Filing.file(file, about, now));
      case SubjectListed unused -> file;
      case FedBack unused -> file;
      case Decided unused -> file;
      case Forwarded unused -> file;
      case JoiningMail unused -> file;
      case Wake unused -> file;
    };
  }

  /** Whether that mail is more than facts on file. */
  private static boolean asks(SubjectMail mail, SubjectFile before) {
    return mail instanceof Wake
        || mail instanceof Absorbed
        || (mail instanceof FedBack fedBack && Answers.isNews(before.cases(), fedBack.feedback()))
        || (mail instanceof Decided decided && Rulings.isNews(before.cases(), decided.decision()));
  }

  /** A report that is only supplemented does not end the case that was opened after it. */
  private static boolean firstWord(SubjectFile before, SubjectFile filed, String caseId) {
    return Filing.reportOf(filed.knowledge(), caseId).filter(Filing::stands).isPresent()
        && Filing.reportOf(before.knowledge(), caseId).filter(Filing::stands).isEmpty();
  }

  /** A call or a flight is over: the file was last looked at before. */
  private static boolean somethingEnded(SubjectFile file, Moment moment) {
    OptionalLong wakeAt = Timers.wakeAt(file, moment.policy());
    return wakeAt.isPresent() && wakeAt.getAsLong() <= moment.now();
  }

  /**
   * Changed where the subject stands. While a case is open {@code asOf} says up to when its calls
   * and flights were looked at, which they were not now.
   */
  private static SubjectFile noted(SubjectFile file, Moment moment) {
    return file.openCase().isPresent() ? file : file.at(moment.now());
  }

  /** Nothing is told. */
  private static Decision<SubjectFile> settled(Optional<SubjectFile> file, Moment moment) {
    return new Decision<>(
        file,
        List.of(),
        List.of(),
        file.map(f -> Timers.wakeAt(f, moment.policy())).orElse(OptionalLong.empty()));
  }

  private static <T> List<T> concat(List<T> first, List<T> then) {
    if (then.isEmpty()) {
      return first;
    }
    List<T> all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }
}
