package interlock.service.api;

import interlock.service.OutsideException;
import interlock.service.access.Caller;
import java.time.Instant;
import java.util.List;

/** Where it is written down who was shown identifiers in full. */
@FunctionalInterface
interface AccessLog {
  /**
   * Writes it down; the identifiers are shown only afterwards.
   *
   * @param operation by its name in the OpenAPI document
   * @throws OutsideException when it cannot be written: nothing may be shown then
   */
  void revealed(Caller caller, String operation, List<String> taskIds, Instant at);
}
