package interlock.sandbox.simulate;

import interlock.core.desk.Address;
import interlock.core.event.IdentityBinding;
import interlock.core.event.Party;
import interlock.core.identity.PersonToken;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What registries say of who has which number: bindings, in some worlds with an end, a renewal, and
 * the next holder; there officers also split subjects.
 */
final class NumberEvents {
  private final Timeline timeline;
  private final Choices choices;
  private final Population population;
  private final boolean givenOut;

  /**
   * @param givenOut whether numbers are given out again in this world
   */
  NumberEvents(Timeline timeline, Population population, boolean givenOut) {
    this.timeline = timeline;
    this.choices = timeline.choices;
    this.population = population;
    this.givenOut = givenOut;
  }

  void binding() {
    Person one = population.person(choices);
    Person other = choices.chance(250) ? population.person(choices) : one;
    boolean byPhone = choices.chance(750);
    boolean byAccount = choices.chance(600);
    Optional<PersonToken> token =
        choices.chance(400) ? Optional.of(other.token()) : Optional.empty();
    Party party =
        new Party(
            byPhone || !byAccount ? Optional.of(one.phone()) : Optional.empty(),
            byAccount ? Optional.of(other.account()) : Optional.empty(),
            token,
            Optional.empty(),
            Optional.empty());
    String id = timeline.nextId("binding");
    long at = timeline.anyTime();
    if (givenOut && choices.chance(600)) {
      untilItEnds(id, party, at);
    } else {
      bound(id, true, party, at, at, OptionalLong.empty());
    }
  }

  /** With its end known from the beginning, or told when it came, or only afterwards. */
  private void untilItEnds(String id, Party party, long at) {
    long end = timeline.later(at);
    long told = end;
    switch (choices.below(4)) {
      case 0 -> bound(id, true, party, at, at, OptionalLong.of(end));
      case 1 -> {
        bound(id, true, party, at, at, OptionalLong.empty());
        bound(id, false, party, end, at, OptionalLong.empty());
      }
      case 2 -> {
        told = timeline.later(end);
        bound(id, true, party, at, at, OptionalLong.empty());
        bound(id, false, party, told, at, OptionalLong.of(end));
      }
      default -> {
        bound(id, true, party, at, at, OptionalLong.of(end));
        told = timeline.later(at);
        OptionalLong renewed =
            choices.chance(500) ? OptionalLong.of(timeline.later(end)) : OptionalLong.empty();
        bound(id, true, party, told, at, renewed);
      }
    }
    if (choices.chance(600)) {
      Person next = population.person(choices);
      Party holder =
          new Party(
              party.phone(),
              choices.chance(600) ? Optional.of(next.account()) : Optional.empty(),
              choices.chance(500) ? Optional.of(next.token()) : Optional.empty(),
              Optional.empty(),
              Optional.empty());
      long from = choices.chance(500) ? end : timeline.later(end);
      long known = choices.chance(500) ? Math.max(from, told) : timeline.later(from);
      bound(timeline.nextId("binding"), true, holder, known, from, OptionalLong.empty());
    }
  }

  private void bound(
      String id, boolean active, Party party, long at, long validFrom, OptionalLong validTo) {
    timeline.tell(
        "REGISTRY",
        timeline.nextId("binding-event"),
        at,
        at,
        origin ->
            new IdentityBinding(
                origin,
                id,
                active,
                party,
                Optional.empty(),
                Optional.of("440604"),
                Optional.of("430100"),
                validFrom,
                validTo));
  }

  /** An officer splits a subject, where numbers are given out again. */
  void split() {
    if (givenOut) {
      timeline.add(
          new Happening.OfficerSplits(
              timeline.anyTime(),
              timeline.anyIntake(),
              timeline.nextId("split"),
              Address.subject(choices.of(population.phones())).key(),
              choices.below(4)));
    }
  }
}
