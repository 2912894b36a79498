/**
 * The four desk files, as their stores keep them.
 *
 * <p>In: files to write, bytes that one of our own versions wrote. Out: the same, the other way
 * round, equal in every field.
 */
package interlock.contract.state;
