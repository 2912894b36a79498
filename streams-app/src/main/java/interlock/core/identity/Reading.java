package interlock.core.identity;

import interlock.core.codes.RejectCode;
import java.util.Optional;

/** What became of reading one text: a value, or the reason why not. Never holds the raw text. */
public sealed interface Reading<T> {

  /** The text was readable. */
  record Value<T>(T get) implements Reading<T> {}

  /**
   * It was not.
   *
   * @param code what Intake rejects the record with
   * @param detail a fixed English phrase; never a piece of the input
   */
  record Refusal<T>(RejectCode code, String detail) implements Reading<T> {}

  static <T> Reading<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Reading<T> refuse(RejectCode code, String detail) {
    return new Refusal<>(code, detail);
  }

  /** The value, when there is one. */
  default Optional<T> value() {
    return switch (this) {
      case Value<T>(T value) -> Optional.of(value);
      case Refusal<T> refusal -> Optional.empty();
    };
  }

  /** The refusal's code, when there is one. */
  default Optional<RejectCode> refusal() {
    return switch (this) {
      case Value<T> value -> Optional.empty();
      case Refusal<T>(RejectCode code, String detail) -> Optional.of(code);
    };
  }
}
