package interlock.metrics;

/** How a metric behaves. */
public enum MeterType {
  /** Only grows, from 0 at the start of the process. */
  COUNTER,
  /** As it is now. */
  GAUGE,
  /** Counts by buckets that are fixed; beside them the sum, the count and the newest maximum. */
  HISTOGRAM
}
