/**
 * Public data as live input: IBM AMLSim's labelled transfers become what banks, carriers and the
 * police would have told. In: the data's files. Out: a {@link interlock.sandbox.load.Load}, and a
 * summary of what Interlock made of it. Never: an identifier that could be somebody's; a result
 * that depends on the clock.
 */
package interlock.sandbox.feed;
