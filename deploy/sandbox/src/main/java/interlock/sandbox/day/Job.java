package interlock.sandbox.day;

import interlock.task.Measure;

/** A step of a task that somebody of a unit does. */
record Job(String unit, Hand hand, String taskId, Measure measure) {}
