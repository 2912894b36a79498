package interlock.core.subject;

import interlock.core.codes.ReasonCode;
import interlock.core.desk.Address;
import interlock.core.event.Conclusion;
import interlock.core.event.Party;
import interlock.core.mail.AccountMail;
import interlock.core.mail.AccountMail.Ask;
import interlock.core.mail.AccountMail.TransferHoldAsked;
import interlock.core.mail.Letter;
import interlock.core.policy.Level;
import interlock.core.policy.Risk;
import interlock.core.task.DissuasionTask;
import interlock.core.task.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A victim's own payments in flight: at SPECIAL_HIGH his bank is asked to hold them, and in the end
 * to call them off or to let them go (design.md §5).
 */
final class Holds {
  /** Payments in flight that one case asks to hold. */
  static final int MOST = 16;

  private final SubjectFile file;
  private final DissuasionCase asking;
  private final List<Letter> letters = new ArrayList<>();

  private Holds(SubjectFile file, DissuasionCase asking) {
    this.file = file;
    this.asking = asking;
  }

  /** The case with what is asked now, and the letters that ask it. */
  record Asked(DissuasionCase asking, List<Letter> letters) {}

  /**
   * Of an open case.
   *
   * @param now epoch milliseconds
   */
  static Asked whileOpen(
      SubjectFile file, DissuasionCase asking, CaseFacts facts, Risk risk, long now) {
    if (asking.level() != Level.SPECIAL_HIGH) {
      return end(file, asking);
    }
    Holds holds = new Holds(file, asking);
    List<DissuasionCase.Hold> held = new ArrayList<>();
    for (DissuasionCase.Hold hold : asking.holds()) {
      held.add(takenBack(hold, facts) ? holds.further(hold, Ask.RELEASE) : hold);
    }
    List<Span> flights =
        Span.flights(Span.episodes(facts.evidence()), risk).stream()
            .filter(f -> f.goesOnAt(now))
            .toList();
    if (held.size() >= MOST) {
      // What is in flight no more needs no room.
      held.removeIf(h -> flights.stream().noneMatch(f -> tellsOf(h, f.first())));
    }
    for (Span flight : flights) {
      Evidence piece = flight.first();
      Evidence.Payment payment = piece.payment().orElseThrow();
      boolean asked = held.stream().anyMatch(h -> tellsOf(h, piece) && h.ask() != Ask.RELEASE);
      if (!asked && payment.payer().isPresent() && held.size() < MOST) {
        var hold =
            new DissuasionCase.Hold(
                inTheNameOf(asking, held.stream().filter(h -> tellsOf(h, piece)).count()),
                payment.institution(),
                payment.transferId(),
                payment.payer().get(),
                Ask.HOLD);
        held.add(hold);
        holds.write(hold, ReasonCode.VICTIM_IN_DANGER, Optional.of(flight));
      }
    }
    return holds.asked(held);
  }

  /** Of a case that has ended, or whose level fell. */
  static Asked end(SubjectFile file, DissuasionCase asking) {
    Holds holds = new Holds(file, asking);
    Ask ask = last(asking);
    List<DissuasionCase.Hold> ended = new ArrayList<>();
    for (DissuasionCase.Hold hold : asking.holds()) {
      ended.add(holds.further(hold, ask));
    }
    // An ended case asks nothing more; an open one remembers what it asked in which name.
    return holds.asked(asking.open() ? ended : List.of());
  }

  /** What was released is asked anew under a name of its own: a release is final for its name. */
  private static String inTheNameOf(DissuasionCase asking, long before) {
    return before == 0 ? asking.taskId() : asking.taskId() + "/" + (before + 1);
  }

  private DissuasionCase.Hold further(DissuasionCase.Hold hold, Ask ask) {
    if (ask.compareTo(hold.ask()) <= 0) {
      return hold;
    }
    var further =
        new DissuasionCase.Hold(
            hold.taskId(), hold.institution(), hold.transferId(), hold.payer(), ask);
    write(further, why(asking, ask), Optional.empty());
    return further;
  }

  /** Whatever told of that payment was taken back. */
  private static boolean takenBack(DissuasionCase.Hold hold, CaseFacts facts) {
    return facts.withdrawn().stream().anyMatch(e -> tellsOf(hold, e))
        && facts.evidence().stream().noneMatch(e -> tellsOf(hold, e));
  }

  private static boolean tellsOf(DissuasionCase.Hold hold, Evidence piece) {
    return piece
        .payment()
        .filter(p -> p.institution().equals(hold.institution()))
        .filter(p -> p.transferId().equals(hold.transferId()))
        .isPresent();
  }

  private static Asked none(DissuasionCase asking) {
    return new Asked(asking, List.of());
  }

  private Asked asked(List<DissuasionCase.Hold> holds) {
    if (letters.isEmpty()) {
      return none(asking);
    }
    return new Asked(
        asking.withHolds(holds.stream().sorted(DissuasionCase.Hold.ORDER).toList()),
        List.copyOf(letters));
  }

  private static Ask last(DissuasionCase asking) {
    if (asking.state() != DissuasionTask.State.CONCLUDED) {
      // What speaks for a danger was taken back.
      return Ask.RELEASE;
    }
    return switch (asking.conclusion()) {
      case DISSUADED, SELF_AWARE, DEFRAUDED -> Ask.CANCEL;
      case FALSE_ALARM, UNKNOWN_RESULT, NONE -> Ask.RELEASE;
    };
  }

  private static ReasonCode why(DissuasionCase asking, Ask ask) {
    if (ask == Ask.CANCEL) {
      return ReasonCode.VICTIM_DISSUADED;
    }
    return asking.conclusion() == Conclusion.UNKNOWN_RESULT
        ? ReasonCode.CUSTOMER_INSISTS
        : ReasonCode.FALSE_ALARM;
  }

  private void write(DissuasionCase.Hold hold, ReasonCode why, Optional<Span> flight) {
    Optional<Evidence> piece = flight.map(Span::first);
    Optional<Party> payee =
        piece
            .flatMap(Evidence::payment)
            .flatMap(Evidence.Payment::payee)
            .map(account -> Party.UNKNOWN.with(account));
    AccountMail mail =
        new TransferHoldAsked(
            hold.taskId(),
            hold.ask(),
            why,
            hold.institution(),
            hold.transferId(),
            payee,
            piece.map(Evidence::amountFen).orElse(OptionalLong.empty()),
            piece.map(p -> OptionalLong.of(p.occurredAt())).orElse(OptionalLong.empty()),
            flight.map(f -> OptionalLong.of(f.to())).orElse(OptionalLong.empty()),
            Whereabouts.said(file).map(Place::region),
            Optional.of(asking.responsibleUnit()));
    letters.add(new Letter(Address.account(hold.payer()), mail));
  }
}
