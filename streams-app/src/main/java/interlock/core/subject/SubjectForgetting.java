package interlock.core.subject;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.event.IdentityBinding;
import interlock.core.event.OfficerDecision;
import interlock.core.identity.Generation;
import interlock.core.joining.Standing;
import interlock.core.lead.LeadBook;
import interlock.core.mail.JoiningMail.Forgotten;
import interlock.core.mail.Letter;
import interlock.core.mail.Mail;
import interlock.core.mail.SubjectMail;
import interlock.core.mail.SubjectMail.Decided;
import interlock.core.mail.SubjectMail.Forwarded;
import interlock.core.task.Erasure.Why;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A subject is forgotten whole: its root decides, and tells the desks that forward to it. Of an
 * identifier that changed hands stays when it did; of one that belongs to many, that it does.
 */
public final class SubjectForgetting implements Forgetting<SubjectFile> {

  @Override
  public boolean decidesItself(SubjectFile file) {
    return file.standing().isRoot() && !(knowsNobody(file) && file.standing().knowsOnlyHands());
  }

  @Override
  public boolean holdsSomething(SubjectFile file, long now) {
    return file.openCase().isPresent()
        || !file.standing().isAtRest()
        || isCaredFor(file, now)
        || file.bindings().stream()
            .anyMatch(b -> now < b.end().orElse(Long.MAX_VALUE) && !isGivenUp(file, b));
  }

  /** Of a member's identifier the root is asked, of a number the desk of who holds it now. */
  @Override
  public Optional<OfficerDecision> erasure(
      Address key, Optional<SubjectFile> file, Mail mail, long now) {
    Mail order = mail instanceof Forwarded(SubjectMail passedOn) ? passedOn : mail;
    boolean here =
        file.map(SubjectFile::standing)
            .map(s -> s.isRoot() && s.holdsAt(Generation.ofKey(key.key()), now))
            .orElse(true);
    return order instanceof Decided(OfficerDecision decision) && decision.isErasure() && here
        ? Optional.of(decision)
        : Optional.empty();
  }

  @Override
  public Set<Why> forbids(SubjectFile file, long now) {
    Set<Why> why = EnumSet.noneOf(Why.class);
    if (file.openCase().isPresent() || !file.standing().isAtRest()) {
      why.add(Why.OPEN_TASK);
    }
    if (file.reports().stream().anyMatch(Filing::stands)) {
      why.add(Why.POLICE_CASE);
    }
    if (isCaredFor(file, now)) {
      why.add(Why.CARE_LIST);
    }
    return why;
  }

  private static boolean isCaredFor(SubjectFile file, long now) {
    return file.care().stream()
        .anyMatch(e -> e.active() && now < e.validTo().orElse(Long.MAX_VALUE));
  }

  /** The number has another holder by now, whose file has what became of the binding since. */
  private static boolean isGivenUp(SubjectFile file, IdentityBinding binding) {
    return file.standing().members().left().stream()
        .anyMatch(gone -> binding.party().phone().filter(gone.identifier()::equals).isPresent());
  }

  @Override
  public Decision<SubjectFile> forget(Address key, SubjectFile file, Moment moment) {
    List<Letter> letters =
        file.standing().members().others().stream()
            .map(member -> new Letter(Address.subject(member), new Forgotten()))
            .toList();
    return new Decision<>(
        left(Generation.ofKey(key.key()), file, moment.now()),
        letters,
        List.of(),
        OptionalLong.empty());
  }

  /** A member's root was forgotten. */
  static Decision<SubjectFile> told(Generation self, Optional<SubjectFile> file, long now) {
    boolean forwards = file.map(f -> !f.standing().isRoot()).orElse(false);
    return new Decision<>(
        forwards ? left(self, file.get(), now) : file, List.of(), List.of(), OptionalLong.empty());
  }

  private static Optional<SubjectFile> left(Generation self, SubjectFile file, long now) {
    Standing lasting = file.standing().lasting(now);
    return lasting.equals(Standing.ALONE)
        ? Optional.empty()
        : Optional.of(SubjectFile.empty(self).withStanding(lasting).at(now));
  }

  private static boolean knowsNobody(SubjectFile file) {
    return file.cases().isEmpty()
        && file.evidence().isEmpty()
        && file.care().isEmpty()
        && file.bindings().isEmpty()
        && file.reports().isEmpty();
  }

  /**
   * An ended case goes with the evidence that ended with it. Not where the care list or a report
   * may ask when the person was last looked after: that stays until all is forgotten.
   */
  @Override
  public SubjectFile without(SubjectFile file, Set<String> taskIds) {
    if (!file.care().isEmpty() || !file.reports().isEmpty()) {
      return file;
    }
    List<DissuasionCase> cases =
        file.cases().stream().filter(c -> c.open() || !taskIds.contains(c.taskId())).toList();
    List<Evidence> evidence =
        file.evidence().stream()
            .filter(e -> e.closedBy().filter(taskIds::contains).isEmpty())
            .toList();
    return file.withCases(cases)
        .withKnowledge(file.knowledge().withEvidence(evidence, file.knowledge().folded()));
  }

  @Override
  public Map<String, Boolean> leads(SubjectFile file) {
    return LeadBook.openness(file.leads());
  }
}
