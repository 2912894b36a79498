/**
 * The settings of a process: one table, three sources (file &lt; environment &lt; flag), every
 * problem at once.
 *
 * <p>In: text. Out: an {@link interlock.service.config.InterlockConfig} that is right as a whole.
 * Never: the value of a secret in a message or a log; a call to a broker or a registry.
 */
package interlock.service.config;
