/**
 * What the five desks share: a desk is a pure function from its file and one mail to a decision.
 *
 * <p>In: mail. Out: the new file, mail for other desks, outputs for the centres, and the moment at
 * which the desk wants to be woken. Never performs anything, never asks for the time.
 */
package interlock.core.desk;
