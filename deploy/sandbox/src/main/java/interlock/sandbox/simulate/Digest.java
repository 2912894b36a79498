package interlock.sandbox.simulate;

import interlock.core.account.AccountFile;
import interlock.core.contact.ContactFile;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.WatchEntry;
import interlock.core.subject.DissuasionCase;
import interlock.core.subject.Evidence;
import interlock.core.subject.Knowledge;
import interlock.core.subject.SubjectFile;
import interlock.core.task.DissuasionTask;
import interlock.sandbox.simulate.reference.EvidenceKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The facts at rest that no order of arrival may change. Left out is what somebody judged between:
 * cases that ended, and whatever rests on evidence that only some orders bring.
 */
final class Digest {
  static final SortedMap<String, String> EMPTY = Collections.emptySortedMap();

  private static final String LEVEL = "level of ";
  private static final String EVIDENCE = "evidence at ";

  private final Expectations expected;
  private final AtRest rest;
  private final Subjects subjects;
  private final SortedMap<String, String> facts = new TreeMap<>();

  private Digest(Expectations expected, AtRest rest, Subjects subjects) {
    this.expected = expected;
    this.rest = rest;
    this.subjects = subjects;
  }

  /**
   * @param subjects who was joined
   * @param refusals whether some order may have refused a link: then who is whom is left out
   */
  static SortedMap<String, String> of(
      Expectations expected, AtRest rest, Subjects subjects, boolean refusals) {
    var digest = new Digest(expected, rest, subjects);
    if (!refusals) {
      digest.subjects();
    }
    digest.accounts();
    digest.contacts();
    return digest.facts;
  }

  /** The first fact on which two lives of a world differ; empty if they agree. */
  static String disagreement(SortedMap<String, String> one, SortedMap<String, String> other) {
    if (one.equals(other)) {
      return "";
    }
    // A level is compared only where nobody judged in either life, evidence where no file was full;
    // that none is lost is another check's affair.
    SortedMap<String, String> a = new TreeMap<>(one);
    SortedMap<String, String> b = new TreeMap<>(other);
    a.keySet().removeIf(k -> mayLack(k) && !other.containsKey(k));
    b.keySet().removeIf(k -> mayLack(k) && !one.containsKey(k));
    return firstDifference(a, b);
  }

  private static boolean mayLack(String fact) {
    return fact.startsWith(LEVEL) || fact.startsWith(EVIDENCE);
  }

  /** The first entry that differs, both ways told; empty if none does. */
  static String firstDifference(SortedMap<String, String> one, SortedMap<String, String> other) {
    var keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    for (String key : keys) {
      String a = one.getOrDefault(key, "nothing");
      String b = other.getOrDefault(key, "nothing");
      if (!a.equals(b)) {
        return key + ": " + a + " / " + b;
      }
    }
    return "";
  }

  private void subjects() {
    Map<String, Integer> careVersions = new HashMap<>();
    for (CareEntry entry : expected.log().careVersions()) {
      entry
          .person()
          .smallest()
          .ifPresent(i -> careVersions.merge(subjects.rootOf(i.key()), 1, Integer::sum));
    }
    rest.subjects()
        .forEach(
            (key, file) -> {
              boolean careChanged = careVersions.getOrDefault(key, 0) > 1;
              subject(key, file, careChanged);
            });
  }

  private void subject(String key, SubjectFile file, boolean careChanged) {
    Knowledge known = file.knowledge();
    boolean certain = known.folded() == 0;
    var pieces = new TreeSet<String>();
    for (Evidence piece : known.evidence()) {
      EvidenceKey evidence = EvidenceKey.of(piece);
      if (expected.evidence().must().containsKey(evidence)) {
        pieces.add(evidence.code() + " " + evidence.eventId());
      } else {
        certain = false;
      }
    }
    if (known.folded() == 0 && !pieces.isEmpty()) {
      facts.put(EVIDENCE + key, pieces.toString());
    }
    for (SubjectFile.Report report : known.reports()) {
      if (report.status() != CaseStatus.WITHDRAWN) {
        facts.put("report " + report.caseId() + " at " + key, report.status().toString());
      }
    }
    boolean judged =
        rest.answered().stream().map(subjects::rootOf).anyMatch(key::equals)
            || file.cases().stream().anyMatch(c -> c.state() == DissuasionTask.State.CONCLUDED);
    boolean mayHaveMore =
        expected.evidence().may().values().stream()
            .anyMatch(
                p -> p.smallest().filter(i -> subjects.rootOf(i.key()).equals(key)).isPresent());
    if (certain && !judged && !careChanged && !mayHaveMore && known.reports().isEmpty()) {
      facts.put(
          LEVEL + key,
          file.cases().stream()
              .filter(DissuasionCase::open)
              .map(c -> c.level() + " " + c.warningClass())
              .findFirst()
              .orElse("no open case"));
    }
  }

  private void accounts() {
    for (Map.Entry<String, AccountFile> entry : rest.accounts().entrySet()) {
      AccountFile file = entry.getValue();
      String key = entry.getKey();
      listings(key, file.listings());
      if (file.folded() > 0) {
        continue;
      }
      file.ledger()
          .forEach(
              e ->
                  facts.put(
                      "payment " + e.institution() + "/" + e.transferId() + " at " + key,
                      e.eventId() + " " + e.status() + " " + e.suspicions()));
      // Who is named no more may have been told so, or may never have been named.
      file.cases().stream()
          .filter(c -> c.status() != CaseStatus.WITHDRAWN && !c.lines().isEmpty())
          .forEach(
              c ->
                  facts.put(
                      "case " + c.caseId() + " at " + key, c.status() + " " + c.lines().size()));
      file.inflows().stream()
          .filter(i -> i.taintedFen() > 0)
          .forEach(
              i ->
                  facts.put(
                      "taint of " + i.caseId() + " by " + i.transferId() + " at " + key,
                      i.taintedFen() + " fen, hop " + i.hop() + ", " + i.path()));
    }
  }

  private void contacts() {
    for (Map.Entry<String, ContactFile> entry : rest.contacts().entrySet()) {
      listings(entry.getKey(), entry.getValue().listings());
      entry.getValue().reports().stream()
          .filter(r -> r.named() && r.status() != CaseStatus.WITHDRAWN)
          .forEach(
              r ->
                  facts.put("case " + r.caseId() + " at " + entry.getKey(), r.status().toString()));
    }
  }

  private void listings(String key, Iterable<WatchEntry> listings) {
    for (WatchEntry listing : listings) {
      facts.put("listing " + listing.entryId() + " at " + key, listing.origin().eventId());
    }
  }
}
