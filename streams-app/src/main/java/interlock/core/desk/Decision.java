package interlock.core.desk;

import interlock.core.breaker.Pace;
import interlock.core.mail.Letter;
import interlock.core.task.Alert.Scope;
import interlock.core.task.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a desk decided.
 *
 * @param file the new file; empty if there is still, or again, nothing to keep
 * @param mail for other desks, in order; however many, they leave in pages
 * @param outputs for the centres, in order
 * @param wakeAt the next moment at which this desk would decide something new, epoch milliseconds
 * @param paces what is to be remembered of stops, where that is another now
 */
public record Decision<F extends DeskFile>(
    Optional<F> file,
    List<Letter> mail,
    List<Output> outputs,
    OptionalLong wakeAt,
    Map<Scope, Pace> paces) {

  public Decision {
    mail = List.copyOf(mail);
    outputs = List.copyOf(outputs);
    paces = Map.copyOf(paces);
  }

  /** Of a desk that stops no money. */
  public Decision(Optional<F> file, List<Letter> mail, List<Output> outputs, OptionalLong wakeAt) {
    this(file, mail, outputs, wakeAt, Map.of());
  }

  /** The same, with one more output at the end. */
  public Decision<F> saying(Output more) {
    List<Output> all = new ArrayList<>(outputs);
    all.add(more);
    return new Decision<>(file, mail, all, wakeAt, paces);
  }
}
