package interlock.sandbox.simulate;

import interlock.core.event.ContactKind;
import interlock.core.event.FraudContact;
import interlock.core.event.FraudContact.Phase;
import interlock.core.identity.ContactPoint;
import interlock.core.identity.Phone;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Calls with their beginning and end, messages, visits of sites and apps. */
final class LineEvents {
  private static final int[] CONFIDENCES = {300, 790, 800, 990};

  private final Timeline timeline;
  private final Choices choices;
  private final Population population;

  LineEvents(Timeline timeline, Population population) {
    this.timeline = timeline;
    this.choices = timeline.choices;
    this.population = population;
  }

  void contact() {
    contact(choices.of(population.phones()));
  }

  void contact(Phone subscriber) {
    ContactPoint point = choices.of(population.contacts());
    long at = timeline.anyTime();
    ContactKind kind =
        switch (point.kind()) {
          case SITE -> ContactKind.SITE;
          case APP -> ContactKind.APP;
          case SERVICE -> ContactKind.SMS;
          case NUMBER -> choices.chance(250) ? ContactKind.SMS : ContactKind.CALL;
        };
    boolean carrier = kind != ContactKind.APP && choices.chance(800);
    String source = carrier ? "CMCC" : "ALIPAY";
    if (kind == ContactKind.CALL && choices.chance(600)) {
      Optional<String> session = Optional.of(timeline.nextId("call"));
      tell(source, carrier, subscriber, point, kind, Phase.ONGOING, session, at, at);
      if (choices.chance(700)) {
        long end = timeline.later(at);
        tell(source, carrier, subscriber, point, kind, Phase.ENDED, session, end, end);
      }
    } else {
      long reportedAt = choices.chance(100) ? at + 3 * Timeline.HOUR : at;
      tell(
          source,
          carrier,
          subscriber,
          point,
          kind,
          Phase.INSTANT,
          Optional.empty(),
          at,
          reportedAt);
    }
  }

  private void tell(
      String source,
      boolean carrier,
      Phone subscriber,
      ContactPoint point,
      ContactKind kind,
      Phase phase,
      Optional<String> session,
      long occurredAt,
      long reportedAt) {
    int confidence = CONFIDENCES[choices.below(CONFIDENCES.length)];
    boolean spoofed = choices.chance(100);
    timeline.tell(
        source,
        timeline.nextId("line"),
        occurredAt,
        reportedAt,
        origin ->
            new FraudContact(
                origin,
                carrier ? FraudContact.Reporter.TELECOM : FraudContact.Reporter.ENTERPRISE,
                subscriber,
                kind,
                point,
                phase,
                session,
                OptionalLong.empty(),
                spoofed ? List.of("SPOOFED") : List.of(),
                confidence,
                Optional.of("BRUSHING"),
                false,
                Optional.of("440605")));
  }
}
