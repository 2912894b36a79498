/** What Interlock knows and decides, without Kafka, Avro, clock, IO or metrics. */
package interlock.core;
