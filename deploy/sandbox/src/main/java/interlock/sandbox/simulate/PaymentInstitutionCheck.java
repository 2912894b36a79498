package interlock.sandbox.simulate;

import interlock.core.account.AccountFile;
import interlock.core.account.Stop;
import interlock.core.desk.Address;
import interlock.core.identity.Account;
import interlock.core.policy.StopCommand;
import interlock.core.task.StopPaymentTask.Scope;
import interlock.core.task.StopPaymentTask.State;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An account at a payment institution is never stopped as a whole; what nobody knows the order
 * number of goes to no bank by itself; and until a bank has a stop, a case's stops there are
 * together for exactly the money that is there (ADR 14).
 */
final class PaymentInstitutionCheck implements Check {
  @Override
  public void check(World world, Expectations expected, AtRest rest, Nicknames names)
      throws Broken {
    for (Account account : expected.log().pooled(world.policy())) {
      String key = Address.account(account).key();
      AccountFile file = rest.accounts().get(key);
      if (file == null || file.folded() > 0) {
        continue;
      }
      SortedMap<String, Long> asked = new TreeMap<>();
      Set<String> lifting = new HashSet<>();
      boolean byPeople = rest.answered().contains(key);
      for (Stop stop : file.stops()) {
        if (StopCheck.hasEnded(stop.state())) {
          continue;
        }
        if (stop.command() == StopCommand.LIFT) {
          // Its bank has the money until it answers; then it is asked again.
          lifting.add(stop.caseId().orElse(""));
          continue;
        }
        String which =
            "the stop on " + names.of(key) + " for " + names.mask(stop.caseId().orElse(""));
        if (stop.scope() == Scope.WHOLE_ACCOUNT) {
          throw new Broken(Invariant.STOPS, which + " is for everybody's money");
        }
        if (!byPeople && stop.orderId().isEmpty() && stop.state() != State.PROPOSED) {
          throw new Broken(Invariant.STOPS, which + " went out without an order number");
        }
        asked.merge(stop.caseId().orElse(""), stop.amountFen(), Long::sum);
      }
      if (byPeople || file.balance().isPresent()) {
        continue;
      }
      Map<String, Long> left = expected.taint().left().getOrDefault(account, new TreeMap<>());
      SortedMap<String, Long> there = new TreeMap<>(left);
      there.values().removeIf(fen -> fen == 0);
      asked.values().removeIf(fen -> fen == 0);
      asked.keySet().removeAll(lifting);
      there.keySet().removeAll(lifting);
      if (!asked.equals(there)) {
        throw new Broken(
            Invariant.STOPS,
            "at the payment institution "
                + names.mask(asked.toString())
                + " fen are asked for, "
                + names.mask(there.toString())
                + " are there");
      }
    }
  }
}
