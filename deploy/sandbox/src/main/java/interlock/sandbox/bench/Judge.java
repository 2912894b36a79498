package interlock.sandbox.bench;

import interlock.sandbox.load.OutputListener;

/** Sets the tasks that it is told of against those that must exist. */
interface Judge extends OutputListener {
  /** Judges the tasks seen so far, after that many events of the load. */
  MixedOracle.Verdict verdict(int sent);
}
