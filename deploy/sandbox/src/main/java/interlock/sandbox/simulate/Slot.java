package interlock.sandbox.simulate;

import interlock.core.desk.Address;
import interlock.core.desk.DeskFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One desk with what is stored for it. */
final class Slot {
  final int id;
  final Address address;
  Optional<? extends DeskFile> file = Optional.empty();

  /** As stored with the file. */
  OptionalLong wakeAt = OptionalLong.empty();

  /** The desk's entry in the wake store. */
  OptionalLong pending = OptionalLong.empty();

  /** Letters for later pages, in order. */
  List<Run.Sent> outbox = List.of();

  Slot(int id, Address address) {
    this.id = id;
    this.address = address;
  }
}
