/**
 * The keys with which sources sign, on {@code control.key} (docs/adr/0024).
 *
 * <p>In: the topic, read whole before a process starts and followed while it runs. Out: the newest
 * word on each key; for the commands, what is published and a way to publish. Never: a private key
 * on the cluster, or a key that cannot be read taken for one.
 */
package interlock.service.keys;
