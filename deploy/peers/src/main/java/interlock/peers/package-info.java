/** What a team would have built instead of Interlock, each peer in a JVM of its own. */
package interlock.peers;
