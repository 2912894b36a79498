package interlock.sandbox.simulate;

import interlock.core.identity.Generation;
import interlock.core.joining.Refused;
import interlock.core.joining.Standing;
import interlock.core.joining.Talk;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who was joined, as the SubjectDesks' files say. */
final class JoinedSubjects implements Subjects {
  private final AtRest rest;

  JoinedSubjects(AtRest rest) {
    this.rest = rest;
  }

  private Standing standing(String deskKey) {
    return rest.subjects().containsKey(deskKey)
        ? rest.subjects().get(deskKey).standing()
        : Standing.ALONE;
  }

  @Override
  public String rootOf(String deskKey) {
    String at = deskKey;
    for (Optional<String> next = pointerOf(at); next.isPresent(); next = pointerOf(at)) {
      at = next.get();
    }
    return at;
  }

  @Override
  public Optional<String> pointerOf(String deskKey) {
    return standing(deskKey).parent().map(Generation::key);
  }

  @Override
  public Set<String> membersOf(String root) {
    Set<String> members = new TreeSet<>();
    members.add(root);
    standing(root).members().others().forEach(m -> members.add(m.key()));
    return members;
  }

  @Override
  public boolean isWaiting(String deskKey) {
    return !standing(deskKey).talk().equals(Talk.NONE);
  }

  @Override
  public Set<String> refusedAt(String deskKey) {
    Set<String> others = new TreeSet<>();
    for (Refused refused : standing(deskKey).own().refused()) {
      others.add(refused.link().first().key());
      others.add(refused.link().second().key());
    }
    others.remove(deskKey);
    return others;
  }
}
