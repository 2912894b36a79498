/**
 * What people read, in the two languages of those who run this.
 *
 * <p>In: symbols of the contracts, documented codes. Out: words. Never: what a record holds about a
 * person.
 */
package interlock.service.wording;
