package interlock.sandbox.simulate;

import interlock.core.account.AccountFile;
import interlock.core.codes.OutcomeCode;
import interlock.core.contact.ContactFile;
import interlock.core.desk.Decision;
import interlock.core.desk.DeskFile;
import interlock.core.desk.Moment;
import interlock.core.desk.Retaining.Kept;
import interlock.core.desk.Room;
import interlock.core.mail.CaseMail;
import interlock.core.mail.JoiningMail;
import interlock.core.mail.Letter;
import interlock.core.mail.Post;
import interlock.core.subject.SubjectFile;
import interlock.core.task.Outcome;
import interlock.core.task.Output;
import java.util.Optional;

/** Lets a desk decide one mail, and holds single decisions to what can be seen in them alone. */
final class Clerk {
  private final Desks desks;
  private final Optional<CodecCheck> codecs;

  /**
   * @param codecs if some files and mails are to be encoded
   */
  Clerk(Desks desks, Optional<CodecCheck> codecs) {
    this.desks = desks;
    this.codecs = codecs;
  }

  boolean encodes() {
    return codecs.isPresent();
  }

  Decision<? extends DeskFile> decide(
      Slot slot, Optional<? extends DeskFile> file, Parcel parcel, Moment moment) throws Broken {
    try {
      return desks.decide(slot.address, file, parcel.mail(), moment);
    } catch (RuntimeException fault) {
      throw new Broken(
          Invariant.DECIDES,
          "the "
              + slot.address.room()
              + " desk answered "
              + parcel.mail().getClass().getSimpleName()
              + " with "
              + fault.getClass().getSimpleName(),
          fault);
    }
  }

  /** The same mail once more, before its effects are stored and after. */
  void compare(Slot slot, Parcel parcel, Moment moment, Decision<? extends DeskFile> decision)
      throws Broken {
    String what = slot.address.room() + " desk, " + parcel.mail().getClass().getSimpleName();
    if (!decide(slot, slot.file, parcel, moment).equals(decision)) {
      throw new Broken(Invariant.PURE, what);
    }
    if (parcel.mail() instanceof JoiningMail || parcel.mail() instanceof CaseMail.MoneyProgress) {
      // Said once, as the protocol has it; only facts may come again.
      return;
    }
    Decision<? extends DeskFile> repeat = decide(slot, decision.file(), parcel, moment);
    if (repeat.outputs().stream().anyMatch(output -> !saysOnlyThatNothingCame(output))) {
      throw new Broken(Invariant.REPEATS, what + ": published again");
    }
    // A full file counts what it drops, a repeated piece too.
    if (!repeat.file().equals(decision.file()) && !isFull(decision.file())) {
      throw new Broken(Invariant.REPEATS, what + ": another file");
    }
  }

  private static boolean isFull(Optional<? extends DeskFile> file) {
    return file.map(
            f ->
                switch (f) {
                  case SubjectFile subject -> subject.knowledge().folded() > 0;
                  case AccountFile account -> account.folded() > 0;
                  case ContactFile contact -> contact.folded() > 0;
                  default -> false;
                })
        .orElse(false);
  }

  /** On its way through the codecs, as on a cluster. */
  void encode(Slot slot, Parcel parcel, Kept<? extends DeskFile> kept) throws Broken {
    CodecCheck check = codecs.orElseThrow();
    Room room = slot.address.room();
    check.mail(room, new Post(parcel.cause(), parcel.mail()));
    if (kept.filed().isPresent()) {
      check.file(room, kept.filed().get());
    }
    for (Letter letter : kept.mail()) {
      check.mail(letter.to().room(), new Post(parcel.cause(), letter.mail()));
    }
    for (Output output : kept.outputs()) {
      check.output(output);
    }
  }

  /** Where there is nothing to remember a word by, its source is told so as often as it comes. */
  private static boolean saysOnlyThatNothingCame(Output output) {
    return output instanceof Outcome outcome
        && (outcome.code() == OutcomeCode.DECISION_WITHOUT_EFFECT
            || outcome.code() == OutcomeCode.APPEAL_WITHOUT_EFFECT);
  }
}
