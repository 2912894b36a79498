package interlock.metrics;

/** How one figure is made of what several instances tell. */
public enum Instances {
  /** Each tells its own part. */
  SUM,
  /** Each tells the whole, as it reads it from the topics: the highest is the figure. */
  MAX
}
