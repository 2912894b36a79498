package interlock.service.api;

import interlock.service.tasks.TaskFilter;
import java.util.function.BooleanSupplier;

/**
 * What one stream is for.
 *
 * @param filter which tasks it tells of
 * @param place given back at its end
 * @param allowed whether the caller may still hear of these
 */
record StreamOrder(TaskFilter filter, StreamPlaces.Place place, BooleanSupplier allowed) {}
