package interlock.core.restitution;

import interlock.core.identity.Account;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where frozen money lies: a bank account, or one payment at a payment institution, whose accounts
 * hold many people's money.
 *
 * @param orderId of that one payment; empty for the account itself
 */
public record Pot(Account account, Optional<String> orderId) implements Comparable<Pot> {
  private static final Comparator<Pot> ORDER =
      Comparator.comparing(Pot::account).thenComparing(pot -> pot.orderId().orElse(""));

  /** An account itself. */
  public static Pot of(Account account) {
    return new Pot(account, Optional.empty());
  }

  @Override
  public int compareTo(Pot other) {
    return ORDER.compare(this, other);
  }
}
