package interlock.service.tasks;

import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param next where the next part begins; empty when this is the last
 */
public record TaskPage(List<TaskRow> rows, Optional<Rank> next) {
  public TaskPage {
    rows = List.copyOf(rows);
  }
}
