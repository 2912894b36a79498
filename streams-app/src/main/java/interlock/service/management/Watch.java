package interlock.service.management;

import interlock.core.policy.Policies;
import interlock.service.tasks.LiveTasks;
import interlock.topology.DeskMeters;
import interlock.topology.Engine;

/** What a running process is watched by, once it is put together. */
public record Watch(Engine engine, DeskMeters desks, LiveTasks tasks, Policies policies) {}
