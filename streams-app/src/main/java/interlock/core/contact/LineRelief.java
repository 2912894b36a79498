package interlock.core.contact;

import interlock.core.codes.ReasonCode;
import interlock.core.event.Origin;
import interlock.core.event.WatchEntry;
import interlock.core.task.Voice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What counts no more against a line, and who said so: an upheld appeal, an officer, or the time
 * that a measure may last. Told again, or told otherwise, a ground that was set aside stays so; an
 * entry or a case that comes later is another ground. The contact is INVOLVED all the same: who was
 * in touch with it stays warned, since that restricts nobody.
 *
 * @param setAside ids of the entries and cases that count no more; sorted
 * @param why what set aside the last that stood; empty once another stands
 * @param voices officers who would lift the measure, or did; of different officers, oldest first
 * @param heard source/eventId of the officers' decisions read, the newest last
 */
public record LineRelief(
    List<String> setAside, Optional<ReasonCode> why, List<Voice> voices, List<String> heard) {
  /** Nothing was set aside, and no officer spoke. */
  public static final LineRelief NONE =
      new LineRelief(List.of(), Optional.empty(), List.of(), List.of());

  /** As many as can be on file. */
  private static final int MOST_SET_ASIDE = Involvement.MOST_LISTINGS + Involvement.MOST_CASES;

  /** Beyond that the oldest is forgotten, and its repeat is read as new. */
  private static final int MOST_HEARD = 8;

  public LineRelief {
    setAside = List.copyOf(setAside);
    voices = List.copyOf(voices);
    heard = List.copyOf(heard);
  }

  /** What of the involvement still counts against the line. */
  Involvement standing(Involvement known) {
    if (setAside.isEmpty()) {
      return known;
    }
    Set<String> gone = new HashSet<>(setAside);
    return new Involvement(
        known.allowed(),
        known.listings().stream().filter(e -> !gone.contains(e.entryId())).toList(),
        known.cases().stream().filter(c -> !gone.contains(c.caseId())).toList());
  }

  /**
   * These count no more.
   *
   * @param onFile every entry and case that the file holds: where there is no room the others go,
   *     for nobody could tell them again
   */
  LineRelief settingAside(Stream<String> grounds, ReasonCode because, Set<String> onFile) {
    var all = new TreeSet<>(setAside);
    grounds.forEach(all::add);
    if (all.size() > MOST_SET_ASIDE) {
      all.retainAll(onFile);
    }
    return new LineRelief(List.copyOf(all), Optional.of(because), voices, heard);
  }

  /** These officers would lift the measure, or did. */
  LineRelief spoken(List<Voice> by) {
    return new LineRelief(setAside, why, by, heard);
  }

  /**
   * Something stands again: what set aside the last of what stood before tells nothing any more.
   */
  LineRelief overtaken() {
    return new LineRelief(setAside, Optional.empty(), voices, heard);
  }

  boolean hasHeard(Origin decision) {
    return heard.contains(name(decision));
  }

  /** With one more decision that is known when it is told again. */
  LineRelief hearing(Origin decision) {
    List<String> all = new ArrayList<>(heard);
    all.add(name(decision));
    return new LineRelief(
        setAside, why, voices, all.subList(Math.max(0, all.size() - MOST_HEARD), all.size()));
  }

  private static String name(Origin origin) {
    return origin.source() + "/" + origin.eventId();
  }

  /** What stands against the file's line at a moment, epoch milliseconds. */
  static Involvement standing(ContactFile file, long at) {
    return file.relief().standing(Involvement.of(file, at));
  }

  /** Every entry and case of the file, those that do not count included. */
  static Set<String> onFile(ContactFile file) {
    Set<String> ids = new HashSet<>();
    file.listings().stream().map(WatchEntry::entryId).forEach(ids::add);
    file.reports().stream().map(ContactFile.CaseOnContact::caseId).forEach(ids::add);
    return ids;
  }
}
