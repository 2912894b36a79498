package interlock.sandbox.simulate;

import interlock.core.event.Party;
import interlock.core.identity.Account;
import interlock.core.identity.PersonToken;
import interlock.core.identity.Phone;
import java.util.Optional;

/** Somebody of a world; others may know less of him than this. */
record Person(Phone phone, Account account, PersonToken token) {

  /** What somebody knows of him: at least one identifier. */
  Party known(boolean byPhone, boolean byAccount, boolean byToken) {
    boolean nothing = !byPhone && !byAccount && !byToken;
    return new Party(
        byPhone || nothing ? Optional.of(phone) : Optional.empty(),
        byAccount ? Optional.of(account) : Optional.empty(),
        byToken ? Optional.of(token) : Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
