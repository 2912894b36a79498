/**
 * What Interlock could not read ({@code dead-letter}) or refused ({@code intake.rejected}), for a
 * person who looks into it and has it read again.
 *
 * <p>In: both topics. Out: a masked account of each letter; on request its original bytes on its
 * original topic, and a line on {@code audit.replay}, in one transaction. Never: an identifier
 * unasked, or a letter twice.
 */
package interlock.service.deadletter;
