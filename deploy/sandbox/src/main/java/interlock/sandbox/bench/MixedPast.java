package interlock.sandbox.bench;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whom and what the events of mixed loads named, by numbers of people and accounts. */
final class MixedPast {
  private final BitSet reported = new BitSet();
  private final BitSet victims = new BitSet();
  private final BitSet named = new BitSet();
  private final BitSet paidOften = new BitSet();
  private final BitSet paid = new BitSet();
  private final Map<Integer, Set<Integer>> payers = new HashMap<>();

  /**
   * Adds the first events of a load.
   *
   * @param sent how many
   */
  void add(MixedLoad load, int sent) {
    for (int index = 0; index < sent; index++) {
      int person = load.person(index);
      switch (load.topic(index)) {
        case TELECOM_FRAUD_CONTACT, BANK_SUSPICIOUS_TRANSFER, POLICE_WARNING_DIRECTIVE ->
            reported.set(person);
        case POLICE_INCIDENT_REPORT -> {
          victims.set(person);
          named.set(load.fraudster(index));
        }
        case BANK_ACCOUNT_MOVEMENT -> paid(person, load.fraudster(index));
        default -> throw new IllegalStateException("not part of the mix: " + load.topic(index));
      }
    }
  }

  private void paid(int person, int account) {
    payers.computeIfAbsent(account, a -> new HashSet<>()).add(person);
    paidOften.set(person, paidOften.get(person) || paid.get(person));
    paid.set(person);
  }

  /** Of whom a carrier, a bank or the police told something. */
  BitSet reported() {
    return (BitSet) reported.clone();
  }

  boolean names(int account) {
    return named.get(account);
  }

  /** Who paid an account that a report names, before or after it, and is no victim. */
  BitSet paidNamed() {
    var people = new BitSet();
    named.stream()
        .mapToObj(account -> payers.getOrDefault(account, Set.of()))
        .forEach(of -> of.forEach(people::set));
    people.andNot(victims);
    return people;
  }

  /** Of whom there may be a task: all but those who only ever made one payment, to nobody named. */
  BitSet known() {
    BitSet people = paidNamed();
    people.or(reported);
    people.or(victims);
    people.or(paidOften);
    return people;
  }
}
