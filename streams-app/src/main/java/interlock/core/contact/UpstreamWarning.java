package interlock.core.contact;

import interlock.core.contact.ContactFile.Touch;
import interlock.core.contact.Involvement.Ground;
import interlock.core.desk.Address;
import interlock.core.desk.Moment;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.Party;
import interlock.core.mail.Letter;
import interlock.core.mail.SubjectMail;
import interlock.core.policy.EvidenceCode;
import interlock.core.policy.WarningClass;
import interlock.core.subject.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Tells subscribers' desks that they were in touch with what is INVOLVED. A ground is told to
 * everyone of the window when it arises, and with each touch while it stands; so no touch is told
 * twice about one ground while that ground stands. A ground that falls and rises again is told
 * again, as the same evidence, which a SubjectDesk knows.
 *
 * <p>Who is the victim of the case in question is not known here; his SubjectDesk leaves it out.
 */
final class UpstreamWarning {
  /** Of more grounds than this that hold at once, the first stand for the rest. */
  static final int MOST_GROUNDS = 3;

  private UpstreamWarning() {}

  /**
   * The letters that follow from a change of the file.
   *
   * @param came the touch that this mail brought, if it brought one
   */
  static List<Letter> letters(
      Involvement before,
      Involvement after,
      Optional<Touch> came,
      ContactFile file,
      Moment moment) {
    var letters = new ArrayList<Letter>();
    Set<String> told = new HashSet<>();
    before.grounds().forEach(g -> told.add(g.about()));
    List<Ground> risen = after.grounds().stream().filter(g -> !told.contains(g.about())).toList();
    List<Ground> standing = after.grounds().stream().filter(g -> told.contains(g.about())).toList();
    if (!risen.isEmpty()) {
      for (Touch touch : Touches.bySubscriber(file.touches(), moment.policy(), moment.now())) {
        risen.stream()
            .limit(MOST_GROUNDS)
            .forEach(g -> letters.add(letter(touch, g, file, moment)));
      }
    }
    came.ifPresent(
        touch ->
            standing.stream()
                .limit(MOST_GROUNDS)
                .forEach(g -> letters.add(letter(touch, g, file, moment))));
    return letters;
  }

  private static Letter letter(Touch touch, Ground ground, ContactFile file, Moment moment) {
    Party subscriber =
        new Party(
            Optional.of(touch.subscriber()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Letter(
        Address.subject(touch.subscriber()),
        new SubjectMail.Evidenced(evidence(touch, ground, file, moment), subscriber));
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
