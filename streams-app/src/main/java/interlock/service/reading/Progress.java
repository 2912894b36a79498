package interlock.service.reading;

/** Hears how far a reading is. */
@FunctionalInterface
public interface Progress {
  /** Records passed and records in all; called often. */
  void at(long passed, long all);
}
