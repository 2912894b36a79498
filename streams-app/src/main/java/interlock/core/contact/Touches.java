package interlock.core.contact;

import interlock.core.contact.ContactFile.Touch;
import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.identity.Phone;
import interlock.core.policy.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who was in touch: which touches are kept, and what each of them tells now. */
final class Touches {
  /** So many touches are kept; at most some 300 bytes each, they stay far below 256 KiB. */
  static final int MOST = 300;

  private static final Comparator<Touch> AS_FILED =
      Comparator.comparingLong(Touch::receivedAt)
          .thenComparing(Touch::source)
          .thenComparing(Touch::eventId);

  private static final Comparator<Touch> AS_IT_HAPPENED =
      Comparator.comparingLong(Touch::occurredAt)
          .thenComparingLong(Touch::reportedAt)
          .thenComparing(AS_FILED);

  /** Without the time of receipt, so that a repeat never beats what it lost to. */
  private static final Comparator<Touch> AS_REPORTED =
      Comparator.comparingLong(Touch::reportedAt).thenComparing(Touch::eventId);

  private Touches() {}

  /**
   * One phase of one call or visit. Without a session each event stands for itself.
   *
   * @param session what the source calls it, empty if {@code eventId} stands for it
   */
  private record Phased(
      String source,
      Phone subscriber,
      ContactKind kind,
      String session,
      String eventId,
      FraudContact.Phase phase) {
    static Phased of(Touch touch) {
      return new Phased(
          touch.source(),
          touch.subscriber(),
          touch.kind(),
          touch.session(),
          touch.session().isEmpty() ? touch.eventId() : "",
          touch.phase());
    }
  }

  static Touch of(FraudContact event) {
    return new Touch(
        event.subscriber(),
        event.origin().source(),
        event.origin().eventId(),
        event.reporter(),
        event.kind(),
        event.phase(),
        event.sessionId().orElse(""),
        event.origin().occurredAt(),
        event.origin().reportedAt(),
        event.origin().receivedAt(),
        event.confidencePermille(),
        event.signals(),
        event.fraudType(),
        event.region());
  }

  /**
   * What is kept once this touch has come. Empty if it changes nothing: known already, overtaken by
   * a later word on the same phase, or too old to be kept.
   *
   * @param now epoch milliseconds
   */
  static Optional<Kept> with(List<Touch> known, Touch touch, Policy policy, long now) {
    if (!inWindow(touch, policy, now)) {
      return Optional.empty();
    }
    Phased phased = Phased.of(touch);
    var kept = new ArrayList<Touch>(known.size() + 1);
    for (Touch other : known) {
      if (!Phased.of(other).equals(phased)) {
        if (inWindow(other, policy, now)) {
          kept.add(other);
        }
      } else if (AS_REPORTED.compare(touch, other) <= 0) {
        return Optional.empty();
      }
    }
    kept.add(touch);
    kept.sort(AS_FILED);
    int over = Math.max(0, kept.size() - MOST);
    List<Touch> newest = kept.subList(over, kept.size());
    return newest.contains(touch) ? Optional.of(new Kept(newest, over)) : Optional.empty();
  }

  /**
   * The touches kept.
   *
   * @param folded how many had to go because the file was full
   */
  record Kept(List<Touch> touches, int folded) {
    Kept {
      touches = List.copyOf(touches);
    }
  }

  static boolean inWindow(Touch touch, Policy policy, long now) {
    return touch.occurredAt() >= now - policy.upstream().windowMillis();
  }

  /**
   * Whom a search of the window reaches.
   *
   * @param warned one touch of each: the call he is on, otherwise the newest; the newest first, at
   *     most the policy's number of people
   * @param notWarned about how many people are beyond that
   */
  record Reach(List<Touch> warned, int notWarned) {
    Reach {
      warned = List.copyOf(warned);
    }
  }

  static Reach search(ContactFile file, Policy policy, long now) {
    List<Touch> people = bySubscriber(file.touches(), policy, now);
    List<Touch> warned = people.stream().limit(policy.upstream().maxPeople()).toList();
    return new Reach(
        warned, people.size() - warned.size() + forgotten(file, people.size(), policy, now));
  }

  /**
   * About how many people of the window are not on file because it was full: those of the touches
   * kept tell how fast they come. Never more than were dropped.
   */
  private static int forgotten(ContactFile file, int people, Policy policy, long now) {
    List<Touch> kept = file.touches().stream().filter(t -> inWindow(t, policy, now)).toList();
    if (file.folded() == 0 || kept.size() < MOST) {
      return 0;
    }
    long covered = Math.max(1, now - kept.getFirst().receivedAt());
    long before = Math.max(0, policy.upstream().windowMillis() - covered);
    return (int) (people * Math.min(file.folded(), MOST * before / covered) / MOST);
  }

  private static List<Touch> bySubscriber(Collection<Touch> touches, Policy policy, long now) {
    Comparator<Touch> gravest =
        Comparator.comparing((Touch t) -> onCall(t, touches, policy, now))
            .thenComparing(AS_IT_HAPPENED);
    Map<Phone, Touch> best = new HashMap<>();
    for (Touch touch : touches) {
      if (inWindow(touch, policy, now)) {
        best.merge(touch.subscriber(), touch, (a, b) -> gravest.compare(a, b) >= 0 ? a : b);
      }
    }
    return best.values().stream().sorted(AS_IT_HAPPENED.reversed()).toList();
  }

  /** Whether this tells of a call that is neither reported ended nor as good as ended. */
  static boolean onCall(Touch touch, Collection<Touch> touches, Policy policy, long now) {
    return touch.kind() == ContactKind.CALL
        && touch.phase() == FraudContact.Phase.ONGOING
        && now < touch.occurredAt() + policy.risk().onCallMillis()
        && touches.stream().noneMatch(other -> ends(other, touch));
  }

  private static boolean ends(Touch end, Touch call) {
    return end.phase() == FraudContact.Phase.ENDED
        && end.kind() == ContactKind.CALL
        && end.source().equals(call.source())
        && end.session().equals(call.session())
        && end.subscriber().equals(call.subscriber())
        && end.reportedAt() >= call.reportedAt();
  }
}
