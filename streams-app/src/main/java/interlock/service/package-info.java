/**
 * What runs a process: configuration, checks before the start, start and stop.
 *
 * <p>In: settings, signals. Out: an {@link interlock.service.Application} that runs, or everything
 * that keeps it from running, at once, each with its fix. Never: a secret in a message; a decision
 * about a task.
 */
package interlock.service;
