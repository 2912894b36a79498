package interlock.core.subject;

import interlock.core.identity.Account;
import interlock.core.identity.Generation;
import interlock.core.identity.Identifier;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import interlock.core.joining.Members;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** By which identifiers a subject can be reached: not by numbers that others have by now. */
record Names(List<Phone> phones, List<Account> accounts, Optional<PersonToken> personId) {

  static Names of(Generation root, SubjectFile file) {
    Knowledge known = file.knowledge();
    Members members = file.standing().members();
    Set<Identifier> gone = new HashSet<>();
    members.left().forEach(g -> gone.add(g.identifier()));
    if (!gone.isEmpty()) {
      if (!members.left().contains(root)) {
        gone.remove(root.identifier());
      }
      members.others().stream()
          .filter(m -> !members.left().contains(m))
          .forEach(m -> gone.remove(m.identifier()));
    }
    return new Names(
        known.phones().stream().filter(p -> !gone.contains(p)).toList(),
        known.accounts().stream().filter(a -> !gone.contains(a)).toList(),
        members.person(root).or(known::personId).filter(p -> !gone.contains(p)));
  }
}
