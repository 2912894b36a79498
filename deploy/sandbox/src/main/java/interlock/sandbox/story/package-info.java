/**
 * Stories that are played against a running Interlock with simulated banks and officers.
 *
 * <p>In: a seed and a scale. Out: what happens, as events on the input topics; a board while it
 * runs; a summary with the books of the money. {@link interlock.sandbox.story.NightPlan} is pure;
 * {@link interlock.sandbox.story.NightRun} plays it. Never: a real identifier, a figure that no
 * bank's book or task stands behind.
 */
package interlock.sandbox.story;
