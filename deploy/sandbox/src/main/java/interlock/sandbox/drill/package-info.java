/**
 * The drill player: a scripted incident, and whether the tasks that it promises come out.
 *
 * <p>In: drill files (docs/drills.md). Read whole and checked against the contracts first: {@link
 * interlock.sandbox.drill.DrillParser}. Then {@link interlock.sandbox.drill.DrillPlayer} runs the
 * steps on a {@link interlock.sandbox.drill.DrillEngine}: virtual time, or a real cluster. Out:
 * what became of each step. It must never run a file that has an error, wait in virtual time, or
 * print an identifier in the open.
 */
package interlock.sandbox.drill;
