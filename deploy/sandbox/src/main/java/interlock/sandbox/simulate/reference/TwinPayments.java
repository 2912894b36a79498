package interlock.sandbox.simulate.reference;

import interlock.core.event.Transfer;
import interlock.core.identity.Account;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Payments that were told by two banks under two ids (design.md §5, docs/adr/0015): for each two
 * accounts and amount a queue of what was posted, in the strict order. The first of it stands, and
 * takes with it the next one of each other institution that another source told within the time.
 */
final class TwinPayments {
  private record Kind(Account payer, Account payee, long fen) {}

  private final Map<String, Transfer> standing = new HashMap<>();

  TwinPayments(Collection<Transfer> payments, long withinMillis) {
    Map<Kind, List<Transfer>> kinds = new HashMap<>();
    for (Transfer payment : payments) {
      Optional<Account> payer = payment.payer().account();
      Optional<Account> payee = payment.payee().flatMap(p -> p.account());
      if (payment.status() == Transfer.Status.POSTED && payer.isPresent() && payee.isPresent()) {
        kinds
            .computeIfAbsent(
                new Kind(payer.get(), payee.get(), payment.amountFen()), k -> new ArrayList<>())
            .add(payment);
      }
    }
    kinds.values().forEach(same -> pair(same, withinMillis));
  }

  private void pair(List<Transfer> same, long withinMillis) {
    same.sort(
        Comparator.comparingLong((Transfer t) -> t.origin().occurredAt())
            .thenComparing(Transfer::institution)
            .thenComparing(Transfer::transferId));
    Deque<Transfer> queue = new ArrayDeque<>(same);
    while (!queue.isEmpty()) {
      Transfer first = queue.remove();
      Map<String, Transfer> others = new HashMap<>();
      for (Transfer later : queue) {
        boolean near = later.origin().occurredAt() - first.origin().occurredAt() <= withinMillis;
        boolean another =
            !later.institution().equals(first.institution())
                && !later.origin().source().equals(first.origin().source());
        if (near && another) {
          others.putIfAbsent(later.institution(), later);
        }
      }
      others.values().forEach(other -> standing.put(Taint.name(other), first));
      queue.removeAll(others.values());
    }
  }

  boolean isHeld(Transfer payment) {
    return payment.status() == Transfer.Status.POSTED && standing.containsKey(Taint.name(payment));
  }

  Transfer standing(Transfer payment) {
    return isHeld(payment) ? standing.get(Taint.name(payment)) : payment;
  }
}
