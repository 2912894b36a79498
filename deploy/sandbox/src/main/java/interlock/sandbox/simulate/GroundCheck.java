package interlock.sandbox.simulate;

import interlock.core.account.AccountFile;
import interlock.core.account.Hold;
import interlock.core.contact.ContactFile;
import interlock.core.desk.Address;
import interlock.core.identity.Account;
import interlock.core.identity.ContactPoint;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.mail.AccountMail.TransferHoldAsked;
import interlock.core.policy.Level;
import interlock.core.policy.Measure;
import interlock.core.subject.DissuasionCase;
import interlock.core.subject.Evidence;
import interlock.core.subject.Knowledge;
import interlock.core.subject.Marks;
import interlock.core.subject.SubjectFile;
import interlock.sandbox.simulate.reference.Grounds;
import java.util.List;
import java.util.Map;

/**
 * Nothing stays in force whose ground fell: no evidence of a report, listing or directive that does
 * not hold any more, no open case that rests on such evidence alone, and no hold of a payment that
 * no case in danger asks for. Stops and lines have checks of their own.
 */
final class GroundCheck implements Check {
  /** A full list of withdrawals forgets (Kept). */
  private static final int MOST_WITHDRAWALS = 64;

  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    var grounds = new Grounds(expected.log(), world.restAt());
    for (Map.Entry<String, SubjectFile> entry : rest.subjects().entrySet()) {
      Knowledge known = entry.getValue().knowledge();
      if (known.withdrawn().size() < MOST_WITHDRAWALS) {
        for (Evidence piece : known.evidence()) {
          if (isInForce(piece, known)
              && !stands(piece, grounds)
              && !isForgotten(piece, world, rest)) {
            throw new Broken(
                Invariant.GROUNDS,
                piece.code()
                    + " of "
                    + piece.eventId()
                    + " about "
                    + names.mask(piece.about())
                    + " is in force at "
                    + names.of(entry.getKey()));
          }
        }
      }
      if (known.folded() == 0) {
        rests(entry.getKey(), entry.getValue(), names);
      }
    }
    for (Map.Entry<String, AccountFile> entry : rest.accounts().entrySet()) {
      for (Hold hold : entry.getValue().holds()) {
        boolean open = hold.opened() && !StopCheck.hasEnded(hold.shown());
        if (open && hold.asked().ask() == Ask.HOLD && !isAsked(hold.asked(), rest)) {
          throw new Broken(
              Invariant.GROUNDS,
              "the hold of "
                  + hold.asked().transferId()
                  + " at "
                  + names.of(entry.getKey())
                  + " is asked for by no case in danger");
        }
      }
    }
  }

  /** An open case has evidence that counts, or somebody is to be visited once more. */
  private static void rests(String key, SubjectFile file, Nicknames names) throws Broken {
    if (file.cases().isEmpty() || !file.cases().getLast().open()) {
      return;
    }
    DissuasionCase open = file.cases().getLast();
    Knowledge known = file.knowledge();
    boolean counts =
        known.evidence().stream().anyMatch(e -> e.closedBy().isEmpty() && isInForce(e, known));
    boolean promised =
        open.steps().stream()
            .anyMatch(s -> s.measure() == Measure.REVISIT || s.measure() == Measure.TAKE_REPORT);
    if (!counts && !promised) {
      throw new Broken(
          Invariant.GROUNDS, "the open case of " + names.of(key) + " rests on nothing");
    }
  }

  static boolean isInForce(Evidence piece, Knowledge known) {
    List<String> marks = marks(piece);
    return known.withdrawn().stream()
        .noneMatch(w -> marks.contains(w.mark()) && w.takenBackAt() >= piece.toldAt());
  }

  private static List<String> marks(Evidence piece) {
    return switch (piece.code()) {
      case POLICE_DIRECTIVE -> List.of(Marks.directive(piece.source(), piece.about()));
      case IN_TOUCH_WITH_INVOLVED, ON_CALL_WITH_INVOLVED ->
          List.of(Marks.ground(line(piece), piece.about()), Marks.all(line(piece)));
      case PAID_INVOLVED_ACCOUNT, IN_FLIGHT_TO_INVOLVED, PAID_SUSPECT_ACCOUNT ->
          List.of(Marks.ground(payee(piece), piece.about()), Marks.all(payee(piece)));
      case REPEATED_PAYMENTS, BALANCE_DRAINED, GROWING_PAYMENTS ->
          List.of(Marks.pattern(payer(piece), piece.id()));
      case CONTACT_REPORTED,
          CONTACT_CONFIRMED,
          SUSPICIOUS_TRANSFER,
          IN_FLIGHT_ON_CALL,
          COUNTER_ALARM,
          LARGE_CASH_OPEN_CASE ->
          List.of();
    };
  }

  private static boolean stands(Evidence piece, Grounds grounds) {
    return switch (piece.code()) {
      case POLICE_DIRECTIVE -> grounds.isIssued(piece.source(), piece.about());
      case IN_TOUCH_WITH_INVOLVED, ON_CALL_WITH_INVOLVED ->
          grounds.involve(line(piece), piece.about());
      case PAID_INVOLVED_ACCOUNT, IN_FLIGHT_TO_INVOLVED ->
          grounds.involve(payee(piece), piece.about());
      case PAID_SUSPECT_ACCOUNT -> grounds.suspect(payee(piece), piece.about());
      // What happened happened; which patterns there are is for EvidenceCheck.
      case REPEATED_PAYMENTS,
          BALANCE_DRAINED,
          GROWING_PAYMENTS,
          CONTACT_REPORTED,
          CONTACT_CONFIRMED,
          SUSPICIOUS_TRANSFER,
          IN_FLIGHT_ON_CALL,
          COUNTER_ALARM,
          LARGE_CASH_OPEN_CASE ->
          true;
    };
  }

  /** What a desk has forgotten it cannot take back (ADR 9). */
  private static boolean isForgotten(Evidence piece, World world, AtRest rest) {
    if (piece.contact().isPresent()) {
      ContactFile file = rest.contacts().get(line(piece).key());
      boolean mayHaveMadeRoom =
          piece.occurredAt() < world.restAt() - world.policy().upstream().windowMillis();
      return file.folded() > 0
          || (mayHaveMadeRoom
              && file.touches().stream().noneMatch(t -> t.eventId().equals(piece.eventId())));
    }
    return piece.payment().isPresent()
        && rest.accounts().get(Address.account(payee(piece)).key()).folded() > 0;
  }

  private static ContactPoint line(Evidence piece) {
    return piece.contact().orElseThrow();
  }

  private static Account payer(Evidence piece) {
    return piece.payment().flatMap(Evidence.Payment::payer).orElseThrow();
  }

  private static Account payee(Evidence piece) {
    return piece.payment().flatMap(Evidence.Payment::payee).orElseThrow();
  }

  private static boolean isAsked(TransferHoldAsked asked, AtRest rest) {
    return rest.subjects().values().stream()
        .flatMap(f -> f.cases().stream())
        .filter(c -> c.open() && c.level() == Level.SPECIAL_HIGH)
        .flatMap(c -> c.holds().stream())
        .anyMatch(
            h ->
                h.taskId().equals(asked.dissuasionTaskId())
                    && h.institution().equals(asked.institution())
                    && h.transferId().equals(asked.transferId())
                    && h.ask() == Ask.HOLD);
  }
}
