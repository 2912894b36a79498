/**
 * The alerts of {@code deploy/prometheus}. In: rules, their promtool tests, the runbook pages. Held
 * here: each alert says in both languages what people lose, whom it wakes, what to do, and is shown
 * to fire and not to fire.
 */
package interlock.sandbox.alerts;
