/**
 * Leads ({@code task.lead}): trails for the police towards the other side, and how far somebody has
 * got with each. One shape for every desk that tells of them.
 *
 * <p>In: what a desk finds ({@link LeadNews}), a unit's word, the time. Out: the leads on the
 * desk's file, and a revision of each that reads differently. Never writes to anybody, and keeps no
 * more leads than the desk has asked for.
 */
package interlock.core.lead;
