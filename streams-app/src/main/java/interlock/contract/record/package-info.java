/**
 * Contract records in their normalised form, as mail and desk files hold them: one mapper each, in
 * the order of the fields of the {@code .avsc}.
 *
 * <p>In: core values to write, bytes that one of our own versions wrote. Out: the same, the other
 * way round. It must never normalise or judge: that was done by {@code contract.intake} before.
 */
package interlock.contract.record;
