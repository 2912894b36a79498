package interlock.core.subject;

import interlock.core.event.IdentityBinding;
import interlock.core.policy.Units;
import interlock.core.task.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a person is believed to be, and which unit answers for it (design.md §4). */
final class Whereabouts {
  private static final Comparator<Place> NEWEST =
      Comparator.comparingLong(Place::at).thenComparing(Place::source).thenComparing(Place::region);

  private Whereabouts() {}

  /** The newest word: an event counts from when it happened, a binding from when it is valid. */
  static Optional<Place> believed(SubjectFile file) {
    List<Place> words = new ArrayList<>();
    for (Evidence piece : inForce(file)) {
      piece.region().ifPresent(r -> words.add(new Place(r, piece.source(), piece.occurredAt())));
    }
    for (IdentityBinding binding : active(file)) {
      binding
          .region()
          .ifPresent(r -> words.add(new Place(r, binding.origin().source(), binding.validFrom())));
    }
    return words.stream().max(NEWEST);
  }

  /** The unit of the registered place. */
  static Optional<String> registeredUnit(SubjectFile file, Units units) {
    List<Place> words = new ArrayList<>();
    for (Evidence piece : inForce(file)) {
      piece
          .registeredRegion()
          .ifPresent(r -> words.add(new Place(r, piece.source(), piece.occurredAt())));
    }
    for (IdentityBinding binding : active(file)) {
      binding
          .registeredRegion()
          .ifPresent(r -> words.add(new Place(r, binding.origin().source(), binding.validFrom())));
    }
    return words.stream().max(NEWEST).flatMap(p -> units.unitFor(p.region()));
  }

  private static List<Evidence> inForce(SubjectFile file) {
    return file.evidence().stream().filter(e -> !file.isWithdrawn(e)).toList();
  }

  private static List<IdentityBinding> active(SubjectFile file) {
    return file.bindings().stream().filter(IdentityBinding::active).toList();
  }
}
