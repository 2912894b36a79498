package interlock.core.account;

import interlock.core.account.AccountFile.LedgerEntry;
import interlock.core.event.Transfer;
import java.util.List;

/**
 * Accounts of shops. Nothing in the contracts says that an account is a merchant's; that a case's
 * money came through a shop's terminal does, and then the goods may have been sold in good faith.
 */
final class Merchants {
  private Merchants() {}

  /**
   * Whether all of a case's payments that the ledger knows came through a terminal: with one that
   * did not it may be a mule's, whatever he pays himself through his own terminal.
   */
  static boolean sold(Draft draft, CaseMoney money) {
    List<LedgerEntry> paid =
        draft.ledger.stream()
            .filter(
                e ->
                    money.lots().stream()
                        .anyMatch(
                            l ->
                                l.institution().equals(e.institution())
                                    && l.transferId().equals(e.transferId())))
            .toList();
    return !paid.isEmpty() && paid.stream().allMatch(e -> e.channel() == Transfer.Channel.POS);
  }
}
