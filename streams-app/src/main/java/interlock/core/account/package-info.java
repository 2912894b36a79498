/**
 * The money's side: the movements of one account, whose money is in it, its listing, the stops on
 * it.
 *
 * <p>In: {@link interlock.core.mail.AccountMail}. Out: stop payments, account queries, leads, trace
 * edges, and mail. The only issuer of commands on an account, so that they are ordered.
 */
package interlock.core.account;
