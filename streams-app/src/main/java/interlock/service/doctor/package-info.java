/**
 * What an operator would look at one after the other when something is wrong, each with its fix.
 *
 * <p>In: the settings, this machine, broker and registry. Out: findings. Never: a change, or a
 * record that a reader sees.
 */
package interlock.service.doctor;
