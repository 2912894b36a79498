/**
 * Who may do what on the cluster: one table of roles and topics, and what is made from it.
 *
 * <p>In: the catalogue of topics. Out: Kafka's ACLs as bindings, as a script, as Strimzi users, as
 * a page; their comparison with a cluster. Never: a right that the table does not give, or an ACL
 * of somebody else's changed.
 */
package interlock.service.security;
