/**
 * What is to be done now, at a terminal.
 *
 * <p>In: the API's answers, masked. Out: lines of text in either language. Never asks for
 * identifiers in full.
 */
package interlock.service.worklist;
