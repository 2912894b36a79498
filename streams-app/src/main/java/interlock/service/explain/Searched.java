package interlock.service.explain;

/**
 * What was looked through for one task.
 *
 * @param records of all tasks that lie beside it
 * @param tasks how many tasks these records speak of, up to {@link HistoryReader#TASKS_COUNTED}
 * @param found records of the task itself
 * @param unreadable of these, how many are no history records
 */
public record Searched(long records, int tasks, int found, int unreadable) {}
