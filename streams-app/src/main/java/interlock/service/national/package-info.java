/**
 * A stop-payment task in the fields of the national police–bank interface.
 *
 * <p>In: a revision of a task. Out: what each field of the message would hold, and which are
 * missing. It never writes a message, and never presents the interface as law: what is known of it
 * was read in public source code of integrations, and each field says so.
 */
package interlock.service.national;
