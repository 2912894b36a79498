package interlock.sandbox.bench;

/** When a floor gets its records, and under which keys. */
interface Pace {
  /** How many there are. */
  int size();

  /** Nanoseconds after the start; never less than the one before. */
  long dueNanos(int index);

  /** Whom the record is about: its key. */
  int person(int index);
}
