package interlock.core.subject;

import interlock.core.event.IdentityBinding;
import interlock.core.identity.Generation;
import interlock.core.identity.Phone;
import interlock.core.policy.PhonePrefixes;
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

  /**
   * The newest word, or where nobody said one the place where the first of the person's numbers
   * that the table knows was given out.
   *
   * @param root whose file it is
   */
  static Optional<Place> believed(Generation root, SubjectFile file, Units units) {
    return said(file).or(() -> numbered(Names.of(root, file).phones(), units.phonePrefixes()));
  }

  private static Optional<Place> numbered(List<Phone> phones, PhonePrefixes prefixes) {
    return phones.stream()
        .flatMap(phone -> prefixes.region(phone).stream())
        .findFirst()
        .map(region -> new Place(region, Place.PHONE_PREFIX, prefixes.at()));
  }

  /** The newest word: an event counts from when it happened, a binding from when it is valid. */
  static Optional<Place> said(SubjectFile file) {
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
