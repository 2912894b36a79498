package interlock.core.mail;

import interlock.core.event.IncidentReport;
import interlock.core.identity.Account;
import java.util.OptionalLong;

/** What a CaseDesk reads. */
public sealed interface CaseMail extends Mail
    permits CaseMail.Reported, CaseMail.MoneyProgress, Wake {

  record Reported(IncidentReport report) implements CaseMail {}

  /**
   * What changed on one account since its desk last told the case (docs/adr/0013). Said once: mail
   * comes exactly once. One that tells nothing asks whether the case is still there.
   *
   * @param account on which
   * @param change in the amounts
   * @param fromHop the account's hop as it was told before; 0: the case's money was not there
   * @param toHop its hop now; 0: the case's money was never there, as is known now
   * @param firstStopAt when a bank there first acknowledged that it holds money, epoch milliseconds
   */
  record MoneyProgress(
      Account account, Tally change, int fromHop, int toHop, OptionalLong firstStopAt)
      implements CaseMail {
    /** Whether the case learns nothing by it. */
    public boolean isNothing() {
      return change.equals(Tally.NOTHING) && fromHop == toHop && firstStopAt.isEmpty();
    }
  }
}
