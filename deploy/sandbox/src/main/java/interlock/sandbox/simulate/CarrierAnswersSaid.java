package interlock.sandbox.simulate;

import interlock.core.event.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What carriers have said first of each line. Now and then one tells that again instead of anything
 * new, when something else may have been asked since.
 */
final class CarrierAnswersSaid {
  private static final int REPEATS_ONE_OF = 5;

  private final Map<String, Event> first = new HashMap<>();

  /** The earlier answer, if this one is to repeat it. */
  Optional<Event> repeated(Happening happening) {
    return happening instanceof Happening.CarrierAnswers answer
            && Math.floorMod(answer.eventId().hashCode(), REPEATS_ONE_OF) == 0
        ? Optional.ofNullable(first.get(answer.deskKey()))
        : Optional.empty();
  }

  void keep(Happening happening, Optional<Event> said) {
    if (happening instanceof Happening.CarrierAnswers answer) {
      said.ifPresent(event -> first.putIfAbsent(answer.deskKey(), event));
    }
  }
}
