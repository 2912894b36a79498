/**
 * Faults on a running Interlock under load: processes killed, stopped and frozen, brokers and
 * registry gone, a full disk, a wrong clock, records that nobody can read. In: a seed. Out: for
 * each round what was lost and doubled, whether order was kept, how long it took to recover. Never:
 * a fault that this machine refuses counted as held; a process that outlives the command.
 */
package interlock.sandbox.faults;
