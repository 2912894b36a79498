package interlock.service.tasks;

/** Hears of every revision that becomes the newest of its task, on the thread that reads. */
@FunctionalInterface
public interface TaskChanges {
  void changed(TaskRow row);
}
