package interlock.service.explain;

import interlock.core.identity.Masks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that a revision says of a task, not yet in any language. */
sealed interface Value {
  /** A symbol of a closed list. */
  record Word(String symbol) implements Value {}

  /** A code, a unit, an id: shown as it is. */
  record Text(String text) implements Value {}

  record Count(long number) implements Value {}

  record Flag(boolean isSet) implements Value {}

  /** Yuan. */
  record Money(BigDecimal yuan) implements Value {}

  record Moment(Instant at) implements Value {}

  /** Whatever the contract masks. */
  record Secret(String raw, boolean isName) implements Value {
    String shown(boolean reveal) {
      if (reveal) {
        return raw;
      }
      return isName ? Masks.name(raw) : Masks.tail(raw);
    }

    @Override
    public String toString() {
      return shown(false);
    }
  }

  /** A record: its parts, by the contract's names of its fields. */
  record Parts(List<Part> parts) implements Value {
    public Parts {
      parts = List.copyOf(parts);
    }
  }

  record Part(String field, Value value) {}

  /** A reason: its points, and the events that it rests on. */
  record Ground(String code, int points, List<String> eventIds) implements Value {
    public Ground {
      eventIds = List.copyOf(eventIds);
    }
  }

  /** A step of the playbook. */
  record Promise(
      String measure,
      String unit,
      String state,
      Instant dueAt,
      int attempts,
      Optional<Instant> doneAt)
      implements Value {}

  /** Whether it says as little as an absent field. */
  default boolean isEmpty() {
    return switch (this) {
      case Word word -> word.symbol().equals("UNKNOWN");
      case Text text -> text.text().isEmpty();
      case Secret secret -> secret.raw().isEmpty();
      case Parts parts -> parts.parts().isEmpty();
      case Count count -> false;
      case Flag flag -> false;
      case Money money -> false;
      case Moment moment -> false;
      case Ground ground -> false;
      case Promise promise -> false;
    };
  }

  /** Whether a task that begins with it needs no word about it: 0, no. */
  default boolean isIdle() {
    return equals(new Count(0)) || equals(new Flag(false));
  }
}
