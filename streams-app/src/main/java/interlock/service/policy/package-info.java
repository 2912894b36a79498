/**
 * The versions of the policy on {@code control.policy} (design.md §7, docs/adr/0011).
 *
 * <p>In: the topic, read whole before a process starts and followed while it runs. Out: the version
 * in force at a moment; for the commands, what is published and a way to publish. Never: a version
 * that does not validate, or another document under a known name.
 */
package interlock.service.policy;
