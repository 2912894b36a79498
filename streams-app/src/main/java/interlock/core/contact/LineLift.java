package interlock.core.contact;

import interlock.core.codes.ReasonCode;
import interlock.core.event.OfficerDecision;
import interlock.core.policy.Approval;
import interlock.core.task.Voice;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What officers decide about what is asked of a line. LIFT sets aside the grounds that were there
 * when it was decided, so that the line is restored at once; a restoration that is owed is asked
 * again. Where the policy asks for two, the first officer's word is a proposal, which changes
 * nothing but what the task shows: a different officer makes it so by LIFT or APPROVE, REJECT drops
 * it, and so does a ground that he has not seen. ORDER, MODIFY, SPLIT, RAISE and LOWER say nothing
 * of a line.
 */
final class LineLift {
  private LineLift() {}

  /**
   * The file after the decision; the same instance if it is about another task, or known.
   *
   * @param now epoch milliseconds
   */
  static ContactFile read(ContactFile file, OfficerDecision decision, Approval lift, long now) {
    if (!concerns(file, decision) || file.relief().hasHeard(decision.origin())) {
      return file;
    }
    // Told again it must not count for what is asked later.
    ContactFile heard = file.withRelief(file.relief().hearing(decision.origin()));
    Involvement standing = standing(heard, now);
    return switch (decision.action()) {
      case LIFT -> lifted(urged(heard, now), standing, decision, lift);
      case APPROVE ->
          file.relief().voices().isEmpty() ? heard : lifted(heard, standing, decision, lift);
      case REJECT ->
          standing.involved() ? heard.withRelief(heard.relief().spoken(List.of())) : heard;
      case MODIFY, ORDER, SPLIT, RAISE, LOWER, TRY_ERASE, ERASE -> heard;
    };
  }

  /** Also what a listing as ALLOWED outweighs, and what is not in force yet. */
  private static Involvement standing(ContactFile file, long now) {
    return file.relief().standing(Involvement.onFile(file, now));
  }

  /** What is owed to the line's holder is asked again at once: that needs no second officer. */
  private static ContactFile urged(ContactFile file, long now) {
    return file.withControl(file.control().map(c -> c.urged(now)));
  }

  private static ContactFile lifted(
      ContactFile heard, Involvement standing, OfficerDecision decision, Approval lift) {
    LineRelief relief = heard.relief();
    Involvement seen = standing.knownAt(decision.origin().occurredAt());
    boolean sawAll = seen.equals(standing);
    // One officer is one voice, whatever unit he speaks for.
    if (!seen.involved()
        || (lift == Approval.TWO && !sawAll)
        || relief.voices().stream().anyMatch(v -> v.officer().equals(decision.officer()))) {
      return heard;
    }
    List<Voice> voices =
        Stream.concat(relief.voices().stream(), Stream.of(voice(decision))).toList();
    boolean enough = lift != Approval.TWO || voices.size() >= 2;
    if (!enough) {
      return heard.withRelief(relief.spoken(voices));
    }
    return heard.withRelief(
        relief
            .spoken(sawAll ? voices : List.of())
            .settingAside(
                seen.grounds().stream().map(Involvement.Ground::about),
                ReasonCode.LIFTED_BY_OFFICER,
                LineRelief.onFile(heard)));
  }

  private static Voice voice(OfficerDecision decision) {
    return new Voice(decision.officer(), decision.unit(), decision.origin().receivedAt());
  }

  /** Commands of a line have no applicationId, so who names one means something else. */
  private static boolean concerns(ContactFile file, OfficerDecision decision) {
    return decision.applicationId().isEmpty()
        && file.control().map(LineControl::taskId).equals(Optional.of(decision.taskId()));
  }

  /**
   * Whether the decision changed nothing, and was not known.
   *
   * @param before the file as the decision found it
   */
  static boolean findsNothing(ContactFile before, ContactFile after, OfficerDecision decision) {
    boolean known = concerns(before, decision) && before.relief().hasHeard(decision.origin());
    return !known
        && after.relief().setAside().equals(before.relief().setAside())
        && after.relief().voices().equals(before.relief().voices())
        && after.control().equals(before.control());
  }

  /**
   * The file without the officers' word where something stands against the line that did not
   * before: nobody has spoken of that.
   *
   * @param before the file as they knew it, at {@code at}
   * @param now epoch milliseconds, like {@code at}
   */
  static ContactFile lapsed(ContactFile before, long at, ContactFile file, long now) {
    if (file.relief().voices().isEmpty()) {
      return file;
    }
    Set<String> seen = new HashSet<>();
    LineRelief.standing(before, at).grounds().forEach(g -> seen.add(g.about()));
    boolean news =
        LineRelief.standing(file, now).grounds().stream().anyMatch(g -> !seen.contains(g.about()));
    return news ? file.withRelief(file.relief().spoken(List.of())) : file;
  }
}
