/**
 * The sandbox's subcommands. In: arguments. Out: text, JSON files, exit codes (0 it held, 1 it did
 * not, 2 the arguments make no sense). Never: work that belongs to a room of its own.
 */
package interlock.sandbox.command;
