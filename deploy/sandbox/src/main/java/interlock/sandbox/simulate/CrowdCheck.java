package interlock.sandbox.simulate;

import interlock.core.identity.Identifier;
import interlock.core.subject.Evidence;
import interlock.core.subject.SubjectFile;
import interlock.core.task.LeadTask;
import interlock.core.task.Task;
import interlock.sandbox.simulate.reference.EvidenceKey;
import interlock.sandbox.simulate.reference.Warnings.Crowd;
import interlock.sandbox.simulate.reference.Warnings.Warning;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where more paid or were in touch than are warned one by one, a lead says how many are not: never
 * fewer than are not, nor more than can be, and nothing once nobody is INVOLVED (ADR 0016).
 */
final class CrowdCheck implements Check {
  private final Optional<Subjects.Reader> identity;

  CrowdCheck(Optional<Subjects.Reader> identity) {
    this.identity = identity;
  }

  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    if (rest.folded()) {
      return;
    }
    Map<String, Crowd> crowds = expected.warnings().crowds();
    Stream<String> desks =
        Stream.concat(rest.accounts().keySet().stream(), rest.contacts().keySet().stream());
    for (String desk : desks.toList()) {
      int most = crowds.containsKey(desk) ? crowds.get(desk).most() : 0;
      int said = said(rest.tasks().of(desk));
      if (said > most) {
        throw broken(names.of(desk) + ": " + said + " are said not to be warned of " + most);
      }
    }
    if (crowds.values().stream().allMatch(c -> c.people().isEmpty())) {
      return;
    }
    var subjects = new SubjectDesks(identity.map(reader -> reader.read(rest)), rest);
    Map<String, Set<EvidenceKey>> byDesk = byDesk(rest);
    for (Map.Entry<String, Crowd> entry : crowds.entrySet()) {
      int said = said(rest.tasks().of(entry.getKey()));
      // Whoever was warned by one ground is warned.
      Set<Identifier> warned = new HashSet<>();
      Set<Identifier> all = new HashSet<>();
      for (List<Warning> people : entry.getValue().people()) {
        for (Warning warning : people) {
          Identifier person = warning.party().smallest().orElseThrow();
          all.add(person);
          if (warning.isMetBy(EvidenceCheck.onFile(warning.party(), byDesk, subjects))) {
            warned.add(person);
          }
        }
      }
      int not = all.size() - warned.size();
      if (not > said) {
        throw broken(
            names.of(entry.getKey()) + ": " + not + " are not warned, " + said + " are said");
      }
    }
  }

  private static Map<String, Set<EvidenceKey>> byDesk(AtRest rest) {
    Map<String, Set<EvidenceKey>> byDesk = new HashMap<>();
    for (Map.Entry<String, SubjectFile> entry : rest.subjects().entrySet()) {
      for (Evidence piece : entry.getValue().knowledge().evidence()) {
        byDesk
            .computeIfAbsent(entry.getKey(), unused -> new HashSet<>())
            .add(EvidenceKey.of(piece));
      }
    }
    return byDesk;
  }

  private static int said(List<Task> tasks) {
    return tasks.stream()
        .filter(LeadTask.class::isInstance)
        .map(LeadTask.class::cast)
        .mapToInt(lead -> lead.peopleNotWarned().orElse(0))
        .sum();
  }

  private static Broken broken(String what) {
    return new Broken(Invariant.CROWDS, what);
  }
}
