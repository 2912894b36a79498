/**
 * What leaves Interlock, as contract records: tasks, summaries, trace edges, receipts, rejected
 * records. One way only: nobody here reads them back.
 */
package interlock.contract.output;
