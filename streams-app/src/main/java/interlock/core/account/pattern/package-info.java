/**
 * What an account's payments look like together (domain codes 3006 to 3008, the balance-drain rule,
 * the course of a refund scam). One class for each pattern.
 *
 * <p>In: the posted payments of one account in the strict order of design.md §5, and the policy's
 * section {@code patterns}. Out: the payments at which a pattern begins to hold, each with what it
 * is about. Pure functions of the whole list: the same payments give the same findings, whatever
 * came first. None asks for the time, tells anybody, or remembers.
 */
package interlock.core.account.pattern;
