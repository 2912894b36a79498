package interlock.core.account.pattern;

import java.util.List;

/**
 * The posted payments of one account in the strict order.
 *
 * @param others how many there are at the other ends: they have the numbers from 1 on, so that sums
 *     by them are arrays
 */
public record Payments(List<Payment> all, int others) {
  /** The number of cash, and of whom nobody named. */
  public static final int NOBODY = 0;

  public Payments {
    all = List.copyOf(all);
  }
}
