package interlock.sandbox.simulate;

import interlock.core.event.Party;
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
    Map<EvidenceKey, String> found = new HashMap<>();
    Map<String, Set<EvidenceKey>> byDesk = new HashMap<>();
    for (Map.Entry<String, SubjectFile> entry : rest.subjects().entrySet()) {
      Set<EvidenceKey> here = new HashSet<>();
      for (Evidence piece : entry.getValue().knowledge().evidence()) {
        EvidenceKey key = EvidenceKey.of(piece);
        String other = found.put(key, entry.getKey());
        if (other != null) {
          throw new Broken(
              Invariant.EVIDENCE_ONCE,
              text(key, names)
                  + " is on file at "
                  + names.of(other)
                  + " and at "
                  + names.of(entry.getKey()));
        }
        here.add(key);
      }
      byDesk.put(entry.getKey(), here);
    }
    Optional<Subjects> subjects = identity.map(reader -> reader.read(rest));
    for (Map.Entry<EvidenceKey, String> entry : found.entrySet()) {
      EvidenceKey key = entry.getKey();
      Party party = expected.evidence().must().get(key);
      party = party == null ? expected.evidence().may().get(key) : party;
      if (party == null) {
        throw new Broken(
            Invariant.EVIDENCE_TRUE,
            text(key, names) + " is on file at " + names.of(entry.getValue()));
      }
      if (!belongs(party, entry.getValue(), subjects)) {
        throw new Broken(
            Invariant.EVIDENCE_ONCE,
            text(key, names) + " is on file at " + names.of(entry.getValue()));
      }
    }
    if (rest.folded()) {
      return;
    }
    for (Map.Entry<EvidenceKey, Party> must : expected.evidence().must().entrySet()) {
      boolean addressed = must.getValue().smallest().isPresent();
      if (addressed && !found.containsKey(must.getKey())) {
        throw new Broken(
            Invariant.EVIDENCE_KEPT,
            text(must.getKey(), names)
                + " is missing at "
                + names.of(must.getValue().smallest().get().key()));
      }
    }
    for (Warning warning : expected.warnings().all()) {
      Identifier payer = warning.party().smallest().orElseThrow();
      if (!warning.isMetBy(onFile(warning.party(), byDesk, subjects))) {
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

  /** On the file of the smallest identifier named; once joined, of one of their roots. */
  private static boolean belongs(Party party, String desk, Optional<Subjects> subjects) {
    return subjects.isEmpty()
        ? party.smallest().filter(i -> i.key().equals(desk)).isPresent()
        : party.identifiers().stream().anyMatch(i -> subjects.get().rootOf(i.key()).equals(desk));
  }

  private static Collection<EvidenceKey> onFile(
      Party party, Map<String, Set<EvidenceKey>> byDesk, Optional<Subjects> subjects) {
    Set<EvidenceKey> all = new HashSet<>();
    for (Identifier identifier : party.identifiers()) {
      String desk = subjects.map(s -> s.rootOf(identifier.key())).orElse(identifier.key());
      all.addAll(byDesk.getOrDefault(desk, Set.of()));
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
