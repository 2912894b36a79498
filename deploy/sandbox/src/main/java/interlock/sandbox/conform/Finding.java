package interlock.sandbox.conform;

import interlock.core.codes.RejectCode;
import java.util.Optional;

/**
 * One thing for which a record would not be taken.
 *
 * @param line of the file, from 1
 * @param code empty where the record cannot even be read
 * @param field its path, where one is at fault
 * @param message what is wrong and how to mend it; never an identifier
 */
public record Finding(
    int line, Optional<RejectCode> code, Optional<String> field, String message) {}
