package interlock.core.desk;

/** What a desk keeps for one key. */
public interface DeskFile {
  /** The desk's {@code now} when this file was last changed, epoch milliseconds. */
  long asOf();
}
