package interlock.sandbox.simulate;

import interlock.core.event.Event;
import interlock.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to happen, before any schedule.
 *
 * @param seed draws all the rest
 * @param policy in force all the time
 * @param happenings in the order of their receipt
 * @param restAt by when everything has come to rest, epoch milliseconds: what is due until then has
 *     been judged
 * @param temper how eagerly time runs ahead of mail: one in so many steps
 * @param batch so many decisions are committed together where there are crashes
 * @param page so many letters leave for one mail; the product's number, or so few that desks have
 *     to page
 */
public record World(
    long seed,
    Population population,
    Policy policy,
    List<Happening> happenings,
    long restAt,
    int temper,
    int batch,
    int page) {

  public World {
    happenings = List.copyOf(happenings);
  }

  /** The same world with only these happenings. */
  World with(List<Happening> fewer) {
    return new World(seed, population, policy, fewer, restAt, temper, batch, page);
  }

  /** Of which moments officers may split a subject. */
  List<Long> splits() {
    List<Long> moments = new ArrayList<>();
    for (Happening happening : happenings) {
      if (happening instanceof Happening.OfficerSplits split) {
        moments.add(Reply.splitAt(split));
      }
    }
    return moments;
  }

  /** What parties tell, each as often as they tell it. */
  List<Event> told() {
    List<Event> events = new ArrayList<>(happenings.size());
    for (Happening happening : happenings) {
      if (happening instanceof Happening.Told(Event event, int unused)) {
        events.add(event);
      }
    }
    return events;
  }
}
