package interlock.core.contact;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Forgetting;
import interlock.core.desk.Moment;
import interlock.core.event.OfficerDecision;
import interlock.core.lead.LeadBook;
import interlock.core.mail.ContactMail;
import interlock.core.mail.Mail;
import interlock.core.policy.Retention;
import interlock.core.task.Erasure.Why;
import interlock.core.task.LineControlTask;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A contact is kept while a list speaks of it, while a carrier has something to do, and while the
 * line is down: whoever takes its ground back must find the desk that restores it. That a report
 * names it keeps it no longer than {@link Retention#idleMillis}: numbers are given out again.
 */
public final class ContactForgetting implements Forgetting<ContactFile> {

  @Override
  public boolean decidesItself(ContactFile file) {
    return true;
  }

  @Override
  public boolean holdsSomething(ContactFile file, long now) {
    return isListed(file, now) || isOrdered(file);
  }

  @Override
  public Set<Why> forbids(ContactFile file, long now) {
    Set<Why> why = EnumSet.noneOf(Why.class);
    if (isOrdered(file)) {
      why.add(Why.OPEN_TASK);
    }
    if (isListed(file, now)) {
      why.add(Why.LISTED);
    }
    if (!Involvement.of(file, now).cases().isEmpty()) {
      why.add(Why.POLICE_CASE);
    }
    return why;
  }

  @Override
  public Optional<OfficerDecision> erasure(
      Address key, Optional<ContactFile> file, Mail mail, long now) {
    return mail instanceof ContactMail.Decided(OfficerDecision order) && order.isErasure()
        ? Optional.of(order)
        : Optional.empty();
  }

  private static boolean isListed(ContactFile file, long now) {
    return file.listings().stream()
        .anyMatch(e -> e.active() && now < e.validTo().orElse(Long.MAX_VALUE));
  }

  private static boolean isOrdered(ContactFile file) {
    return file.control().map(ContactForgetting::lasts).orElse(false);
  }

  private static boolean lasts(LineControl control) {
    return control.state() == LineControlTask.State.REQUESTED || control.mayBeDown();
  }

  @Override
  public Decision<ContactFile> forget(Address key, ContactFile file, Moment moment) {
    return new Decision<>(Optional.empty(), List.of(), List.of(), OptionalLong.empty());
  }

  /** One task and one lead for each line: their numbers go on while the file is there. */
  @Override
  public ContactFile without(ContactFile file, Set<String> taskIds) {
    return file;
  }

  @Override
  public Map<String, Boolean> leads(ContactFile file) {
    return LeadBook.openness(file.leads());
  }
}
