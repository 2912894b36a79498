/**
 * The contracts in the registry: registered, identical, and held to FULL_TRANSITIVE.
 *
 * <p>In: the contracts' published texts, the registry's answers. Out: findings, or subjects
 * registered. Never: a schema or a level changed by a check.
 */
package interlock.service.schemas;
