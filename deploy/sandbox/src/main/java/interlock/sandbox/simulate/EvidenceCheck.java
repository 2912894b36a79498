package interlock.sandbox.simulate;

import interlock.core.event.Party;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.subject.Evidence;
import interlock.core.subject.SubjectFile;
import interlock.sandbox.simulate.reference.EvidenceKey;
import interlock.sandbox.simulate.reference.Warnings.Warning;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every piece of evidence is on exactly one file, its subject's; none is lost, none invented, and
 * whoever had to be warned was.
 */
final class EvidenceCheck implements Check {
  private final Optional<Subjects.Reader> identity;

  EvidenceCheck(Optional<Subjects.Reader> identity) {
    this.identity = identity;
  }

  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    Set<EvidenceKey> found = new HashSet<>();
    Map<EvidenceKey, String> onFirst = new HashMap<>();
    Map<String, Set<EvidenceKey>> byDesk = new HashMap<>();
    var desks = new SubjectDesks(identity.map(reader -> reader.read(rest)), rest);
    for (Map.Entry<String, SubjectFile> entry : rest.subjects().entrySet()) {
      String desk = entry.getKey();
      Set<EvidenceKey> here = byDesk.computeIfAbsent(desk, unused -> new HashSet<>());
      for (Evidence piece : entry.getValue().knowledge().evidence()) {
        EvidenceKey key = EvidenceKey.of(piece);
        String other = onFirst.putIfAbsent(key, desk);
        // What is said again after an end became known is told of the new holder too.
        if (!here.add(key) || (other != null && !expected.holders().change())) {
          throw new Broken(
              Invariant.EVIDENCE_ONCE,
              text(key, names) + " is on file at " + names.of(other) + " and at " + names.of(desk));
        }
        found.add(key);
        Party party = expected.evidence().must().get(key);
        party = party == null ? expected.evidence().may().get(key) : party;
        if (party == null) {
          throw new Broken(
              Invariant.EVIDENCE_TRUE, text(key, names) + " is on file at " + names.of(desk));
        }
        // What is taken back before it comes goes the way of its withdrawal, and counts nowhere.
        boolean counts = GroundCheck.isInForce(piece, entry.getValue().knowledge());
        if (!desks.mayLie(party, counts ? piece.occurredAt() : Long.MAX_VALUE, desk)) {
          throw new Broken(
              Invariant.EVIDENCE_ONCE, text(key, names) + " is on file at " + names.of(desk));
        }
      }
    }
    if (rest.folded()) {
      return;
    }
    for (Map.Entry<EvidenceKey, Party> must : expected.evidence().must().entrySet()) {
      boolean addressed = must.getValue().smallest().isPresent();
      if (addressed && !found.contains(must.getKey())) {
        throw new Broken(
            Invariant.EVIDENCE_KEPT,
            text(must.getKey(), names)
                + " is missing at "
                + names.of(must.getValue().smallest().get().key()));
      }
    }
    for (Warning warning : expected.warnings().all()) {
      Identifier payer = warning.party().smallest().orElseThrow();
      if (!warning.isMetBy(onFile(warning.party(), byDesk, desks))) {
        throw new Broken(
            Invariant.WARNED,
            names.of(payer.key())
                + " has none of "
                + warning.codes()
                + " because of "
                + names.mask(warning.abouts().toString()));
      }
    }
  }

  /** What is on the files of that party. */
  static Collection<EvidenceKey> onFile(
      Party party, Map<String, Set<EvidenceKey>> byDesk, SubjectDesks desks) {
    Set<EvidenceKey> all = new HashSet<>();
    for (Identifier identifier : party.identifiers()) {
      for (Generation holder : desks.holdersOf(identifier)) {
        all.addAll(byDesk.getOrDefault(desks.rootOf(holder), Set.of()));
      }
    }
    return all;
  }

  private static String text(EvidenceKey key, Nicknames names) {
    return key.code()
        + " of "
        + key.eventId()
        + (key.about().isEmpty() ? "" : " about " + names.mask(key.about()));
  }
}
