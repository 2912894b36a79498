package interlock.sandbox.worker;

/**
 * What a centre has done already. In a real one a table keyed by task id, written in the
 * transaction of the work itself: every worker sees some revisions twice. Used by all workers of a
 * centre at once.
 */
public interface Ledger {
  /** The newest revision that was worked on; 0 for none. */
  int newest(String taskId);

  /** This revision is done. */
  void done(String taskId, int revision);
}
