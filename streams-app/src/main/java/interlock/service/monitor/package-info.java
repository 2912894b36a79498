/**
 * Watches those who consume the tasks: a centre that stopped reading protects nobody.
 *
 * <p>In: what the cluster knows of consumer groups. Out: metrics. Never: a group that no setting
 * names.
 */
package interlock.service.monitor;
