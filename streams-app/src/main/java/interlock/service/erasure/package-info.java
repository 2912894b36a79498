/**
 * What a person may ask for: that Interlock forget what it holds about an identifier
 * (docs/retention.md, docs/adr/0029).
 *
 * <p>In: an identifier, an officer, a reason. Out: one decision for each desk concerned, and what
 * the desks answered in the audit. Never writes to a store itself.
 */
package interlock.service.erasure;
