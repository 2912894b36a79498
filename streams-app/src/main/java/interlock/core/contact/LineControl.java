package interlock.core.contact;

import interlock.core.event.LineControlFeedback.LineCommand;
import interlock.core.event.Origin;
import interlock.core.task.LineControlTask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The task issued for a contact, as last published. Times epoch milliseconds.
 *
 * @param carrier who answered for the line; empty until somebody has
 * @param unit that answers for the command, and where the line is: as when it was asked. What is
 *     restored is restored by the unit that had it stopped
 * @param responseDueAt by when the carrier is to answer; empty once it has
 * @param reminded whether that moment has passed and was told; of what is asked again it stays told
 * @param endsAt when a measure that restricts the line's holder is over; kept while a listing as
 *     ALLOWED outweighs its grounds, else empty of anything else
 * @param down whether the line went down, or may have, before the command that stands, and was not
 *     restored since
 * @param againAt when a restoration is asked again; empty of anything else, and once it is done
 * @param heard the answers read, the newest last
 */
public record LineControl(
    String taskId,
    LineCommand command,
    State state,
    Optional<String> carrier,
    String unit,
    Optional<String> region,
    OptionalLong responseDueAt,
    boolean reminded,
    OptionalLong endsAt,
    boolean down,
    OptionalLong againAt,
    List<Heard> heard,
    int revision,
    long openedAt) {
  /** Beyond that the oldest is forgotten; a repeat of it is still older than what is known. */
  private static final int MOST_HEARD = 8;

  public LineControl {
    heard = List.copyOf(heard);
  }

  /**
   * An answer that was read.
   *
   * @param occurredAt by its source's clock, epoch milliseconds
   */
  public record Heard(String source, String eventId, long occurredAt) {}

  /** What is asked of a line of which nothing was asked before. */
  static LineControl first(String taskId, LineCommand command, LineAsk ask) {
    return new LineControl(
        taskId,
        command,
        State.REQUESTED,
        Optional.empty(),
        ask.place().unit(),
        ask.place().region(),
        OptionalLong.of(ask.dueAt(command)),
        false,
        OptionalLong.empty(),
        false,
        OptionalLong.empty(),
        List.of(),
        1,
        ask.now());
  }

  /**
   * Asks the carrier for this instead. The unit which had a line stopped has it restored. What was
   * never carried out has not begun: its end is not that of what is asked now.
   */
  LineControl asked(LineCommand next, LineAsk ask) {
    boolean restores = next == LineCommand.RESTORE;
    boolean began = mayBeDown();
    return with(
        d -> {
          d.command = next;
          d.state = State.REQUESTED;
          d.unit = restores ? unit : ask.place().unit();
          d.region = restores ? region : ask.place().region();
          d.responseDueAt = OptionalLong.of(ask.dueAt(next));
          d.reminded = false;
          d.down = began;
          d.againAt = restores ? d.responseDueAt : OptionalLong.empty();
          d.endsAt = state == State.REFUSED && !began ? OptionalLong.empty() : endsAt;
        });
  }

  /** Asks the carrier for the same once more; that it is late stays told. */
  LineControl askedAgain(LineAsk ask) {
    return with(
        d -> {
          d.state = State.REQUESTED;
          d.responseDueAt = OptionalLong.of(ask.dueAt(command));
          d.reminded = true;
          d.againAt = OptionalLong.of(ask.againAt());
        });
  }

  /** To be asked again now, epoch milliseconds, if it is a restoration that is owed. */
  LineControl urged(long now) {
    return isOwed() ? with(d -> d.againAt = OptionalLong.of(now)) : this;
  }

  /** Nothing is awaited from the carrier any more; what was not restored is asked again. */
  LineControl ended(LineCommand of, State end) {
    return with(
        d -> {
          d.command = of;
          d.state = end;
          d.responseDueAt = OptionalLong.empty();
          d.reminded = false;
          d.down = end == State.DONE ? stops(of) : down;
          d.againAt = end == State.DONE ? OptionalLong.empty() : againAt;
        });
  }

  LineControl by(String answering) {
    return with(d -> d.carrier = Optional.of(answering));
  }

  /** That no answer came in time is told once. */
  LineControl judgedAt(long now) {
    boolean overdue = !reminded && responseDueAt.orElse(Long.MAX_VALUE) <= now;
    return overdue ? with(d -> d.reminded = true) : this;
  }

  LineControl revised() {
    return with(d -> d.revision = revision + 1);
  }

  /**
   * With an end while its holder can use the line no more, or is to use it no more. An end that was
   * told comes sooner where the listings end sooner, never later.
   */
  LineControl bounded(LineOrder order, LineAsk ask) {
    OptionalLong told = isOver(ask.now()) ? OptionalLong.empty() : endsAt;
    OptionalLong until =
        isMeasure()
            ? LongStream.concat(LongStream.of(told.orElse(ask.end())), order.expiresAt().stream())
                .min()
            : order.outweighed() ? told : OptionalLong.empty();
    return until.equals(endsAt) ? this : with(d -> d.endsAt = until);
  }

  /** Whether it was heard before, or its source has said something later. */
  boolean knows(Origin answer) {
    return heard.stream()
        .filter(h -> h.source().equals(answer.source()))
        .anyMatch(
            h -> h.eventId().equals(answer.eventId()) || h.occurredAt() > answer.occurredAt());
  }

  LineControl hearing(Origin answer) {
    List<Heard> all = new ArrayList<>(heard);
    all.add(new Heard(answer.source(), answer.eventId(), answer.occurredAt()));
    return with(d -> d.heard = all.subList(Math.max(0, all.size() - MOST_HEARD), all.size()));
  }

  /** Whether its task reads as the other's. */
  boolean readsAs(LineControl other) {
    return shown().equals(other.shown());
  }

  private LineControl shown() {
    return with(
        d -> {
          d.heard = List.of();
          d.endsAt = expiresAt();
          d.down = false;
          d.againAt = OptionalLong.empty();
        });
  }

  /** When what restricts the holder ends by itself, epoch milliseconds; empty of anything else. */
  OptionalLong expiresAt() {
    return isMeasure() ? endsAt : OptionalLong.empty();
  }

  /** Whether the line's holder is restricted, or is to be. */
  private boolean isMeasure() {
    return stops(command) && state != State.CANCELLED;
  }

  /** Whether a carrier may hold the line down. */
  boolean mayBeDown() {
    return down || (stops(command) && state == State.REQUESTED);
  }

  boolean isBeingRestored() {
    return command == LineCommand.RESTORE && state != State.DONE;
  }

  /** Whether its restoration was refused, or is late. */
  boolean isOwed() {
    return isBeingRestored() && (state == State.REFUSED || reminded);
  }

  /** Whether the measure has lasted as long as it may. */
  boolean isOver(long now) {
    return endsAt.orElse(Long.MAX_VALUE) <= now;
  }

  /** The next moment that is not judged yet. */
  OptionalLong nextDue() {
    return Stream.of(reminded ? OptionalLong.empty() : responseDueAt, againAt, endsAt)
        .flatMapToLong(OptionalLong::stream)
        .min();
  }

  static boolean stops(LineCommand command) {
    return switch (command) {
      case SUSPEND_NUMBER, BLOCK_CONTACT, PROTECTIVE_SUSPEND -> true;
      case VERIFY_NUMBER, RESTORE -> false;
    };
  }

  private LineControl with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** The parts that change. */
  private static final class Draft {
    private final LineControl from;
    private LineCommand command;
    private State state;
    private Optional<String> carrier;
    private String unit;
    private Optional<String> region;
    private OptionalLong responseDueAt;
    private boolean reminded;
    private OptionalLong endsAt;
    private boolean down;
    private OptionalLong againAt;
    private List<Heard> heard;
    private int revision;

    Draft(LineControl from) {
      this.from = from;
      command = from.command;
      state = from.state;
      carrier = from.carrier;
      unit = from.unit;
      region = from.region;
      responseDueAt = from.responseDueAt;
      reminded = from.reminded;
      endsAt = from.endsAt;
      down = from.down;
      againAt = from.againAt;
      heard = from.heard;
      revision = from.revision;
    }

    LineControl done() {
      return new LineControl(
          from.taskId,
          command,
          state,
          carrier,
          unit,
          region,
          responseDueAt,
          reminded,
          endsAt,
          down,
          againAt,
          heard,
          revision,
          from.openedAt);
    }
  }
}
