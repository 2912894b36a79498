package interlock.core.codes;

import java.util.Optional;

/** Looks a constant up by name without the exception whose message would repeat the input. */
final class Names {
  private Names() {}

  static <E extends Enum<E>> Optional<E> of(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }
}
