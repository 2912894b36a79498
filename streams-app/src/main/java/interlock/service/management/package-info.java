/**
 * What those who run Interlock ask of a process: metrics, health, how it is.
 *
 * <p>In: what each part says of itself. Out: HTTP answers on a listener of its own. Never: an
 * identifier, a task or a case, so that whoever may reach it learns nothing of anybody.
 */
package interlock.service.management;
