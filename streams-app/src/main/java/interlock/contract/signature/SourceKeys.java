package interlock.contract.signature;

import java.util.Optional;

/** The keys that are known. */
@FunctionalInterface
public interface SourceKeys {
  /** Where no key was ever published. */
  SourceKeys NONE = id -> Optional.empty();

  /** The newest word on a key. */
  Optional<SourceKey> find(String id);
}
