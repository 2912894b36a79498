package interlock.core.account;

import interlock.core.desk.Address;
import interlock.core.desk.Decision;
import interlock.core.desk.Desk;
import interlock.core.desk.Moment;
import interlock.core.desk.TaskIds;
import interlock.core.lead.LeadBook;
import interlock.core.mail.AccountMail;
import interlock.core.mail.Wake;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The desk of one account's money (design.md §5): files what it reads, then derives from the file
 * whose money is there, which stops there are to be, and what payees and payers are to be told.
 */
public final class AccountDesk implements Desk<AccountFile, AccountMail> {
  private final TaskIds ids;

  public AccountDesk(TaskIds ids) {
    this.ids = ids;
  }

  @Override
  public Decision<AccountFile> decide(
      Address key, Optional<AccountFile> file, AccountMail mail, Moment moment) {
    var draft = new Draft(key, file, moment, ids);
    if (mail instanceof AccountMail.CaseForgotten(String caseId)) {
      return forgotten(draft, file, caseId);
    }
    boolean woken = false;
    switch (mail) {
      case AccountMail.Moved moved -> Movements.read(draft, moved);
      case AccountMail.PayerSuspected suspected ->
          PayerCheck.pass(draft, suspected.evidence(), suspected.payer());
      case AccountMail.PayerCleared(var withdrawal) -> PayerCheck.pass(draft, withdrawal);
      case AccountMail.CaseReported reported -> Reports.read(draft, reported);
      case AccountMail.CaseForgotten unused -> {}
      case AccountMail.TaintedInflow inflow -> Reports.read(draft, inflow);
      case AccountMail.AccountListed listed -> Listings.read(draft, listed.entry());
      case AccountMail.StopAnswered answered -> StopAnswers.read(draft, answered.feedback());
      case AccountMail.Decided decided -> Orders.read(draft, decided.decision());
      case AccountMail.FedBack(var feedback) ->
          draft.leads = LeadBook.read(draft.leads, feedback, moment);
      case AccountMail.Appealed appealed -> Appeals.read(draft, appealed.appeal());
      case AccountMail.TransferHoldAsked asked -> HoldAsks.read(draft, asked);
      case AccountMail.ProtectionOrdered ordered -> ProtectionOrders.read(draft, ordered);
      case Wake wake -> woken = true;
    }
    boolean warned = false;
    // Any mail may come before the Wake for a moment that has passed, and replaces that Wake.
    boolean due = isDue(draft);
    PolicyChange.undo(draft);
    if (woken || due || draft.changed()) {
      warned = Upstream.review(draft);
      Stops.settle(draft, woken);
      Cash.pressAll(draft);
      Stops.publish(draft);
      if (woken) {
        Protections.judge(draft);
      }
      Protections.publish(draft);
      Holds.settle(draft);
      Holds.publish(draft);
      Queries.settle(draft, woken);
      Cash.lead(draft);
      tellLeads(draft);
      Tallies.tell(draft);
      Spread.tell(draft);
    }
    Optional<AccountFile> next =
        warned || due || draft.changed() ? Optional.of(draft.file(moment.now())) : file;
    draft.outputs.addAll(draft.gate.alerts());
    return new Decision<>(next, draft.mail, draft.outputs, wakeAt(draft, next), draft.gate.paces());
  }

  /** Nothing happened on the account by that: it is as long ago as before. */
  private static Decision<AccountFile> forgotten(
      Draft draft, Optional<AccountFile> file, String caseId) {
    Tallies.forgotten(draft, caseId);
    Optional<AccountFile> next = file.map(f -> draft.file(f.asOf()));
    return new Decision<>(next, draft.mail, List.of(), wakeAt(draft, next));
  }

  /**
   * Whether a listing came to matter, a hold to end, or another policy to count, since the file was
   * last settled.
   */
  private static boolean isDue(Draft draft) {
    OptionalLong boundary = Listings.nextBoundary(draft.before, draft.before.asOf());
    return (boundary.isPresent() && boundary.getAsLong() <= draft.now())
        || Holds.isDue(draft.before, draft.now())
        || PolicyChange.isDue(draft);
  }

  private static OptionalLong wakeAt(Draft draft, Optional<AccountFile> file) {
    if (file.isEmpty()) {
      return OptionalLong.empty();
    }
    return earlier(
        earlier(
            Terms.next(file.get(), draft.policy().stopPayment()),
            Protections.next(file.get(), draft.policy().stopPayment())),
        earlier(
            Listings.nextBoundary(file.get(), draft.now()),
            earlier(
                earlier(Holds.nextEnd(file.get()), Queries.nextDue(file.get())),
                LeadBook.nextDue(file.get().leads()))));
  }

  private static void tellLeads(Draft draft) {
    draft.leads = LeadBook.judge(draft.leads, draft.moment);
    LeadBook.Published published =
        LeadBook.publish(draft.before.leads(), draft.leads, draft.key, draft.moment);
    draft.leads = published.leads();
    draft.outputs.addAll(published.tasks());
  }

  private static OptionalLong earlier(OptionalLong a, OptionalLong b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isPresent() ? a : b;
    }
    return a.getAsLong() <= b.getAsLong() ? a : b;
  }
}
