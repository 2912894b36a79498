/**
 * Shows where the money of one case went, what would have been held by an earlier report, and how
 * frozen money could go back.
 *
 * <p>In: {@code case.summary}, {@code case.trace-edge}, {@code task.stop-payment}, the report and,
 * for a replay, the banks' movements ({@link interlock.service.trace.CaseReader} brings them; all
 * else is pure). Out: text, JSON, a drawing. Never: an identifier in full, unless it was asked for.
 */
package interlock.service.trace;
