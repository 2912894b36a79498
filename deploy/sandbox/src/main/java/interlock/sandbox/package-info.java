/** A whole Interlock on one machine: broker, registry, stories, load. */
package interlock.sandbox;
