/**
 * The sandbox with its doors shut: TLS, passwords, certificates and the ACLs of the table.
 *
 * <p>In: a directory. Out: a broker that lets in whom the table knows, and a file for each of them,
 * which only its owner may read. Never: a key or password outside that directory, or in a log.
 */
package interlock.sandbox.secured;
