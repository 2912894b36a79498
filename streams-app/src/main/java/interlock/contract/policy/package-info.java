/**
 * Policy documents: YAML in, {@link interlock.core.policy.Policy} or every problem with its line
 * out, and back.
 *
 * <p>The records of {@code core.policy} and their {@link interlock.core.policy.Setting}s are the
 * one table from which reading, writing, the reference page and the JSON Schema are derived: a new
 * setting is a new record component and a line in {@code policy/default.yaml}. Nothing here decides
 * what a good policy is; that is the core's.
 */
package interlock.contract.policy;
