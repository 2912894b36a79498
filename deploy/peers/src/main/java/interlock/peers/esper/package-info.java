/** The pattern part of the job in Esper. GPL-2.0, so never shipped. */
package interlock.peers.esper;
