/**
 * The command line: one class for each command.
 *
 * <p>In: arguments. Out: text for a person, an {@link interlock.command.ExitCode}. Never: a rule of
 * its own; the value of a secret; a stack trace that nobody asked for.
 */
package interlock.command;
