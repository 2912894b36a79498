package interlock.core.breaker;

import interlock.core.task.Alert.Scope;

/**
 * What is remembered of stops, as it was before the present decision. Accounts are dealt out over
 * parts (a topic's partitions), and each part counts its own stops against its share of a limit.
 */
public interface Paces {
  /** Nothing is remembered. */
  Paces NONE = scope -> Pace.NONE;

  /** {@link Pace#NONE} where nothing is remembered. */
  Pace of(Scope scope);

  /** Which part this is, from 0. */
  default int part() {
    return 0;
  }

  /** How many parts there are. */
  default int parts() {
    return 1;
  }
}
