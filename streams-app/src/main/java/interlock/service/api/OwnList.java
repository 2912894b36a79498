package interlock.service.api;

import interlock.service.tasks.CurrentWorkload;
import interlock.service.tasks.TaskRow;
import interlock.service.tasks.Workload;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one unit itself has to do now: its own steps as far as its officers on duty can take them,
 * and what the units below cannot.
 */
final class OwnList implements Predicate<TaskRow> {
  private static final String OWN = "own";

  private final String unit;
  private final Workload load;

  private OwnList(String unit, Workload load) {
    this.unit = unit;
    this.load = load;
  }

  /**
   * Empty when the request asks for no such list.
   *
   * @throws ApiProblem when neither the request nor the token names a unit
   */
  static Optional<OwnList> of(Request request, CurrentWorkload current) {
    if (!request.flag(OWN, false)) {
      return Optional.empty();
    }
    String unit =
        request
            .unitId()
            .orElseThrow(
                () ->
                    ApiProblem.badField(
                        OWN, "needs a unit whose list is meant", "write unit= and its code"));
    return Optional.of(new OwnList(unit, current.by(request.directory())));
  }

  @Override
  public boolean test(TaskRow row) {
    return load.actors(row).contains(unit);
  }

  /** Ids of those that a unit below could not take. */
  List<String> fromBelow(List<TaskRow> rows) {
    return rows.stream()
        .filter(row -> load.wentUp(row).contains(unit))
        .map(TaskRow::taskId)
        .toList();
  }
}
