/**
 * The client of a Confluent-compatible schema registry. In: configuration with Confluent's keys,
 * subjects, ids, schema texts. Out: ids, schemas, or one of the four {@link
 * interlock.contract.registry.RegistryException}s. Never: a credential or a body in a log or
 * message; an outage reported as anything else.
 */
package interlock.contract.registry;
