/**
 * Contracts to core and back: one mapper per record, the wire format, the schema registry.
 *
 * <p>In: bytes from a topic or a store. Out: checked core values, or a rejection with its code.
 * Decides nothing.
 */
package interlock.contract;
