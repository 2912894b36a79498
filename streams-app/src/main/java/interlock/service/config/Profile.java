package interlock.service.config;

import java.util.Locale;

/**
 * What a deployment is tuned for (design.md §10). Times in milliseconds.
 *
 * <p>{@link #LATENCY} is for a cluster of Interlock's own. It asks the brokers for {@code
 * add.partitions.to.txn.retry.backoff.ms=1} (with the default of 20 its p99 more than doubles) and
 * {@code group.min.session.timeout.ms=1000}. {@link #SHARED} asks for nothing, and loads a cluster
 * that others use less.
 */
public enum Profile {
  LATENCY(50, 5, 2, 0, 3_000, 500, 2_000),
  SHARED(100, 0, 100, 5, 10_000, 3_000, 10_000);

  private final int commitIntervalMillis;
  private final int commitSoonMillis;
  private final int pollMillis;
  private final int lingerMillis;
  private final int sessionTimeoutMillis;
  private final int heartbeatMillis;
  private final int transactionTimeoutMillis;

  Profile(
      int commitIntervalMillis,
      int commitSoonMillis,
      int pollMillis,
      int lingerMillis,
      int sessionTimeoutMillis,
      int heartbeatMillis,
      int transactionTimeoutMillis) {
    this.commitIntervalMillis = commitIntervalMillis;
    this.commitSoonMillis = commitSoonMillis;
    this.pollMillis = pollMillis;
    this.lingerMillis = lingerMillis;
    this.sessionTimeoutMillis = sessionTimeoutMillis;
    this.heartbeatMillis = heartbeatMillis;
    this.transactionTimeoutMillis = transactionTimeoutMillis;
  }

  static Profile ofLabel(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** As in the settings. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How rarely it commits at most. */
  public int commitIntervalMillis() {
    return commitIntervalMillis;
  }

  /**
   * How often it commits while nothing lags; under exactly-once a hop costs about one of these. 0:
   * at the interval only.
   */
  public int commitSoonMillis() {
    return commitSoonMillis;
  }

  /**
   * How long a thread waits for input. Above the commit interval it adds 100–250 ms at p99.9 when
   * input pauses.
   */
  public int pollMillis() {
    return pollMillis;
  }

  /** Costs itself at each hop; 5 cuts CPU at 10,000 events/s to a third. */
  public int lingerMillis() {
    return lingerMillis;
  }

  /** How long a killed instance's partitions rest. */
  public int sessionTimeoutMillis() {
    return sessionTimeoutMillis;
  }

  public int heartbeatMillis() {
    return heartbeatMillis;
  }

  /**
   * How long the open transaction of a killed instance blocks read_committed readers: with Kafka's
   * default of 10 s the gap after a kill is 10 s, whatever the session timeout.
   */
  public int transactionTimeoutMillis() {
    return transactionTimeoutMillis;
  }
}
