package interlock.core.account.pattern;

import interlock.core.identity.Identifier;
import interlock.core.mail.AccountMail.Side;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A posted payment from or to the account that is looked at.
 *
 * @param name institution/transferId
 * @param side OUT: the account paid
 * @param other who is at the other end; empty: cash, or nobody said
 * @param fen positive
 * @param at epoch milliseconds, the source's clock
 * @param balanceFen what the account held after it, where its bank says so
 */
public record Payment(
    String name,
    Side side,
    Optional<Identifier> other,
    long fen,
    long at,
    OptionalLong balanceFen) {}
