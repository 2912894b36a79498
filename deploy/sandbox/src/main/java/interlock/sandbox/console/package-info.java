/**
 * Tasks as a person at a terminal reads them, in English or Chinese.
 *
 * <p>In: task records. Out: lines of text with identifiers masked. Never writes to a topic.
 */
package interlock.sandbox.console;
