/**
 * The canary: now and then events about nobody go in by the topics of parties, as anybody's do, and
 * the tasks that they become are waited for on a topic of their own (ADR 0032).
 *
 * <p>In: {@code control.canary}. Out: two input topics, and metrics. Never names an identifier that
 * is not reserved, and decides nothing.
 */
package interlock.service.canary;
