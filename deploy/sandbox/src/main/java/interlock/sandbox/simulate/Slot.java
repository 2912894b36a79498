package interlock.sandbox.simulate;

import interlock.core.breaker.Pace;
import interlock.core.desk.Address;
import interlock.core.desk.DeskFile;
import interlock.core.desk.EndedTask;
import interlock.core.task.Alert.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One desk with what is stored for it. */
final class Slot {
  final int id;
  final Address address;
  Optional<? extends DeskFile> file = Optional.empty();

  /** As stored with the file. */
  OptionalLong wakeAt = OptionalLong.empty();

  /** Ended tasks that are still on their topics. */
  List<EndedTask> ended = List.of();

  /** The desk's entry in the wake store. */
  OptionalLong pending = OptionalLong.empty();

  /** What the breaker remembers; here each account counts for itself. */
  Map<Scope, Pace> paces = Map.of();

  /** Letters for later pages, in order. */
  List<Run.Sent> outbox = List.of();

  Slot(int id, Address address) {
    this.id = id;
    this.address = address;
  }
}
