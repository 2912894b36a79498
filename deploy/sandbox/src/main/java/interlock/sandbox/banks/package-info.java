/**
 * Simulated banks: they carry out what task.stop-payment and task.account-query ask of them, and
 * keep books that their answers are true to.
 *
 * <p>In: tasks, and payments that somebody orders. Out: stop-payment.feedback, bank movements, all
 * of invented accounts. {@link interlock.sandbox.banks.Banks} has no clock, thread or IO: the same
 * messages at the same moments give the same answers; {@link interlock.sandbox.banks.BankService}
 * is the thin shell on Kafka. Never: money from nothing, an act done twice for one application id.
 */
package interlock.sandbox.banks;
