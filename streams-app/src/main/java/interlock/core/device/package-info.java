/**
 * The DeviceDesk: many cards, one device (ADR 0012).
 *
 * <p>In: one mail for each payment ordered from the device. Out: a lead CARD_GANG. Never writes to
 * another desk, links nobody to anybody, and is no evidence of anything.
 */
package interlock.core.device;
