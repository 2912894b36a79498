package interlock.sandbox.simulate;

import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.identity.Account;
import java.util.OptionalLong;

/**
 * Something that happens in a world and reaches Interlock. What parties tell of themselves is an
 * event; what they answer depends on the task that they have read, so it is made when its time
 * comes.
 */
public sealed interface Happening {

  /** When Interlock receives it, epoch milliseconds. */
  long at();

  /** By which of the intakes it comes; the order of one intake's mail to one desk is kept. */
  int intake();

  /** A party tells it, whatever Interlock does. */
  record Told(Event event, int intake) implements Happening {
    @Override
    public long at() {
      return event.origin().receivedAt();
    }
  }

  /**
   * The account's bank answers the newest stop that it was sent; nothing if there is none.
   *
   * @param resultCode the bank's word; empty: it only has the command
   * @param which of the account's stops, modulo their number
   */
  record BankAnswers(
      long at, int intake, String eventId, Account account, String resultCode, int which)
      implements Happening {}

  /**
   * An officer decides about a stop of this account; nothing if there is none.
   *
   * @param which of the account's stops, modulo their number
   */
  record OfficerDecides(
      long at,
      int intake,
      String eventId,
      Account account,
      OfficerDecision.Action action,
      String officer,
      int which)
      implements Happening {}

  /**
   * An officer orders on this SubjectDesk's newest task that an account of that person be
   * protected; nothing if there is none.
   *
   * @param consent whether he names a document of the person's consent
   */
  record OfficerProtects(
      long at,
      int intake,
      String eventId,
      String deskKey,
      Account account,
      String officer,
      boolean consent,
      OptionalLong amountFen)
      implements Happening {}

  /** An officer lifts the newest task of this ContactDesk; nothing if there is none. */
  record OfficerLifts(long at, int intake, String eventId, String deskKey, String officer)
      implements Happening {}

  /** A unit works on the newest task of this SubjectDesk; nothing if there is none. */
  record UnitActs(
      long at,
      int intake,
      String eventId,
      String deskKey,
      DissuasionFeedback.Action action,
      DissuasionFeedback.Outcome outcome,
      Conclusion conclusion)
      implements Happening {}

  /**
   * An officer splits an identifier off the subject of this SubjectDesk's newest task; nothing if
   * there is none.
   *
   * @param which of the task's identifiers, modulo their number
   */
  record OfficerSplits(long at, int intake, String eventId, String deskKey, int which)
      implements Happening {}

  /** A carrier answers the newest task of this ContactDesk; nothing if there is none. */
  record CarrierAnswers(
      long at, int intake, String eventId, String deskKey, LineControlFeedback.Result result)
      implements Happening {}
}
