/**
 * Gives frozen money back, on paper (domain.md §2.5).
 *
 * <p>In: what is frozen on each account, or of each payment at a payment institution, which cases'
 * money lies there, what each case lost. Out: a proposal, to the fen. Never an order: officers
 * verify the flow and decide.
 */
package interlock.core.restitution;
