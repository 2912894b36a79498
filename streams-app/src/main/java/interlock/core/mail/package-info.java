/**
 * What desks write to each other: one sealed family for each room's mailbox. (One package, because
 * a sealed family without modules must live in one.)
 */
package interlock.core.mail;
