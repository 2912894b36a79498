package interlock.service.explain;

import java.util.Optional;

/**
 * What a revision says otherwise than the one before.
 *
 * @param field the contract's name of the field
 * @param isListed whether the field is a list, and this one of its members
 * @param before empty when nothing was said
 * @param after empty when nothing is said any more
 */
record Change(String field, boolean isListed, Optional<Value> before, Optional<Value> after) {
  Change {
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("a change of nothing: " + field);
    }
  }
}
