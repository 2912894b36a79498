package interlock.core.task;

/**
 * Where a person is believed to be.
 *
 * @param region GB/T 2260 code
 * @param source who said so
 * @param at when it was so, epoch milliseconds
 */
public record Place(String region, String source, long at) {}
