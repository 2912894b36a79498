package interlock.core.desk;

import interlock.core.mail.Letter;
import interlock.core.task.Output;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a desk decided.
 *
 * @param file the new file; empty if there is still, or again, nothing to keep
 * @param mail for other desks, in order; however many, they leave in pages
 * @param outputs for the centres, in order
 * @param wakeAt the next moment at which this desk would decide something new, epoch milliseconds
 */
public record Decision<F extends DeskFile>(
    Optional<F> file, List<Letter> mail, List<Output> outputs, OptionalLong wakeAt) {

  public Decision {
    mail = List.copyOf(mail);
    outputs = List.copyOf(outputs);
  }
}
