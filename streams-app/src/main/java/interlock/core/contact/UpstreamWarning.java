package interlock.core.contact;

import interlock.core.contact.ContactFile.Touch;
import interlock.core.contact.Involvement.Ground;
import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.Party;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Phone;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import interlock.core.subject.Marks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells subscribers' desks that they were in touch with what is INVOLVED, and takes it back. A
 * ground is told to everyone of the window when it arises, and with each touch while it stands; of
 * more than {@value #MOST_GROUNDS} that hold at once the first stand for the rest, and when one of
 * them falls, the next is told. So no touch is told twice about one ground while that ground
 * stands. A ground that falls is taken back from everyone whose touch is kept, whoever was told of
 * it; what other grounds say stays. A ground that rises again is told again, as the same evidence
 * told later.
 *
 * <p>One decision writes at most {@value #MOST_GROUNDS} letters for each of the policy's number of
 * people (for each of the {@value Touches#MOST} touches where another ground fell), and one for
 * each subscriber among them.
 *
 * <p>Who is the victim of the case in question is not known here; his SubjectDesk leaves it out.
 *
 * @param takenBackAt the last moment at which something was taken back, epoch milliseconds
 * @param notWarned about how many people a search left out; 0: none, or there was no search
 */
record UpstreamWarning(List<Letter> letters, long takenBackAt, int notWarned) {
  /** Of more grounds than this that hold at once, the first stand for the rest. */
  static final int MOST_GROUNDS = 3;

  UpstreamWarning {
    letters = List.copyOf(letters);
  }

  /**
   * What follows from a change of the file.
   *
   * @param came the touch that this mail brought, if it brought one
   */
  static UpstreamWarning of(
      Involvement before,
      Involvement after,
      Optional<Touch> came,
      ContactFile file,
      Moment moment) {
    // Later than all that was taken back: one millisecond may see a ground fall and rise again.
    long at = Math.max(moment.now(), file.takenBackAt() + 1);
    var letters = new ArrayList<Letter>();
    Set<String> known = abouts(told(before));
    List<Ground> news = told(after).stream().filter(g -> !known.contains(g.about())).toList();
    List<Ground> standing = told(after).stream().filter(g -> known.contains(g.about())).toList();
    List<String> fallen = fallen(before, after, file.contact());
    int notWarned = 0;
    if (!news.isEmpty()) {
      List<Touch> touches;
      if (fallen.isEmpty()) {
        Touches.Reach reach = Touches.search(file, moment.policy(), moment.now());
        touches = reach.warned();
        // Whoever was in touch since it became INVOLVED was told at once.
        notWarned = before.involved() ? 0 : reach.notWarned();
      } else {
        // Beside one that fell it stood already: everyone is told whom the other was told of.
        touches = file.touches();
      }
      for (Touch touch : touches) {
        news.forEach(g -> letters.add(letter(touch, g, at, file, moment)));
      }
    }
    if (!fallen.isEmpty() && news.isEmpty() && !standing.isEmpty()) {
      // What stands may have been told to fewer: whoever heard of what fell hears of it.
      file.touches()
          .forEach(touch -> letters.add(letter(touch, standing.getFirst(), at, file, moment)));
    }
    came.ifPresent(touch -> standing.forEach(g -> letters.add(letter(touch, g, at, file, moment))));
    if (fallen.isEmpty()) {
      return new UpstreamWarning(letters, file.takenBackAt(), notWarned);
    }
    file.touches().stream()
        .map(Touch::subscriber)
        .distinct()
        .forEach(
            subscriber ->
                letters.add(
                    new Letter(
                        Address.subject(subscriber),
                        new SubjectMail.EvidenceWithdrawn(fallen, at, party(subscriber)))));
    return new UpstreamWarning(letters, at, notWarned);
  }

  private static List<Ground> told(Involvement involvement) {
    return involvement.grounds().stream().limit(MOST_GROUNDS).toList();
  }

  private static Set<String> abouts(List<Ground> grounds) {
    return grounds.stream().map(Ground::about).collect(Collectors.toSet());
  }

  /** Marks of what does not hold any more: of each ground, or of all where none is left. */
  private static List<String> fallen(Involvement before, Involvement after, ContactPoint line) {
    Set<String> left = abouts(after.grounds());
    List<String> fallen =
        before.grounds().stream()
            .map(Ground::about)
            .filter(about -> !left.contains(about))
            .map(about -> Marks.ground(line, about))
            .toList();
    return left.isEmpty() && !fallen.isEmpty() ? List.of(Marks.all(line)) : fallen;
  }

  private static Letter letter(
      Touch touch, Ground ground, long at, ContactFile file, Moment moment) {
    return new Letter(
        Address.subject(touch.subscriber()),
        new SubjectMail.Evidenced(
            evidence(touch, ground, file, moment).toldAt(at), party(touch.subscriber())));
  }

  private static Party party(Phone subscriber) {
    return new Party(
        Optional.of(subscriber),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Evidence evidence(Touch touch, Ground ground, ContactFile file, Moment moment) {
    boolean call = touch.kind() == ContactKind.CALL;
    boolean onCall = Touches.onCall(touch, file.touches(), moment.policy(), moment.now());
    return new Evidence(
        onCall ? EvidenceCode.ON_CALL_WITH_INVOLVED : EvidenceCode.IN_TOUCH_WITH_INVOLVED,
        touch.source(),
        touch.eventId(),
        ground.about(),
        touch.reporter() == FraudContact.Reporter.TELECOM
            ? Evidence.Witness.TELECOM
            : Evidence.Witness.ENTERPRISE,
        call ? WarningClass.CALL : WarningClass.CONTACT,
        touch.occurredAt(),
        touch.reportedAt(),
        // What is learnt now belongs to the case that is open now, however old the touch.
        Math.max(touch.receivedAt(), moment.cause().receivedAt()),
        touch.confidencePermille(),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        call || !touch.session().isEmpty()
            ? Optional.of(new Evidence.Call(touch.session(), touch.phase()))
            : Optional.empty(),
        Optional.of(file.contact()),
        ground.fraudType().or(touch::fraudType),
        touch.signals(),
        touch.region(),
        Optional.empty());
  }
}
