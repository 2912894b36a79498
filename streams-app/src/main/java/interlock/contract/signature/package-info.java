/**
 * Who said it: a source's rule in the policy, and the signature over a record's bytes.
 *
 * <p>In: an event, its bytes and headers, the keys that are known, the policy. Out: a reject code,
 * or nothing. Never: a key's private half, a clock of its own, a call to a cluster.
 */
package interlock.contract.signature;
