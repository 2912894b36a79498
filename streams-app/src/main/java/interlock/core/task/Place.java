package interlock.core.task;

/**
 * Where a person is believed to be.
 *
 * @param region GB/T 2260 code
 * @param source who said so; {@link #PHONE_PREFIX} if nobody did
 * @param at when it was so, epoch milliseconds
 */
public record Place(String region, String source, long at) {
  /** Nobody said so: it is where the phone number was given out, by data of that day. */
  public static final String PHONE_PREFIX = "PHONE_PREFIX";
}
