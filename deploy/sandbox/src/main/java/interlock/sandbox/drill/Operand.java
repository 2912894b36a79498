package interlock.sandbox.drill;

import java.time.Duration;
import java.util.List;

/** A value that a drill writes: known at once, or known when the step runs. */
sealed interface Operand {
  /** As in {@link Trees}: text, number, yuan, flag, an enumeration's name. */
  record Literal(Object value) implements Operand {}

  /** A moment, so long after the start. */
  record At(Duration offset) implements Operand {}

  /** {@code ${alias.path}} alone: that value, of its own type. */
  record Reference(String alias, String path) implements Operand {
    @Override
    public String toString() {
      return "${" + alias + "." + path + "}";
    }
  }

  /** Text with references in it; the parts are texts and references. */
  record Joined(List<Operand> parts) implements Operand {
    public Joined {
      parts = List.copyOf(parts);
    }
  }
}
