/**
 * Load on a running Interlock, and what comes of it. In: a {@link interlock.sandbox.load.Load},
 * which says what is due when. Out: contract records on the input topics; latencies, counts and
 * receipts read from the outputs. Never: a closed loop (a slow system must not slow its own
 * measure), a raw identifier in a text.
 */
package interlock.sandbox.load;
